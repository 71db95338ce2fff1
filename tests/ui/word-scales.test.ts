import { describe, expect, it } from 'vitest';
import { periods } from '#domain/kinds/map.ts';
import { recordKinds } from '#domain/schema.ts';
import { inDigits, wordFor, wordsOf, type WordTerms } from '#ui/inspector/word-scales.ts';

const monthly: WordTerms = { period: 'month', purchase: 100 };
const alone: WordTerms = { period: 'month', purchase: null };

const fields = Object.entries(recordKinds).flatMap(([kind, { estimates }]) =>
  Object.entries(estimates).map(([field, definition]) => ({ kind, field, ...definition })),
);

describe('every numeric field of every kind', () => {
  it.each(fields)(
    '$kind: $field has words, or a reason to be said in digits',
    ({ kind, field }) => {
      const words = wordsOf(kind, field, monthly);
      const reason = inDigits[`${kind}.${field}`];
      expect(words === null).toBe(reason !== undefined);
      if (words) expect(words.length).toBeGreaterThan(1);
      else expect(reason).toMatch(/\w+ \w+/);
    },
  );

  it('has different words, each with a text of its own', () => {
    for (const { kind, field } of fields)
      for (const terms of [monthly, { ...monthly, period: 'day' as const }]) {
        const words = wordsOf(kind, field, terms) ?? [];
        expect(new Set(words.map(({ label }) => label)).size).toBe(words.length);
        for (const { key, label } of words) expect(label, `${kind}.${field}`).not.toBe(key);
      }
  });

  it('gives a guess, read from the number it stands for, with a range that holds it', () => {
    for (const { kind, field, min, max } of fields)
      for (const period of periods)
        for (const purchase of [null, 1, 100, 39.9])
          for (const { key, estimate } of wordsOf(kind, field, { period, purchase }) ?? []) {
            const { low = estimate.likely, likely, high = estimate.likely } = estimate;
            const terms = { period, purchase };
            expect([kind, field, wordFor(kind, field, likely, terms)]).toEqual([kind, field, key]);
            expect([min, low, likely, high, max].toSorted((a, b) => a - b)).toEqual([
              ...[min, low, likely, high, max],
            ]);
            expect(estimate.basis).toBe('guess');
          }
  });

  it('has no gap: a larger number never reads as an earlier word', () => {
    for (const { kind, field, min, max } of fields) {
      const keys = wordsOf(kind, field, monthly)?.map(({ key }) => key) ?? [];
      const [from, to] = [Math.max(min, -5), Math.min(max, 400)];
      let last = -1;
      for (let step = 0; keys.length > 0 && step <= 2_000; step++) {
        const at = keys.indexOf(wordFor(kind, field, from + ((to - from) * step) / 2_000, monthly));
        expect([kind, field, at >= last]).toEqual([kind, field, true]);
        last = at;
      }
    }
  });
});

describe('money', () => {
  it('has words only beside a purchase', () => {
    for (const { kind, field, unit } of fields) {
      if (unit === 'money') expect(wordsOf(kind, field, alone)).toBeNull();
      else expect(wordsOf(kind, field, alone)).toEqual(wordsOf(kind, field, monthly));
    }
  });

  it('is said in parts of what the purchase earns', () => {
    const half = wordsOf('offer', 'marginWith', { period: 'month', purchase: 60 })!.find(
      ({ key }) => key === 'half',
    );
    expect(half!.estimate).toEqual({ likely: 30, low: 21, high: 45, basis: 'guess' });
    expect(wordFor('offer', 'marginWith', -3, monthly)).toBe('loss');
    expect(wordsOf('touchpoint', 'cost', monthly)!.map(({ key }) => key)).not.toContain('loss');
    const tens = wordsOf('solution', 'cost', monthly)!.find(({ key }) => key === 'tens');
    expect(tens!.estimate).toEqual({ likely: 3_000, low: 1_000, high: 10_000, basis: 'guess' });
  });
});

describe('time', () => {
  it('is turned into periods of the map', () => {
    const week = (period: WordTerms['period']) =>
      wordsOf('touchpoint', 'duration', { period, purchase: null })!.find(
        ({ key }) => key === 'week',
      )!.estimate.likely;
    expect(
      [week('day'), week('week'), week('month'), week('year')].map((n) => n.toFixed(3)),
    ).toEqual(['7.000', '0.997', '0.230', '0.019']);
  });

  it('reads one period of the map as that', () => {
    const read = periods.map((period) =>
      wordFor('touchpoint', 'duration', 1, { ...alone, period }),
    );
    expect(read).toEqual(['day', 'week', 'month', 'months', 'year']);
  });
});

describe('how people react', () => {
  it('is lower, usual or higher around the published or assumed default, within its range', () => {
    const keys = wordsOf('map', 'barUp', alone)!.map(({ key, estimate }) => [key, estimate.likely]);
    expect(keys).toEqual([
      ...[
        ['lower', 0.2],
        ['usual', 0.3],
        ['higher', 0.4],
      ],
    ]);
    // Nothing above 2.25 was published.
    expect(wordsOf('map', 'lossAversion', alone)!.map(({ key }) => key)).toEqual([
      'lower',
      'usual',
    ]);
  });
});
