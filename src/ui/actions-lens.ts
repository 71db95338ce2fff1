/** Scenarios and segments: which one is shown, which one compared, new ones. */
import { addScenario, addSegment, removeScenario } from '#state/gestures/lens-deeds.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { mapAction, type Action } from './action.ts';
import { messages } from './messages/messages.ts';
import { number } from './shared/format.ts';

const words = messages.actions;

/** Makes a scenario from what is shown, with a number for a name. */
export function newScenario(map: OpenMap): void {
  const count = map.lens.scenarios.length + 1;
  addScenario(map, words.newScenarioTitle(number(count, 0)), map.lens.scenario?.id ?? null);
}

export function newSegment(map: OpenMap): void {
  addSegment(map, words.newSegmentTitle(number(map.lens.segments.length + 1, 0)));
}

export const lensActions: readonly Action[] = [
  mapAction('showDrawn', 'lens', (map) => map.lens.showScenario(null), {
    when: (map) => map.lens.scenario !== null,
  }),
  mapAction('newScenario', 'lens', newScenario),
  mapAction('duplicateScenario', 'lens', newScenario, {
    when: (map) => map.lens.scenario !== null,
  }),
  mapAction('removeScenario', 'lens', (map) => removeScenario(map, map.lens.scenario!.id), {
    when: (map) => map.lens.scenario !== null,
  }),
  mapAction('compareNothing', 'lens', (map) => map.lens.compareWith(undefined), {
    when: (map) => map.lens.compared !== undefined,
  }),
  mapAction('showAllCustomers', 'lens', (map) => map.lens.showSegment(null), {
    when: (map) => map.lens.segment !== null,
  }),
  mapAction('newSegment', 'lens', newSegment),
  mapAction(
    'toggleSegmentLines',
    'lens',
    (map) => map.lens.overlaySegments(!map.lens.showsSegments),
    { when: (map) => map.lens.segment === null && map.lens.segments.length > 1 },
  ),
];
