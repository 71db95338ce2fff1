/** The scenarios one can show, the map as drawn first, with their names on screen. */
import type { ScenarioId } from '#state/lens.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';

export type ScenarioChoice = Readonly<{ id: ScenarioId; title: string }>;

/** The name of a scenario; for null that of the map as drawn. */
export function scenarioTitle({ lens }: OpenMap, id: ScenarioId): string {
  if (id === null) return lens.baseTitle || messages.frame.scenarios.drawn;
  return lens.scenarios.find((one) => one.id === id)?.title || messages.board.untitled;
}

export function scenarioChoices(map: OpenMap): ScenarioChoice[] {
  const ids = map.lens.scenarios.map(({ id }) => id as ScenarioId);
  return [null, ...ids].map((id) => ({ id, title: scenarioTitle(map, id) }));
}
