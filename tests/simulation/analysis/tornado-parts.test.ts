/** The work on a tornado cut into parts, and what is known before the largest swings are solved. */
import { describe, expect, it } from 'vitest';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import { uncertainNumbers } from '#simulation/analysis/assumption-draws.ts';
import { optionModels } from '#simulation/analysis/option-totals.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { resultOf, segmentGradient } from '#simulation/analysis/segment-gradient.ts';
import { guessSwings, toSolve, tornadoOf } from '#simulation/analysis/tornado.ts';
import { createGridCache } from '#simulation/grid-cache.ts';
import { isComputable, segmentsSeen } from '#simulation/map-models.ts';
import { sampleMap } from '../../support/sample-map.ts';
import { tornado } from '../../support/tornado-here.ts';

const segment = (id: string, likely: number) =>
  ({
    id,
    kind: 'segment',
    title: id,
    order: id,
    arrivals: { likely, basis: 'guess' },
  }) as MapRecord;
const records = recordsFrom([...Object.values(sampleMap), segment('g1', 1), segment('g2', 3)]);
const option = optionOf(records, null);
const question = { option, segment: null, measure: 'lifetimeValue' } as const;
const numbers = uncertainNumbers(records);
const models = optionModels(records, option, null);
if (!isComputable(models)) throw new Error('not computed');
const gradients = models.map((part) => segmentGradient(part, 'lifetimeValue', createGridCache()));
const whole = { part: 0, of: 1 };
const beyond = guessSwings(records, numbers, question, models, null, whole);
const known = guessSwings(records, numbers, question, models, gradients, whole);
const guesses = [...known, ...beyond];

describe('a tornado in parts', () => {
  it('is the same however its numbers are cut', () => {
    expect(tornado(records, question, 4)).toEqual(tornado(records, question, 1));
  });

  it('asks of each segment by itself what the whole is the mean of', () => {
    const ids = segmentsSeen(records, null);
    expect(ids).toEqual(models.map((part) => part.segment));
    const alone = ids.map((id) => {
      const [part] = optionModels(records, option, id);
      return segmentGradient(part as (typeof models)[0], 'lifetimeValue', createGridCache());
    });
    expect(alone).toEqual(gradients);
    expect(segmentsSeen(records, ids[0]!)).toEqual([ids[0]]);
    expect(segmentsSeen(sampleMap, null).length).toBeGreaterThan(0);
  });

  it('takes up every number once', () => {
    const places = guesses.map(({ at }) => at);
    expect(new Set(places).size).toBe(places.length);
    const inParts = [0, 1, 2].flatMap((part) =>
      guessSwings(records, numbers, question, models, gradients, { part, of: 3 }),
    );
    expect(inParts.sort((a, b) => a.at - b.at)).toEqual(known);
    expect(beyond.map(({ place }) => place.field)).toContain('lossAversion');
    expect(known.some(({ place }) => place.field === 'lossAversion')).toBe(false);
  });
});

describe('what is known before the largest are solved', () => {
  const first = tornadoOf('lifetimeValue', resultOf(gradients), guesses, null);
  const last = tornado(records, question)!;
  const size = ({ atLow, atHigh }: { atLow: number; atHigh: number }) => Math.abs(atHigh - atLow);

  it('says of nothing that it is exact, and is told from what is final', () => {
    expect(first.isProvisional).toBe(true);
    expect(first.swings.filter(({ isExact }) => isExact)).toEqual([]);
    expect(last.isProvisional).toBe(false);
    expect(first.value).toBe(last.value);
  });

  it('has the same numbers, near to what they are when solved', () => {
    const keys = new Set(first.swings.map(({ key }) => key));
    const largest = size(last.swings[0]!);
    for (const swing of last.swings.filter(({ isExact }) => isExact)) {
      expect(keys).toContain(swing.key);
      const before = first.swings.find(({ key }) => key === swing.key)!;
      expect(Math.abs(size(before) - size(swing))).toBeLessThan(0.3 * largest);
    }
  });

  it('has what the gradient knows nothing of solved first, then the largest', () => {
    const order = toSolve(guesses, 5);
    const unknown = guesses.filter(({ isBeyond }) => isBeyond).length;
    expect(unknown).toBeGreaterThan(3);
    expect(order.slice(0, unknown).every(({ isBeyond }) => isBeyond)).toBe(true);
    const rest = order.slice(unknown);
    expect(rest).toHaveLength(5);
    const sizes = known.map(({ toLow, toHigh, isBeyond }) =>
      isBeyond ? 0 : Math.max(toLow!, toHigh!, 0) - Math.min(toLow!, toHigh!, 0),
    );
    sizes.sort((a, b) => b - a);
    expect(
      rest.map(({ toLow, toHigh }) => Math.max(toLow!, toHigh!, 0) - Math.min(toLow!, toHigh!, 0)),
    ).toEqual(sizes.slice(0, 5));
  });
});
