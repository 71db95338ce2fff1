/**
 * The grid engine: the full model on a lattice of (touchpoint, expectation), without chance. Everything people see
 * comes from here. `solveGrid` carries customers forward, undiscounted for counts and feelings and discounted for
 * money; `valueToGo` carries value back.
 */
import type { EncounterTable } from './encounter-table.ts';
import { createGridCache, type GridCache } from './grid-cache.ts';
import { letFlow, pathNetwork, type GridNetwork } from './grid-flow.ts';
import { valuesBack } from './grid-values.ts';
import { refuseInescapableLoops } from './inescapable-loops.ts';
import { addAt, makeLattice, type Lattice } from './lattice.ts';
import { completingAtOnce, type Model } from './model.ts';
import type { OnceFactor, TakeUpScales } from './offer-counting.ts';
import { onceFlow } from './once-flow.ts';
import { SpareFlow, type Flow } from './spare-flow.ts';
import {
  MEASURES,
  rewardOnPass,
  rewardPerPurchase,
  rewardPerVisit,
  type Measure,
  type MeasureName,
} from './grid-measures.ts';

export interface GridOptions {
  /** Tables to reuse and to keep; without it each solve starts afresh. */
  readonly cache?: GridCache;
  /** Levels of expectation per point; 10 if not given. Fewer are a preview. */
  readonly levelsPerPoint?: number;
  /** Nodes of the noise, odd; 61 if not given. */
  readonly noiseNodes?: number;
  /**
   * A loop is done when less than this share of customers is still in it, and the take-up of offers counted once when it
   * is known to ten times as much; 1e-12 if not given.
   */
  readonly tolerance?: number;
  /** How often a customer may go round a loop before the rest counts as unfinished; 10,000 if not given. */
  readonly mostVisits?: number;
}

export interface GridSolution {
  readonly model: Model;
  readonly network: GridNetwork;
  readonly takeUpScales: TakeUpScales;
  /** Offers counted once whose take-up per visit is scaled. */
  readonly once: readonly OnceFactor[];
  /** Customers by touchpoint and level, per arriving customer. */
  readonly flow: Flow;
  /** The same with everything discounted to the moment of arrival. */
  readonly discountedFlow: Flow;
  /** Factor on what goes on from each touchpoint, by discounting. */
  readonly discount: Float64Array;
  /** Share of customers still in a loop when the run was stopped. */
  readonly unfinished: number;
  readonly limits: { readonly tolerance: number; readonly mostRounds: number };
}

/** Solves the full model. Throws an InescapableLoopError when some journey never ends. */
export function solveGrid(model: Model, options: GridOptions = {}): GridSolution {
  refuseInescapableLoops(model);
  const { levelsPerPoint, noiseNodes, tolerance = 1e-12, mostVisits = 10_000 } = options;
  const lattice = makeLattice(levelsPerPoint, noiseNodes);
  const cache = options.cache ?? createGridCache();
  const limits = { tolerance, mostRounds: mostVisits };
  const network = {
    ...pathNetwork(model),
    lattice,
    tables: new Array<EncounterTable>(model.touchpoints.length),
    spare: new SpareFlow(model.touchpoints.length, lattice.levels),
  };
  cache.makeRoom(model.touchpoints.length);
  const tableAt = (index: number, scales: readonly number[]) =>
    cache.table(model.touchpoints[index]!, scales, model.psychology, lattice);
  const arriving = arrivalsOf(model, lattice);
  const settled = onceFlow(model, network, tableAt, arriving, limits, 10 * tolerance);
  const { flow } = settled;
  const discount = Float64Array.from(
    model.touchpoints,
    ({ duration }) => model.discountPerPeriod ** duration,
  );
  return {
    model,
    network,
    ...settled,
    discountedFlow: discount.every((rate) => rate === 1)
      ? flow
      : letFlow(network, arrivalsOf(model, lattice), discount, limits),
    discount,
    unfinished: flow.waiting.reduce((sum, amount) => sum + amount, 0),
    limits,
  };
}

/** V(i, E): what one customer at each touchpoint and level still brings, by touchpoint and level. */
export function valueToGo(solution: GridSolution, name: MeasureName): Float64Array {
  const { model, network, discount, limits } = solution;
  const measure = MEASURES[name];
  const { levels } = network.lattice;
  const reward = new Float64Array(model.touchpoints.length * levels);
  for (let i = 0; i < model.touchpoints.length; i++) {
    const rewardAt = rewards(solution, i, measure);
    for (let level = 0; level < levels; level++) reward[i * levels + level] = rewardAt(level);
  }
  const rate = measure.discounted ? discount : discount.map(() => 1);
  return valuesBack(network, reward, rate, limits);
}

/** The result itself, summed over all visits. */
export function totalOf(solution: GridSolution, name: MeasureName): number {
  const { model, network, flow, discountedFlow } = solution;
  const measure = MEASURES[name];
  const { levels } = network.lattice;
  const { visits } = measure.discounted ? discountedFlow : flow;
  let sum = measure.completion * completingAtOnce(model);
  for (let i = 0; i < model.touchpoints.length; i++) {
    const rewardAt = rewards(solution, i, measure);
    for (let level = 0; level < levels; level++) {
      const mass = visits[i * levels + level]!;
      if (mass !== 0) sum += mass * rewardAt(level);
    }
  }
  return sum;
}

/** Visits to each touchpoint per arriving customer, in the order of the model. */
export function visitsOf({ model, network, flow }: GridSolution): number[] {
  return model.touchpoints.map((_, i) => visitsAt(flow, [i], network.lattice.levels));
}

/** What one visit to a touchpoint brings, by the level of arrival. */
function rewards({ model, network }: GridSolution, i: number, measure: Measure) {
  const table = network.tables[i]!;
  const touchpoint = model.touchpoints[i]!;
  const perVisit = rewardPerVisit(measure, touchpoint);
  const onPass = rewardOnPass(measure, touchpoint, network.complete[i]!);
  const purchases = table.bought.map(({ slot, perLevel }) => ({
    perLevel,
    reward: rewardPerPurchase(measure, touchpoint.offers[slot >> 1]!, slot % 2 === 0),
  }));
  return (level: number): number => {
    table.need(level);
    let sum = perVisit + onPass * (1 - table.optOut[level]!) + measure.felt * table.felt[level]!;
    for (const { perLevel, reward } of purchases) sum += reward * perLevel[level]!;
    return sum;
  };
}

/** Arriving customers by touchpoint and level. */
export function arrivalsOf({ entry, expectation }: Model, lattice: Lattice): Float64Array {
  const arriving = new Float64Array(entry.length * lattice.levels);
  entry.forEach((share, i) => addAt(lattice, arriving, i * lattice.levels, expectation, share));
  return arriving;
}

function visitsAt({ visits }: Flow, touchpoints: readonly number[], levels: number): number {
  let sum = 0;
  for (const i of touchpoints) {
    for (let level = 0; level < levels; level++) sum += visits[i * levels + level]!;
  }
  return sum;
}
