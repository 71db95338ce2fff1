/**
 * Slopes of a result by everything at one touchpoint that decides how encounters go. The mixture of qualities is
 * linear in every probability, so those slopes are exact; slopes along the quality scale are central differences.
 */
import { rewardPerPurchase, type Measure } from './grid-measures.ts';
import { localSums, type LocalSituation, type LocalSums } from './local-value.ts';
import type { ModelTouchpoint } from './model.ts';
import {
  qualityMixture,
  qualityKey,
  type MixtureVariant,
  type QualityAtom,
} from './quality-mixture.ts';

export interface LocalSlopes {
  readonly quality: number;
  readonly optOut: number;
  /** Null where nothing is promised. */
  readonly promise: number | null;
  /** Change when nothing is promised any more; 0 where nothing is. */
  readonly unpromised: number;
  /** For each pain, per unit of the probability that it happens unrecovered, and per point of its loss. */
  readonly pains: readonly { readonly unrecovered: number; readonly loss: number }[];
  readonly offers: readonly {
    readonly takeUp: number;
    readonly base: number;
    readonly lift: number;
    /** Change when it is not offered any more, or is offered from now on. */
    readonly switched: number;
    /** Purchases by customers who stay, when it was shown and when not. */
    readonly shown: number;
    readonly without: number;
  }[];
}

interface ShiftSums extends LocalSums {
  readonly valueSlope: number;
  readonly stayingSlope: number;
}

/** Which sum goes with felt value and flow, and which with money earned on staying. */
const PARTS = {
  level: ['value', 'staying'],
  optOut: ['valuePerOptOut', 'stayingPerOptOut'],
  slope: ['valueSlope', 'stayingSlope'],
} as const;

/**
 * @param scale for each offer, the factor on take-up and base that makes it count once per customer
 * @param step points up and down over which slopes along the quality scale are taken
 */
export function localSlopes(
  touchpoint: ModelTouchpoint,
  scale: readonly number[],
  measure: Measure,
  situation: LocalSituation,
  step: number,
): LocalSlopes {
  const { pains, offers, promise } = touchpoint;
  if (isIndifferent(measure, situation)) return noSlopes(touchpoint);
  const money = offers.flatMap((offer) => [
    rewardPerPurchase(measure, offer, true),
    rewardPerPurchase(measure, offer, false),
  ]);
  const atoms = qualityMixture(touchpoint, scale);
  const sums = new Map<number, ShiftSums>();
  const sumsAround = noisySums(situation);
  for (const { shift } of atoms) {
    const quality = touchpoint.quality + shift;
    const more = sumsAround(quality + step);
    const less = sumsAround(quality - step);
    sums.set(qualityKey(shift), {
      ...sumsAround(quality),
      valueSlope: (more.value - less.value) / (2 * step),
      stayingSlope: (more.staying - less.staying) / (2 * step),
    });
  }
  const earned = ({ bought }: QualityAtom) =>
    money.reduce((sum, amount, slot) => sum + amount * bought[slot]!, 0);
  const mean = (part: keyof typeof PARTS, variant?: MixtureVariant) => {
    const [feltKey, moneyKey] = PARTS[part];
    const mixture = variant ? qualityMixture(touchpoint, scale, variant) : atoms;
    return mixture.reduce((sum, atom) => {
      const here = sums.get(qualityKey(atom.shift))!;
      return sum + atom.weight * here[feltKey] + earned(atom) * here[moneyKey];
    }, 0);
  };
  const purchases = (slot: number) =>
    atoms.reduce(
      (sum, { shift, bought }) => sum + bought[slot]! * sums.get(qualityKey(shift))!.staying,
      0,
    );
  const levelOf = (mixture: readonly QualityAtom[], around: typeof sumsAround) =>
    mixture.reduce((sum, atom) => {
      const here = around(touchpoint.quality + atom.shift);
      return sum + atom.weight * here.value + earned(atom) * here.staying;
    }, 0);
  const promising = (heard: number | null) =>
    levelOf(atoms, noisySums({ ...situation, promise: heard }));
  const switching = (index: number) => {
    const switched = offers.map((offer, at) =>
      at === index ? { ...offer, on: !offer.on } : offer,
    );
    return levelOf(qualityMixture({ pains, offers: switched }, scale), sumsAround);
  };
  const level = offers.length > 0 || promise !== null ? levelOf(atoms, sumsAround) : 0;
  return {
    quality: mean('slope'),
    optOut: mean('optOut'),
    promise:
      promise === null
        ? null
        : (promising(promise + step) - promising(promise - step)) / (2 * step),
    unpromised: promise === null ? 0 : promising(null) - level,
    pains: pains.map((_, index) => ({
      unrecovered: mean('level', { part: 'pain', index, mode: 'change' }),
      loss: -mean('slope', { part: 'pain', index, mode: 'only' }),
    })),
    offers: offers.map((_, index) => ({
      takeUp: mean('level', { part: 'takeUp', index, mode: 'change' }),
      base: mean('level', { part: 'base', index, mode: 'change' }),
      lift: mean('slope', { part: 'takeUp', index, mode: 'only' }),
      switched: switching(index) - level,
      shown: purchases(2 * index),
      without: purchases(2 * index + 1),
    })),
  };
}

/** Whether nobody comes, or nothing that happens here counts or leads to anything that does. */
function isIndifferent(measure: Measure, { mass, ahead }: LocalSituation): boolean {
  const { ours, partners, felt, completion } = measure;
  const counts = ours !== 0 || partners !== 0 || felt !== 0 || completion !== 0;
  return mass.every((one) => one === 0) || (!counts && ahead.every((one) => one === 0));
}

function noSlopes({ pains, offers, promise }: ModelTouchpoint): LocalSlopes {
  return {
    quality: 0,
    optOut: 0,
    promise: promise === null ? null : 0,
    unpromised: 0,
    pains: pains.map(() => ({ unrecovered: 0, loss: 0 })),
    offers: offers.map(() => ({ takeUp: 0, base: 0, lift: 0, switched: 0, shown: 0, without: 0 })),
  };
}

/** Sums over the noise around a quality. Nodes that fall on the same quality are worked out once. */
function noisySums(situation: LocalSituation) {
  const { psychology, lattice } = situation;
  const known = new Map<number, LocalSums>();
  const sumsAt = (quality: number) => {
    const key = qualityKey(quality);
    let sums = known.get(key);
    if (!sums) known.set(key, (sums = localSums(situation, quality)));
    return sums;
  };
  return (quality: number): LocalSums => {
    if (!(psychology.spread > 0)) return sumsAt(quality);
    const result = { value: 0, staying: 0, valuePerOptOut: 0, stayingPerOptOut: 0 };
    for (const { z, weight } of lattice.noise) {
      const sums = sumsAt(quality + psychology.spread * z);
      result.value += weight * sums.value;
      result.staying += weight * sums.staying;
      result.valuePerOptOut += weight * sums.valuePerOptOut;
      result.stayingPerOptOut += weight * sums.stayingPerOptOut;
    }
    return result;
  };
}
