/** What one does to scenarios and segments: each deed leaves the lens where one goes on working. */
import { addScenario as planScenario } from '#domain/commands/scenario.ts';
import { addSegment as planSegment } from '#domain/commands/segment.ts';
import { ON_MAP, removeRecords, setFields } from '#domain/commands/record.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { ScenarioId } from '../lens.svelte.ts';
import type { OpenMap } from '../open-map.svelte.ts';

/** A new scenario that starts as another one is. It is shown, compared with what it came from. */
export function addScenario({ editor, lens }: OpenMap, title: string, from: ScenarioId): RecordId {
  const id = editor.newId() as RecordId<'scenario'>;
  editor.commit('addScenario', planScenario(editor.records, { id, title, from }));
  lens.showScenario(id);
  if (lens.compared !== from) lens.compareWith(from);
  return id;
}

/** Gives a scenario, or for null the map as drawn, another name. An empty name changes nothing. */
export function renameScenario({ editor }: OpenMap, scenario: ScenarioId, title: string): void {
  const text = title.trim();
  const id = scenario ?? mapOf(editor.records)?.id;
  if (text === '' || id === undefined) return;
  const fields = scenario === null ? { baseTitle: text } : { title: text };
  editor.commit('rename', setFields(editor.records, ON_MAP, id, fields));
}

/** Removes a scenario. Where it was shown, the map as drawn is shown. */
export function removeScenario({ editor, lens }: OpenMap, id: RecordId): void {
  if (!find(editor.records, 'scenario', id)) return;
  if (lens.compared === id) lens.compareWith(undefined);
  if (lens.scenario?.id === id) lens.showScenario(null);
  editor.commit('remove', removeRecords(editor.records, [id]));
}

/** A new segment, selected so that it can be described at once. */
export function addSegment({ editor, board }: OpenMap, title: string): RecordId {
  const id = editor.newId();
  editor.commit('addSegment', planSegment(editor.records, { id, title }));
  board.selectRecord(id);
  return id;
}

/** Gives the map another title. An empty one changes nothing. */
export function renameMap({ editor }: OpenMap, title: string): void {
  const text = title.trim();
  const map = mapOf(editor.records);
  if (map && text !== '')
    editor.commit('rename', setFields(editor.records, ON_MAP, map.id, { title: text }));
}
