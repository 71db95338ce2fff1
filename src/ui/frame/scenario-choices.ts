/** The scenarios one can show, the map as drawn first, with their names on screen. */
import { mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecords } from '#domain/records.ts';
import type { ScenarioId } from '#state/lens.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';

export type ScenarioChoice = Readonly<{ id: ScenarioId; title: string }>;

/** The name of the map as drawn; while it has none, the time it shows. */
export function drawnTitle(records: MapRecords): string {
  const map = mapOf(records);
  return map?.baseTitle || messages.frame.scenarios.drawn[map?.when ?? 'today'];
}

/** The name of a scenario; for null that of the map as drawn. */
export function scenarioTitle({ editor, lens }: OpenMap, id: ScenarioId): string {
  if (id === null) return drawnTitle(editor.shown);
  return lens.scenarios.find((one) => one.id === id)?.title || messages.board.untitled;
}

/** The name of the compared scenario; null while nothing is compared. */
export function comparedTitle(map: OpenMap): string | null {
  const { compared } = map.lens;
  return compared === undefined ? null : scenarioTitle(map, compared);
}

export function scenarioChoices(map: OpenMap): ScenarioChoice[] {
  const ids = map.lens.scenarios.map(({ id }) => id as ScenarioId);
  return [null, ...ids].map((id) => ({ id, title: scenarioTitle(map, id) }));
}
