import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measures, type Metric } from '#domain/kinds/metric.ts';
import { comparisonOf } from '#ui/measured/metric-texts.ts';

const metric = (of: Metric['measures'], low: number, likely: number, high: number) =>
  ({
    ...{ id: 'm', kind: 'metric', title: '', measures: of },
    value: { likely, low, high, basis: 'measured' },
  }) as Metric;

test('what is read decides whether a modelled number lies inside the range', () => {
  const inside = (modelled: number) =>
    comparisonOf({}, metric('satisfaction', 4.57, 5, 5.8), modelled)!;
  // 4.5 beside 4.6 to 5.8.
  expect(inside(4.53)).toMatchObject({ isInside: false, texts: { modelled: '4.5' } });
  expect(inside(4.56)).toMatchObject({ isInside: true, texts: { modelled: '4.6' } });
});

test('inside is whatever reads like a number from the low to the high end', () => {
  const read = (text: string) => Number(text.replace('−', '-').replace('%', ''));
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...measures), share, share, share, share, (of, a, b, c, at) => {
      const [low, likely, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const scaled = (value: number) =>
        of === 'rating' ? 200 * value - 100 : of === 'satisfaction' ? 10 * value : value;
      const own = metric(of, scaled(low), scaled(likely), scaled(high));
      const { isInside, texts } = comparisonOf({}, own, scaled(at))!;
      const [from, to] = texts.range.split(' to ').map(read) as [number, number];
      const modelled = read(texts.modelled);
      expect(isInside, JSON.stringify(texts)).toBe(modelled >= from && modelled <= to);
    }),
    { numRuns: 1000 },
  );
});
