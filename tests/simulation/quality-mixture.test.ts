import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelTouchpoint } from '../../src/simulation/model.ts';
import {
  qualityKey,
  qualityMixture,
  type MixtureVariant,
  type QualityAtom,
} from '../../src/simulation/quality-mixture.ts';
import { between, aTouchpoint, randomModel } from './models.ts';
import { everyVisit } from './visit-enumeration.ts';

/** Weights by change of quality: all, and for each purchase slot. */
function byShift(atoms: readonly QualityAtom[], slot?: number): Map<number, number> {
  return new Map(
    atoms.map(({ shift, weight, bought }) => [
      qualityKey(shift),
      slot === undefined ? weight : bought[slot]!,
    ]),
  );
}

describe('what pains and offers add up to', () => {
  test('convolution equals enumeration', () => {
    fc.assert(
      fc.property(randomModel(), between(0, 1), (model, factor) => {
        for (const touchpoint of model.touchpoints) {
          const scale = touchpoint.offers.map(() => factor);
          const atoms = qualityMixture(touchpoint, scale);
          const cases = everyVisit(touchpoint, scale);
          const slots = [undefined, ...scale.flatMap((_, k) => [2 * k, 2 * k + 1])];
          for (const slot of slots) {
            const expected = new Map<number, number>();
            for (const { shift, probability, bought } of cases) {
              const counts =
                slot === undefined || bought[slot >> 1] === (slot % 2 === 0 ? 'shown' : 'without');
              const key = qualityKey(shift);
              expected.set(key, (expected.get(key) ?? 0) + (counts ? probability : 0));
            }
            const actual = byShift(atoms, slot);
            expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
            for (const [key, weight] of expected) {
              expect(Math.abs(actual.get(key)! - weight)).toBeLessThan(1e-12);
            }
          }
        }
      }),
    );
  });

  test('a variant of one factor is the slope by its probability', () => {
    fc.assert(
      fc.property(randomModel({ size: 3 }), (model) => {
        for (const touchpoint of model.touchpoints) {
          const scale = touchpoint.offers.map(() => 0.6);
          const moved = (variant: MixtureVariant, by: number): ModelTouchpoint => ({
            ...touchpoint,
            pains: touchpoint.pains.map((pain, at) =>
              variant.part === 'pain' && variant.index === at
                ? {
                    ...pain,
                    voiced: 0,
                    likelihood: pain.likelihood * (1 - pain.voiced * pain.recovered) + by,
                  }
                : pain,
            ),
            offers: touchpoint.offers.map((offer, at) =>
              variant.part !== 'pain' && variant.index === at
                ? { ...offer, [variant.part]: offer[variant.part] + by }
                : offer,
            ),
          });
          const variants: MixtureVariant[] = [
            ...touchpoint.pains.map(
              (_, index) => ({ part: 'pain', index, mode: 'change' }) as const,
            ),
            ...touchpoint.offers.flatMap((_, index) => [
              { part: 'takeUp', index, mode: 'change' } as const,
              { part: 'base', index, mode: 'change' } as const,
            ]),
          ];
          for (const variant of variants) {
            const slope = qualityMixture(touchpoint, scale, variant);
            const more = qualityMixture(moved(variant, 0.25), scale);
            const less = qualityMixture(moved(variant, -0.25), scale);
            for (const slot of [undefined, ...scale.flatMap((_, k) => [2 * k, 2 * k + 1])]) {
              const [above, below] = [byShift(more, slot), byShift(less, slot)];
              for (const [key, value] of byShift(slope, slot)) {
                const expected = (above.get(key)! - below.get(key)!) / 0.5;
                expect(Math.abs(value - expected)).toBeLessThan(1e-9);
              }
            }
          }
        }
      }),
    );
  });

  test('the cases in which one thing happened weigh as much as it is likely', () => {
    fc.assert(
      fc.property(randomModel({ size: 3 }), (model) => {
        for (const touchpoint of model.touchpoints) {
          const scale = touchpoint.offers.map(() => 1);
          touchpoint.pains.forEach(({ likelihood, voiced, recovered }, index) => {
            const atoms = qualityMixture(touchpoint, scale, { part: 'pain', index, mode: 'only' });
            const total = atoms.reduce((sum, { weight }) => sum + weight, 0);
            expect(total).toBeCloseTo(likelihood * (1 - voiced * recovered), 10);
          });
          const all = qualityMixture(touchpoint, scale);
          touchpoint.offers.forEach((_, index) => {
            const atoms = qualityMixture(touchpoint, scale, {
              part: 'takeUp',
              index,
              mode: 'only',
            });
            const total = atoms.reduce((sum, { weight }) => sum + weight, 0);
            const shown = all.reduce((sum, { bought }) => sum + bought[2 * index]!, 0);
            expect(total).toBeCloseTo(shown, 10);
          });
        }
      }),
    );
  });

  test('forty unequal pains stay a short list with the right mean and chance of none', () => {
    const pains = Array.from({ length: 40 }, (_, k) => ({
      id: `pain ${k}`,
      likelihood: 0.05 + k / 100,
      loss: 0.1 + k * 0.0317,
      voiced: 0,
      recovered: 0,
      recoveryCost: 0,
    }));
    const atoms = qualityMixture(aTouchpoint({ pains }), []);
    const mean = atoms.reduce((sum, { shift, weight }) => sum + shift * weight, 0);
    const expected = -pains.reduce((sum, { likelihood, loss }) => sum + likelihood * loss, 0);
    expect(atoms.length).toBeLessThan(1000);
    expect(mean).toBeCloseTo(expected, 9);
    expect(atoms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const none = pains.reduce((product, { likelihood }) => product * (1 - likelihood), 1);
    expect(atoms.find(({ shift }) => shift === 0)!.weight).toBeCloseTo(none, 12);
  });
});
