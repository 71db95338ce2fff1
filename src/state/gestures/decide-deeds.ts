/** What one does while deciding: keeping a set as a scenario, saying what a solution takes. */
import { ON_MAP, setFields } from '#domain/commands/record.ts';
import { keepOption, type KeptOption } from '#domain/commands/scenario.ts';
import { addItem } from '#domain/commands/placement.ts';
import type { Basis } from '#domain/estimate.ts';
import { find } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '../open-map.svelte.ts';

/** Keeps an option as a scenario and compares what is shown with it, so that differences read as what it brings. */
export function keepAsScenario({ editor, lens }: OpenMap, title: string, option: KeptOption): void {
  const id = editor.newId() as RecordId<'scenario'>;
  editor.commit('addScenario', keepOption(editor.records, { id, title, option }));
  if (!find(editor.records, 'scenario', id)) return;
  lens.compareWith(id);
}

/**
 * Says what a solution takes, in days. That is the same in every scenario. A range that was stated no longer fits
 * and goes; edits of one burst are undone together.
 */
export function setEffort({ editor }: OpenMap, id: RecordId, days: number, burst?: string): void {
  const before = find(editor.records, 'solution', id)?.effort;
  const basis: Basis = before?.basis ?? 'guess';
  const effort = { likely: days, basis };
  editor.commit('change', setFields(editor.records, ON_MAP, id, { effort }), burst);
}

/** A new solution at a touchpoint, selected so that it can be described at once. */
export function addSolutionAt({ editor, board }: OpenMap, touchpoint: RecordId): void {
  const [id, placementId] = [editor.newId(), editor.newId()];
  const item = { kind: 'solution', id, placementId, title: '', touchpoint } as const;
  editor.commit('addSolution', addItem(editor.records, item));
  if (find(editor.records, 'solution', id)) board.selectRecord(id);
}
