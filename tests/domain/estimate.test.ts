import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampTo, money, rangeOf, score, share, withLikely } from '#domain/estimate.ts';
import { plainCheck } from '#domain/plain-check.ts';
import { fieldSchema } from '#domain/fields.ts';
import { recordKinds } from '#domain/schema.ts';
import { arbitraryEstimate } from '../support/map-draft.ts';

const fields = Object.entries(recordKinds).flatMap(([kind, { estimates }]) =>
  Object.entries(estimates).map(([name, field]) => ({ kind, name, field })),
);
const anyField = fc.constantFrom(...fields);
const anyStated = anyField.chain(({ kind, name, field }) =>
  fc.record({
    kind: fc.constant(kind),
    name: fc.constant(name),
    field: fc.constant(field),
    estimate: arbitraryEstimate(field),
    to: fc.double({ noNaN: true, noDefaultInfinity: true }),
  }),
);

describe('an estimate', () => {
  it('moved to another likely value is valid, and low and high come along', () => {
    fc.assert(
      fc.property(anyStated, ({ kind, name, field, estimate, to }) => {
        const moved = withLikely(estimate, to, field);
        expect(plainCheck(fieldSchema(kind, name)!)(moved)).toBe(true);
        expect(moved.likely).toBe(clampTo(field, to));
        expect([moved.basis, 'low' in moved, 'high' in moved]).toEqual([
          estimate.basis,
          'low' in estimate,
          'high' in estimate,
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a range around it within the bounds of its field', () => {
    fc.assert(
      fc.property(anyStated, ({ field, estimate }) => {
        const range = rangeOf(estimate, field)!;
        expect(range.likely).toBe(estimate.likely);
        expect(range.low <= range.likely && range.likely <= range.high).toBe(true);
        expect(range.low >= field.min && range.high <= field.max).toBe(true);
      }),
    );
  });

  it('that nobody stated is the default, assumed, with a range that is never silent', () => {
    for (const { field } of fields) {
      const range = rangeOf(undefined, field);
      if (field.fallback === null) expect(range).toBeNull();
      else expect(range).toMatchObject({ likely: field.fallback, basis: 'assumed' });
    }
    expect(rangeOf(undefined, score(7.5))).toEqual({
      low: 5.5,
      likely: 7.5,
      high: 9.5,
      basis: 'assumed',
    });
  });

  it('is the surer, the narrower', () => {
    const widths = (['assumed', 'guess', 'observed', 'measured'] as const).map((basis) => {
      const ranges = [
        rangeOf({ likely: 6, basis }, score(7.5))!,
        rangeOf({ likely: 0.3, basis }, share(0.2))!,
        rangeOf({ likely: 40, basis }, money(0))!,
      ];
      return ranges.map(({ low, high }) => high - low);
    });
    for (let place = 0; place < 3; place++) {
      const row = widths.map((width) => width[place]!);
      expect(row).toEqual([...row].sort((a, b) => b - a));
      expect(new Set(row).size).toBe(4);
    }
  });

  it('of a share stays a share, and of none or all stays exact', () => {
    expect(rangeOf({ likely: 0, basis: 'assumed' }, share(0.2))).toMatchObject({ low: 0, high: 0 });
    expect(rangeOf({ likely: 1, basis: 'assumed' }, share(0.2))).toMatchObject({ low: 1, high: 1 });
  });
});
