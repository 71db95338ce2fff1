/** Which numbers are drawn: each doubt once, however many parts of the map follow it. */
import { describe, expect, it } from 'vitest';
import {
  NumberDraws,
  uncertainNumbers,
  withNumbers,
} from '#simulation/analysis/assumption-draws.ts';
import { buildModel } from '#simulation/build-model.ts';
import type { Model } from '#simulation/model.ts';
import { placement, smallMap } from '../../support/small-map.ts';

const guess = (likely: number) => ({ likely, basis: 'guess' });
const records = smallMap({ one: ['a'] }, [
  { id: 'club', kind: 'partner', title: 'Club', order: 'a0', quality: guess(9) },
  { id: 'trial', kind: 'offer', title: 'Trial', partner: 'club' },
  { id: 'own', kind: 'offer', title: 'Own' },
  placement('trial', 'a', 'a0'),
  placement('own', 'a', 'a1'),
  { id: 'silent', kind: 'segment', title: 'Silent', order: 'a0' },
  { id: 'other', kind: 'segment', title: 'Other', order: 'a1' },
  { id: 'own-mind', kind: 'segment', title: 'Own', order: 'a2', expectation: guess(8) },
]);
const numbers = uncertainNumbers(records);

function modelsOf(draw: number): Readonly<Record<string, Model>> {
  const values = new NumberDraws(numbers, 5).values(draw);
  const drawn = withNumbers(records, numbers, values);
  return Object.fromEntries(
    ['silent', 'other', 'own-mind'].map((segment) => {
      const built = buildModel(drawn, { scenario: null, segment });
      if ('findings' in built) throw new Error('The map can be computed');
      return [segment, built.model];
    }),
  );
}

describe('a number that nobody has stated and that is another one of the map', () => {
  it('is not in doubt beside that one', () => {
    const keys = numbers.map(({ key }) => key);
    expect(keys).toContain('map brandPromise');
    expect(keys).toContain('map discountPerYear');
    expect(keys).toContain('club quality');
    expect(keys.filter((key) => /expectation|lift$|[tr] discountPerYear/.test(key))).toEqual([
      'own lift',
      'own-mind expectation',
    ]);
  });

  it('moves with it in every draw', () => {
    const seen = new Set<number>();
    for (let draw = 0; draw < 20; draw++) {
      const { silent, other, 'own-mind': own } = modelsOf(draw);
      expect(silent!.expectation).toBe(other!.expectation);
      expect(silent!.expectation).not.toBe(own!.expectation);
      expect(silent!.discountPerPeriod).toBe(other!.discountPerPeriod);
      const lift = silent!.touchpoints[0]!.offers.find(({ id }) => id === 'trial')!.lift;
      seen.add(silent!.expectation).add(lift);
    }
    expect(seen.size).toBe(40);
  });
});
