/**
 * What pains and offers add up to at one touchpoint: the distribution of the change of quality, with the purchases
 * that go with each change. Independent pains and offers are convolved one by one and equal changes merged, so twenty
 * of them cost little more than two, where enumeration would need 2^20 combinations.
 */
import type { ModelTouchpoint } from './model.ts';
import { isShown, unrecovered } from './visit-moments.ts';

/** One possible change of quality, before clipping and noise. */
export interface QualityAtom {
  readonly shift: number;
  readonly weight: number;
  /** For offer k: weight of the cases in which it is bought, shown (2k) and not shown (2k + 1). */
  readonly bought: Float64Array;
}

/**
 * Replaces one factor of the mixture. `change` gives the derivative by a probability (of an unrecovered pain, of
 * take-up, of base); `only` keeps just the cases in which the pain happened or the shown offer was bought.
 */
export type MixtureVariant =
  | { readonly part: 'pain'; readonly index: number; readonly mode: 'change' | 'only' }
  | { readonly part: 'takeUp'; readonly index: number; readonly mode: 'change' | 'only' }
  | { readonly part: 'base'; readonly index: number; readonly mode: 'change' };

/** Above so many different changes they are placed on a fine lattice, which keeps every mean. */
const MOST_ATOMS = 256;
const FINE_STEPS_PER_POINT = 20;

/**
 * The mixture of a touchpoint in ascending order of change. Changes with weight 0 are kept, so that every variant of
 * one touchpoint speaks of the same changes.
 *
 * @param takeUpScale for each offer, the factor on take-up and base that makes it count once per customer
 */
export function qualityMixture(
  { pains, offers }: Pick<ModelTouchpoint, 'pains' | 'offers'>,
  takeUpScale: readonly number[],
  variant?: MixtureVariant,
): QualityAtom[] {
  const none = new Float64Array(2 * offers.length);
  let clean: QualityAtom[] = [{ shift: 0, weight: 1, bought: none }];
  let bad: QualityAtom[] = [];
  pains.forEach((pain, index) => {
    let hit = unrecovered(pain);
    let missed = 1 - hit;
    if (variant?.part === 'pain' && variant.index === index) {
      missed = variant.mode === 'change' ? -1 : 0;
      hit = variant.mode === 'change' ? 1 : hit;
    }
    const hurt = [...clean, ...bad].map((atom) => moved(atom, hit, -pain.loss));
    bad = merged([...bad.map((atom) => moved(atom, missed, 0)), ...hurt]);
    clean = clean.map((atom) => moved(atom, missed, 0));
  });
  offers.forEach((offer, index) => {
    const scale = takeUpScale[index]!;
    const offered = (atoms: QualityAtom[], shown: boolean) => {
      const share = scale * (shown ? offer.takeUp : offer.base);
      const slot = 2 * index + (shown ? 0 : 1);
      let taken = share;
      let left = 1 - share;
      if (variant && variant.part !== 'pain' && variant.index === index) {
        const concerned = (variant.part === 'takeUp') === shown;
        if (variant.mode === 'only') left = 0;
        if (variant.mode === 'change') {
          taken = concerned ? scale : 0;
          left = concerned ? -scale : 0;
        }
        if (!concerned) taken = 0;
      }
      return shown
        ? merged(
            atoms.flatMap((atom) => [
              moved(atom, left, 0),
              withPurchase(moved(atom, taken, offer.lift), slot, taken * atom.weight),
            ]),
          )
        : atoms.map((atom) =>
            withPurchase(moved(atom, left + taken, 0), slot, taken * atom.weight),
          );
    };
    clean = offered(clean, isShown(offer, false));
    bad = offered(bad, isShown(offer, true));
  });
  return merged([...clean, ...bad]);
}

function moved(atom: QualityAtom, factor: number, by: number): QualityAtom {
  return {
    shift: atom.shift + by,
    weight: atom.weight * factor,
    bought: atom.bought.map((weight) => weight * factor),
  };
}

function withPurchase(atom: QualityAtom, slot: number, weight: number): QualityAtom {
  atom.bought[slot] = weight;
  return atom;
}

/** Adds up equal changes; places them on the fine lattice when there are too many. */
function merged(atoms: readonly QualityAtom[]): QualityAtom[] {
  const distinct = gathered(atoms);
  if (distinct.length <= MOST_ATOMS) return distinct;
  return gathered(
    distinct.flatMap((atom) => {
      const below = Math.floor(atom.shift * FINE_STEPS_PER_POINT + 1e-9);
      const above = Math.max(0, atom.shift * FINE_STEPS_PER_POINT - below);
      return [
        moved({ ...atom, shift: below / FINE_STEPS_PER_POINT }, 1 - above, 0),
        moved({ ...atom, shift: (below + 1) / FINE_STEPS_PER_POINT }, above, 0),
      ];
    }),
  );
}

function gathered(atoms: readonly QualityAtom[]): QualityAtom[] {
  const byShift = new Map<number, QualityAtom>();
  for (const atom of atoms) {
    const key = qualityKey(atom.shift);
    const known = byShift.get(key);
    byShift.set(
      key,
      known
        ? {
            shift: known.shift,
            weight: known.weight + atom.weight,
            bought: known.bought.map((weight, slot) => weight + atom.bought[slot]!),
          }
        : atom,
    );
  }
  return [...byShift.values()].sort((a, b) => a.shift - b.shift);
}

/** Qualities and their changes that differ by rounding only have the same key. */
export function qualityKey(quality: number): number {
  return Math.round(quality * 1e9) + 0;
}
