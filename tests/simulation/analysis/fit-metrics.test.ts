import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '#domain/change.ts';
import { applyFit } from '#domain/commands/metric.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { fitMetrics, modelledMetrics } from '../../../src/simulation/analysis/fit-metrics.ts';
import { forecastMap } from '../../../src/simulation/forecast-map.ts';
import { createGridCache } from '../../../src/simulation/grid-cache.ts';
import { path, smallMap } from '../../support/small-map.ts';

const STAGES = { first: ['a', 'b'], second: ['c', 'd'], third: ['e'] };
const TOUCHPOINTS = ['a', 'b', 'c', 'd', 'e'] as const;

type Numbers = Readonly<{ optOut: number; quality: number }>;

const guess = (likely: number) => ({ likely, basis: 'guess' });

function aMap(numbers: readonly Numbers[], more: readonly MapRecord[] = []): MapRecords {
  const touchpoints = TOUCHPOINTS.map((id, at): MapRecord => ({
    id,
    kind: 'touchpoint',
    optOut: guess(numbers[at]!.optOut),
    quality: guess(numbers[at]!.quality),
  }));
  return smallMap(STAGES, [...touchpoints, path('d', 'b', 0.2), path('d', 'e', 0.8), ...more]);
}

type About = Readonly<{ touchpoint?: string; stage?: string; segment?: string; period?: string }>;

function aMetric(measures: string, likely: number, about: About = {}, more = {}): MapRecord {
  const id = `${measures} ${Object.values(about).join()}`;
  const value = { likely, basis: 'measured', ...more };
  return { id, kind: 'metric', title: '', measures, value, ...about };
}

function withRecords(records: MapRecords, more: readonly MapRecord[]): MapRecords {
  return recordsFrom([...Object.values(records), ...more]);
}

/** The metrics with what the model of these records gives. */
function measuredOn(records: MapRecords, metrics: readonly MapRecord[]): MapRecord[] {
  const figures = modelledMetrics(withRecords(records, metrics), createGridCache())!;
  return metrics.map((metric) => ({
    ...metric,
    value: { likely: figures[metric.id]!, basis: 'measured' },
  }));
}

const someNumbers = fc.array(
  fc.record({
    optOut: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
    quality: fc.double({ min: 4, max: 8.8, noNaN: true }),
  }),
  { minLength: 5, maxLength: 5 },
);

describe('what the model gives, given back as metrics', () => {
  const kinds: Readonly<Record<string, readonly MapRecord[]>> = {
    'drop-off and satisfaction of every touchpoint': TOUCHPOINTS.flatMap((touchpoint) => [
      aMetric('dropOff', 0.1, { touchpoint }),
      aMetric('satisfaction', 7, { touchpoint }),
    ]),
    'drop-off of stages, conversion of the journey and single satisfactions': [
      aMetric('dropOff', 0.1, { stage: 'first' }),
      aMetric('dropOff', 0.1, { touchpoint: 'c' }),
      aMetric('conversion', 0.5),
      aMetric('satisfaction', 7, { touchpoint: 'a' }),
      aMetric('satisfaction', 7, { stage: 'second' }),
    ],
    'churn of the journey in a year': [aMetric('churn', 0.5, { period: 'year' })],
    'satisfaction of the journey and a conversion at a touchpoint': [
      aMetric('satisfaction', 7),
      aMetric('conversion', 0.9, { touchpoint: 'd' }),
    ],
  };

  test.each(Object.entries(kinds))('%s is found again', (_name, metrics) => {
    fc.assert(
      fc.property(someNumbers, someNumbers, (truth, start) => {
        // What a common shift cannot tell apart starts where it is.
        const isAlone = metrics.length === 2 * TOUCHPOINTS.length;
        const by = start[0]!;
        const numbers = truth.map((one, at) =>
          isAlone
            ? start[at]!
            : { optOut: one.optOut * (0.5 + by.optOut), quality: one.quality - by.quality / 8 },
        );
        const measured = measuredOn(aMap(truth), metrics);
        const records = aMap(numbers, measured);
        const fit = fitMetrics(records)!;
        const after = modelledMetrics(
          applyChange(records, applyFit(records, fit.moves)),
          createGridCache(),
        )!;
        for (const { id, value } of measured)
          expect(Math.abs(after[id]! - (value as { likely: number }).likely)).toBeLessThan(1e-6);
      }),
      { numRuns: 15 },
    );
  });

  test('whatever is measured, no fit leaves the map farther off than it was', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const score = fc.double({ min: 0, max: 10, noNaN: true });
    const some = fc.record({
      dropOffs: fc.array(share, { minLength: 5, maxLength: 5 }),
      satisfactions: fc.array(score, { minLength: 5, maxLength: 5 }),
      stage: share,
      conversion: share,
    });
    fc.assert(
      fc.property(someNumbers, some, (numbers, { dropOffs, satisfactions, stage, conversion }) => {
        const metrics = [
          ...TOUCHPOINTS.map((touchpoint, at) =>
            aMetric('dropOff', dropOffs[at]!, { touchpoint }, { low: 0, high: 1 }),
          ),
          ...TOUCHPOINTS.map((touchpoint, at) =>
            aMetric('satisfaction', satisfactions[at]!, { touchpoint }, { low: 0, high: 10 }),
          ),
          aMetric('dropOff', stage, { stage: 'first' }, { low: 0, high: 1 }),
          aMetric('conversion', conversion, {}, { low: 0, high: 1 }),
        ];
        const { figures } = fitMetrics(aMap(numbers, metrics))!;
        const gap = (when: 'before' | 'after') =>
          metrics.reduce((sum, metric) => {
            const { low, high, likely } = metric['value'] as Record<string, number>;
            const figure = figures.find((one) => one.metric === metric.id)![when];
            const width = (high! - low!) / 2;
            return figure === null ? sum : sum + ((figure - likely!) / width) ** 2;
          }, 0);
        expect(gap('after')).toBeLessThanOrEqual(gap('before') + 1e-12);
      }),
      { numRuns: 15 },
    );
  });
});

describe('figures', () => {
  test('are those of the forecast', () => {
    const numbers = TOUCHPOINTS.map((_, at) => ({ optOut: 0.05 + at / 20, quality: 5 + at }));
    const metrics = [
      aMetric('dropOff', 0, { touchpoint: 'c' }),
      aMetric('satisfaction', 0, { touchpoint: 'c' }),
      aMetric('dropOff', 0, { stage: 'second' }),
      aMetric('satisfaction', 0, { stage: 'second' }),
      aMetric('conversion', 0),
      aMetric('satisfaction', 0),
      aMetric('dropOff', 0),
      aMetric('rating', 0),
      aMetric('conversion', 0, { segment: 'few' }),
    ];
    const segments: MapRecord[] = [
      { id: 'many', kind: 'segment', title: 'Many', order: 'a0', arrivals: guess(900) },
      {
        ...{ id: 'few', kind: 'segment', title: 'Few', order: 'a1', arrivals: guess(100) },
        effects: [{ record: 'c', field: 'optOut', op: 'set', value: guess(0.5) }],
      },
    ];
    const records = aMap(numbers, [...segments, ...metrics]);
    const found = modelledMetrics(records, createGridCache())!;
    const all = forecastMap(records, { scenario: null, segment: null }, createGridCache());
    if (all.status !== 'computed') throw new Error('it can be computed');
    const { touchpoints, stages, journey } = all.forecast;
    expect(metrics.map(({ id }) => found[id])).toEqual(
      [
        touchpoints['c']!.dropOff,
        touchpoints['c']!.satisfaction,
        stages['second']!.dropOff,
        stages['second']!.satisfaction,
        journey.completion,
        journey.satisfaction,
        1 - journey.completion,
        null,
        all.segments['few']!.journey.completion,
      ].map((value) => (value === null ? null : (expect.closeTo(value, 9) as number))),
    );
  });

  test('churn of one touchpoint visited every period is its drop-off, and of a year that of twelve months', () => {
    const loop = smallMap({ only: ['stay'] }, [
      { id: 'stay', kind: 'touchpoint', optOut: guess(0.07) },
      path('stay', 'stay'),
      aMetric('churn', 0.5),
      aMetric('churn', 0.5, { period: 'year' }),
    ]);
    const found = modelledMetrics(loop, createGridCache())!;
    expect(found['churn ']).toBeCloseTo(0.07, 9);
    expect(found['churn year']).toBeCloseTo(1 - 0.93 ** 12, 9);
  });
});

describe('what moves', () => {
  const even = TOUCHPOINTS.map(() => ({ optOut: 0.1, quality: 7.5 }));

  test('a touchpoint follows its own metric, with its range, basis and source', () => {
    const source: MapRecord = { id: 'log', kind: 'source', title: 'Log', order: 'a0' };
    const metric = aMetric(
      'dropOff',
      0.2,
      { touchpoint: 'b' },
      { low: 0.15, high: 0.3, source: 'log' },
    );
    const { moves } = fitMetrics(aMap(even, [source, metric]))!;
    expect(moves).toEqual([
      {
        ...{ touchpoint: 'b', field: 'optOut', segment: null, from: 0.1, basis: 'measured' },
        ...{ source: 'log', metrics: [metric.id] },
        to: expect.closeTo(0.2, 6) as number,
        low: expect.closeTo(0.15, 6) as number,
        high: expect.closeTo(0.3, 6) as number,
      },
    ]);
  });

  test('what only a stage tells is shared over its touchpoints and is observed, not measured', () => {
    const own = aMetric('dropOff', 0.1, { touchpoint: 'c' });
    const { moves } = fitMetrics(aMap(even, [own, aMetric('dropOff', 0.4, { stage: 'second' })]))!;
    expect(moves.map(({ touchpoint, basis }) => [touchpoint, basis])).toEqual([['d', 'observed']]);
    const whole = fitMetrics(aMap(even, [own, aMetric('conversion', 0.2)]))!;
    expect(whole.moves.map(({ touchpoint }) => touchpoint)).toEqual(['a', 'b', 'd', 'e']);
    expect(new Set(whole.moves.map(({ to }) => to.toFixed(8))).size).toBe(1);
  });

  test('a metric of a segment moves that segment alone', () => {
    const segments: MapRecord[] = [
      { id: 'many', kind: 'segment', title: 'Many', order: 'a0' },
      { id: 'few', kind: 'segment', title: 'Few', order: 'a1' },
    ];
    const metric = aMetric('dropOff', 0.3, { touchpoint: 'b', segment: 'few' });
    const records = aMap(even, [...segments, metric]);
    const { moves, figures } = fitMetrics(records)!;
    expect(moves).toMatchObject([{ touchpoint: 'b', segment: 'few' }]);
    expect(figures[0]!.after).toBeCloseTo(0.3, 6);
    const fitted = applyChange(records, applyFit(records, moves));
    expect(fitted['b']).toEqual(records['b']);
    expect(fitted['few']!['effects']).toHaveLength(1);
    expect(fitted['many']).toEqual(records['many']);
  });

  test('levers move together, and what was observed before gives way', () => {
    const rated: MapRecord[] = [
      { id: 'a', kind: 'touchpoint', ease: guess(6), speed: guess(8) },
      { id: 'b', kind: 'touchpoint', observedDropOff: { likely: 0.3, basis: 'observed' } },
      aMetric('satisfaction', 6, { touchpoint: 'a' }),
      aMetric('dropOff', 0.2, { touchpoint: 'b' }),
    ];
    const records = smallMap(STAGES, rated);
    const { moves, figures } = fitMetrics(records)!;
    const { a, b } = applyChange(records, applyFit(records, moves));
    const [ease, speed] = [a!['ease'], a!['speed']] as { likely: number; basis: string }[];
    expect(speed!.likely - ease!.likely).toBeCloseTo(2, 9);
    expect(ease!.basis).toBe('measured');
    expect(b!['observedDropOff']).toBeUndefined();
    expect(b!['optOut']).toMatchObject({ basis: 'measured' });
    const after = Object.fromEntries(figures.map((one) => [one.metric, one.after]));
    expect(after['satisfaction a']).toBeCloseTo(6, 6);
    expect(after['dropOff b']).toBeCloseTo(0.2, 6);
  });

  test('metrics that contradict each other are met as well as their ranges say', () => {
    const sure = { low: 0.49, high: 0.51 };
    const vague = { low: 0.1, high: 0.9 };
    const metrics = TOUCHPOINTS.map((touchpoint) =>
      aMetric('dropOff', 0.01, { touchpoint }, { low: 0, high: 0.04 }),
    );
    const completion = (about: Readonly<Record<string, number>>) => {
      const all = [...metrics, aMetric('conversion', 0.5, {}, about)];
      return fitMetrics(aMap(even, all))!.figures.find(({ metric }) => metric === 'conversion ')!;
    };
    const [clear, unclear] = [completion(sure), completion(vague)];
    expect(clear.after).toBeGreaterThan(0.5);
    expect(unclear.after).toBeGreaterThan(clear.after!);
  });

  test('a rating moves nothing, and a map without touchpoints has no fit', () => {
    expect(fitMetrics(aMap(even, [aMetric('rating', 40)]))!.moves).toEqual([]);
    expect(fitMetrics(smallMap({ empty: [] }, [aMetric('conversion', 0.5)]))).toBeNull();
  });
});
