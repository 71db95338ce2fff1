/**
 * What delivering a given quality at one touchpoint is worth, over all customers who come there: the sum over the
 * lattice of mass times (local reward + what follows, valued by the values to go). Changes of a local parameter only
 * move weight between qualities or shift them, so the whole gradient is read off from a few of these sums.
 */
import type { Lattice } from './lattice.ts';
import { NEUTRAL, type ModelTouchpoint, type Psychology } from './model.ts';
import { clipped } from './psychology.ts';

/** Fewer customers than this at a level change no slope that anybody could see. */
const NEGLIGIBLE = 1e-13;

export interface LocalSituation {
  readonly touchpoint: Pick<ModelTouchpoint, 'optOut' | 'kano'>;
  /** What customers hear promised. */
  readonly promise: number | null;
  readonly psychology: Psychology;
  readonly lattice: Lattice;
  /** Customers who come, by level. */
  readonly mass: Float64Array;
  /** Value of going on, by level, discounted. */
  readonly ahead: Float64Array;
  /** Reward of staying. */
  readonly onPass: number;
  /** Reward per unit of felt value. */
  readonly feltWeight: number;
}

/** Four sums over customers; the last two are the changes of the first two per unit of opt-out probability. */
export interface LocalSums {
  value: number;
  /** Customers who stay. */
  staying: number;
  valuePerOptOut: number;
  stayingPerOptOut: number;
}

/** The sums if everybody who comes gets this quality. */
export function localSums(
  { touchpoint, promise, psychology, lattice, mass, ahead, onPass, feltWeight }: LocalSituation,
  quality: number,
): LocalSums {
  const { levels, levelsPerPoint } = lattice;
  const { barUp, barDown, diminishing, lossAversion, surpriseWeight, stayingWeight } = psychology;
  const { optOut, kano } = touchpoint;
  const weight = promise === null ? 0 : psychology.promiseWeight;
  const promised = weight * (promise ?? 0);
  const delivered = clipped(quality);
  const sums = { value: 0, staying: 0, valuePerOptOut: 0, stayingPerOptOut: 0 };
  for (let level = 0; level < levels; level++) {
    const customers = mass[level]!;
    if (customers < NEGLIGIBLE) continue;
    const reference = (1 - weight) * (level / levelsPerPoint) + promised;
    const gap = delivered - reference;
    const up = gap >= 0;
    const size = Math.exp(diminishing * Math.log(up ? gap : -gap));
    const felt = up
      ? kano === 'basic'
        ? 0
        : size
      : kano === 'delighter'
        ? 0
        : -lossAversion * size;
    const satisfaction = clipped(delivered + surpriseWeight * felt);
    const odds = Math.exp(-stayingWeight * (satisfaction - NEUTRAL));
    const scale = 1 / (1 - optOut + optOut * odds);
    const stays = (1 - optOut) * scale;
    const place = clipped(reference + (up ? barUp : barDown) * gap) * levelsPerPoint;
    const below = Math.min(levels - 2, Math.floor(place));
    const share = place - below;
    const staying = onPass + ahead[below]! * (1 - share) + ahead[below + 1]! * share;
    const perOptOut = customers * odds * scale * scale;
    sums.value += customers * (stays * staying + feltWeight * felt);
    sums.staying += customers * stays;
    sums.valuePerOptOut -= perOptOut * staying;
    sums.stayingPerOptOut -= perOptOut;
  }
  return sums;
}
