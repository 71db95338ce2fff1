/**
 * Customers carried forward where offers are counted once: their take-up per visit depends on how often customers come
 * back, and so on the flow it helps to shape. Both settle on each other stretch by stretch.
 */
import type { EncounterTable } from './encounter-table.ts';
import { letFlow, type FlowLimits, type GridNetwork } from './grid-flow.ts';
import { approachTo, firstPassage, type Approach } from './grid-reach.ts';
import type { Model } from './model.ts';
import {
  onceFactor,
  onceGroups,
  scalesAt,
  type OnceFactor,
  type OnceGroup,
  type TakeUpScales,
} from './offer-counting.ts';
import { stretchesOf, type Stretch } from './once-stretches.ts';
import type { Flow } from './spare-flow.ts';

/** Rounds for the take-up of offers counted once. */
const MOST_ROUNDS = 60;

export interface OnceFlow {
  readonly flow: Flow;
  readonly once: readonly OnceFactor[];
  readonly takeUpScales: TakeUpScales;
}

/** A group on its way to the factor that is found again when it is assumed. */
interface Settling extends OnceGroup {
  readonly approach: Approach;
  /** The factor to assume next, and what was assumed and found before. */
  factor: number;
  before: Readonly<{ assumed: number; found: number }> | null;
}

/**
 * The flow, with the factors that it settled on.
 *
 * @param network without its tables, which are filled in
 * @param tableAt the table of a touchpoint with factors on the take-up of its offers
 * @param arriving customers by touchpoint and level; it is used up and becomes `waiting`
 * @param nearEnough how far a factor may be from the one that was assumed
 */
export function onceFlow(
  model: Model,
  network: GridNetwork & { readonly tables: EncounterTable[] },
  tableAt: (index: number, scales: readonly number[]) => EncounterTable,
  arriving: Float64Array,
  limits: FlowLimits,
  nearEnough: number,
): OnceFlow {
  const { levels } = network.lattice;
  const factors = new Map<string, number>();
  const takeUpScales: (readonly number[])[] = [];
  const found = new Map<string, OnceFactor>();
  const steady = new Float64Array(model.touchpoints.length).fill(1);
  const flow: Flow = {
    visits: new Float64Array(arriving.length),
    passed: new Float64Array(arriving.length),
    waiting: arriving,
  };
  const at = (values: Float64Array, index: number) =>
    values.subarray(index * levels, (index + 1) * levels);
  const scale = (index: number) => {
    takeUpScales[index] = scalesAt(model.touchpoints[index]!, factors);
    network.tables[index] = tableAt(index, takeUpScales[index]);
  };
  const look = ({ offerId, touchpoints, approach }: Settling): OnceFactor => {
    const reach = firstPassage(model, network, flow, approach, limits);
    const visits = touchpoints.reduce((sum, index) => sum + total(at(flow.visits, index)), 0);
    return { offerId, touchpoints, reach, visits, factor: onceFactor(reach, visits) };
  };
  const settle = ({ components, items }: Stretch<Settling>) => {
    const members = components.flatMap((one) => one.members);
    const concerned = new Set([...members, ...members.flatMap((i) => network.successors[i]!)]);
    const held = new Map([...concerned].map((index) => [index, at(arriving, index).slice()]));
    const scaled = new Set(items.flatMap(({ touchpoints }) => touchpoints));
    for (const index of members) if (!scaled.has(index)) scale(index);
    for (let round = 1; ; round++) {
      for (const { offerId, factor } of items) factors.set(offerId, factor);
      scaled.forEach(scale);
      letFlow(network, arriving, steady, limits, components, flow);
      const looks = items.map(look);
      for (const one of looks) found.set(one.offerId, one);
      const isSettled = looks.every(
        ({ factor }, place) => Math.abs(factor - items[place]!.factor) <= nearEnough,
      );
      if (isSettled || round === MOST_ROUNDS) return;
      looks.forEach(({ factor }, place) => assumeNext(items[place]!, factor));
      for (const [index, amounts] of held) at(arriving, index).set(amounts);
      for (const index of members)
        for (const values of [flow.visits, flow.passed]) at(values, index).fill(0);
    }
  };
  const groups = onceGroups(model);
  const settling = groups.map((group): Settling => ({
    ...group,
    approach: approachTo(network, group.touchpoints),
    factor: 1,
    before: null,
  }));
  for (const stretch of stretchesOf(network, settling)) {
    if (stretch.items.length > 0) settle(stretch);
    else {
      for (const { members } of stretch.components) members.forEach(scale);
      letFlow(network, arriving, steady, limits, stretch.components, flow);
    }
  }
  return { flow, once: groups.map(({ offerId }) => found.get(offerId)!), takeUpScales };
}

/** One step of the secant method towards a factor that is found again when it is assumed. */
function assumeNext(group: Settling, found: number): void {
  const { factor: assumed, before } = group;
  const moved = before ? assumed - before.assumed : 0;
  const slope = moved !== 0 ? (found - before!.found) / moved : 0;
  const next = assumed + (found - assumed) / (1 - Math.max(-0.9, Math.min(0.5, slope)));
  group.before = { assumed, found };
  group.factor = Math.max(0, Math.min(1, next));
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
