/**
 * The method in five steps, and which of them a map has taken: draw what the customer does, say how it goes, what goes
 * wrong, what is offered, and what one could change.
 */
import { leverEstimates } from '../kinds/touchpoint.ts';
import type { Placeable } from '../kinds/placement.ts';
import type { MapRecords } from '../records.ts';
import { mapOf, ofKind } from './of-kind.ts';
import { placementsOf } from './placements-at.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

export const firstSteps = ['draw', 'feel', 'hurt', 'offer', 'change'] as const;
export type FirstStep = (typeof firstSteps)[number];

/** A journey begins to be one with the third touchpoint. */
const FEWEST_TOUCHPOINTS = 3;
/** Stands among what is dismissed of the map when nobody wants to be led. */
export const FIRST_STEPS = 'firstSteps';

/** The steps not taken yet, in their order; none where somebody has put them away. */
export function stepsAhead(records: MapRecords): readonly FirstStep[] {
  return mapOf(records)?.dismissed?.includes(FIRST_STEPS)
    ? []
    : firstSteps.filter((step) => !IS_TAKEN[step](records));
}

const FELT = ['quality', 'observedSatisfaction', ...Object.keys(leverEstimates)];

const IS_TAKEN: Readonly<Record<FirstStep, (records: MapRecords) => boolean>> = {
  draw: (records) =>
    touchpointsInOrder(records).filter(({ title }) => title !== '').length >= FEWEST_TOUCHPOINTS,
  feel: (records) =>
    touchpointsInOrder(records).some((touchpoint) =>
      FELT.some((field) => touchpoint[field] !== undefined),
    ),
  hurt: (records) => isPlaced(records, 'painPoint'),
  offer: (records) => isPlaced(records, 'offer'),
  change: (records) =>
    ofKind(records, 'solution').some(({ effects = [] }) => effects.length > 0) ||
    ofKind(records, 'scenario').some(
      ({ effects = [], solutions = [] }) => effects.length + solutions.length > 0,
    ),
};

function isPlaced(records: MapRecords, kind: Placeable): boolean {
  return ofKind(records, kind).some(({ id }) => placementsOf(records, id).length > 0);
}
