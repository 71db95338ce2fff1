/**
 * All that can happen at one touchpoint, tabled by the expectation a customer arrives with: who leaves, what is felt,
 * what is bought, and with which expectation those who stay go on. It knows nothing of money, paths and ids, so one
 * table serves every touchpoint and every solve with the same inner numbers. Rows are worked out when first needed.
 */
import { clipped } from './psychology.ts';
import { NEUTRAL, type ModelTouchpoint, type Psychology } from './model.ts';
import type { Lattice } from './lattice.ts';
import { qualityMixture } from './quality-mixture.ts';

/** Satisfaction counts as top box from here on. */
export const TOP_BOX = 9;
/** Satisfaction counts as bottom box below this. */
export const BOTTOM_BOX = 6.5;
/** Keeps values that differ from a box limit by rounding only on the right side of it. */
export const ROUNDING = 1e-9;

/** The numbers of a touchpoint that decide how encounters there go. */
export type EncounterInputs = Pick<
  ModelTouchpoint,
  'quality' | 'optOut' | 'promise' | 'kano' | 'pains' | 'offers'
>;

export class EncounterTable {
  /** Mean delivered quality, clipped; it does not depend on the expectation. */
  readonly meanQuality: number;
  /** Per level, means over visits. */
  readonly optOut: Float64Array;
  readonly felt: Float64Array;
  readonly satisfaction: Float64Array;
  readonly topBox: Float64Array;
  readonly bottomBox: Float64Array;
  /** Per purchase slot (see QualityAtom) that can happen, the probability per level of buying and staying. */
  readonly bought: readonly { readonly slot: number; readonly perLevel: Float64Array }[];
  /** The level at which the row of next expectations starts. */
  readonly firstNext: Int32Array;
  /** Length of every row of next expectations. */
  readonly width: number;
  /** Row by row, the probability of staying and going on with each expectation. */
  readonly next: Float64Array;

  readonly #inputs: EncounterInputs;
  readonly #psychology: Psychology;
  readonly #lattice: Lattice;
  readonly #known: Uint8Array;
  readonly #quality: Float64Array;
  readonly #weight: Float64Array;
  readonly #purchases: readonly Float64Array[];

  /** @param takeUpScale for each offer, the factor on take-up and base that makes it count once per customer */
  constructor(
    inputs: EncounterInputs,
    takeUpScale: readonly number[],
    psychology: Psychology,
    lattice: Lattice,
  ) {
    const { levels, levelsPerPoint } = lattice;
    const nodes = qualityNodes(inputs, takeUpScale, psychology.spread, lattice);
    this.#inputs = inputs;
    this.#psychology = psychology;
    this.#lattice = lattice;
    this.#known = new Uint8Array(levels);
    this.#quality = Float64Array.from(nodes, ({ quality }) => quality);
    this.#weight = Float64Array.from(nodes, ({ weight }) => weight);
    const slots = Array.from({ length: 2 * inputs.offers.length }, (_, slot) => slot).filter(
      (slot) => nodes.some(({ bought }) => bought[slot] !== 0),
    );
    this.#purchases = slots.map((slot) => Float64Array.from(nodes, ({ bought }) => bought[slot]!));
    this.bought = slots.map((slot) => ({ slot, perLevel: new Float64Array(levels) }));
    this.meanQuality = nodes.reduce((sum, { quality, weight }) => sum + quality * weight, 0);
    this.optOut = new Float64Array(levels);
    this.felt = new Float64Array(levels);
    this.satisfaction = new Float64Array(levels);
    this.topBox = new Float64Array(levels);
    this.bottomBox = new Float64Array(levels);
    this.firstNext = new Int32Array(levels);
    const range = nodes[nodes.length - 1]!.quality - nodes[0]!.quality;
    const steepest = Math.max(psychology.barUp, psychology.barDown);
    this.width = Math.min(levels, Math.ceil(range * steepest * levelsPerPoint) + 2);
    this.next = new Float64Array(levels * this.width);
  }

  /** What quality is held against at a level. */
  referenceAt(level: number): number {
    const expectation = level / this.#lattice.levelsPerPoint;
    const { promise } = this.#inputs;
    const weight = this.#psychology.promiseWeight;
    return promise === null ? expectation : (1 - weight) * expectation + weight * promise;
  }

  /** Works out the row of a level; to be called before anything of that level is read. */
  need(level: number): void {
    if (this.#known[level]) return;
    this.#known[level] = 1;
    const { levels, levelsPerPoint } = this.#lattice;
    const { optOut, kano } = this.#inputs;
    const p = this.#psychology;
    const { barUp, barDown, diminishing, lossAversion, surpriseWeight, stayingWeight } = p;
    const gains = kano === 'basic' ? 0 : 1;
    const losses = kano === 'delighter' ? 0 : -lossAversion;
    const { next, bought } = this;
    const quality = this.#quality;
    const weights = this.#weight;
    const purchases = this.#purchases;
    const reference = this.referenceAt(level);
    const last = levels - 2;
    const firstGap = quality[0]! - reference;
    const lowest = reference + (firstGap >= 0 ? barUp : barDown) * firstGap;
    const first = Math.max(0, Math.min(levels - this.width, Math.floor(lowest * levelsPerPoint)));
    const row = level * this.width - first;
    let optOutSum = 0;
    let feltSum = 0;
    let satisfactionSum = 0;
    let top = 0;
    let bottom = 0;
    for (let node = 0; node < quality.length; node++) {
      const delivered = quality[node]!;
      const weight = weights[node]!;
      const gap = delivered - reference;
      const up = gap >= 0;
      // exp(a log x) takes half the time of x ** a, and gives 0 at 0 as well.
      const felt = (up ? gains : losses) * Math.exp(diminishing * Math.log(up ? gap : -gap));
      const satisfaction = clipped(delivered + surpriseWeight * felt);
      let leaves = optOut;
      if (stayingWeight !== 0) {
        const odds = optOut * Math.exp(stayingWeight * (NEUTRAL - satisfaction));
        leaves = odds / (1 - optOut + odds);
      }
      optOutSum += weight * leaves;
      feltSum += weight * felt;
      satisfactionSum += weight * satisfaction;
      if (satisfaction >= TOP_BOX - ROUNDING) top += weight;
      else if (satisfaction < BOTTOM_BOX - ROUNDING) bottom += weight;
      const place = clipped(reference + (up ? barUp : barDown) * gap) * levelsPerPoint;
      const below = Math.min(last, Math.floor(place));
      const above = weight * (1 - leaves) * (place - below);
      next[row + below]! += weight * (1 - leaves) - above;
      next[row + below + 1]! += above;
      for (let slot = 0; slot < bought.length; slot++) {
        bought[slot]!.perLevel[level]! += purchases[slot]![node]! * (1 - leaves);
      }
    }
    this.firstNext[level] = first;
    this.optOut[level] = optOutSum;
    this.felt[level] = feltSum;
    this.satisfaction[level] = satisfactionSum;
    this.topBox[level] = top;
    this.bottomBox[level] = bottom;
  }
}

interface QualityNode {
  readonly quality: number;
  weight: number;
  readonly bought: Float64Array;
}

/** The distribution of delivered quality, clipped, in ascending order. */
function qualityNodes(
  inputs: EncounterInputs,
  takeUpScale: readonly number[],
  spread: number,
  lattice: Lattice,
): QualityNode[] {
  const noise = spread > 0 ? lattice.noise : [{ z: 0, weight: 1 }];
  const raw = qualityMixture(inputs, takeUpScale)
    .filter(({ weight, bought }) => weight !== 0 || bought.some((part) => part !== 0))
    .flatMap((atom) =>
      noise.map(({ z, weight }) => ({
        quality: clipped(inputs.quality + atom.shift + spread * z),
        weight: atom.weight * weight,
        bought: atom.bought.map((part) => part * weight),
      })),
    )
    .sort((a, b) => a.quality - b.quality);
  const nodes: QualityNode[] = [];
  for (const node of raw) {
    const before = nodes[nodes.length - 1];
    if (before && node.quality - before.quality < 1e-12) {
      before.weight += node.weight;
      node.bought.forEach((part, slot) => (before.bought[slot]! += part));
    } else nodes.push(node);
  }
  return nodes;
}
