import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from '../../src/simulation/combine.ts';
import { forecast } from '../../src/simulation/forecast.ts';
import type { Forecast } from '../../src/simulation/results.ts';
import { expectClose } from './close-to.ts';
import { COARSE, randomModel, rower, withTouchpoint } from './models.ts';

test('one segment is its own sum', () => {
  const alone = forecast(rower());
  const sum = combine([alone]);
  expect(Object.keys(sum)).toEqual(Object.keys(alone));
  expect(sum.stageOrder).toEqual(alone.stageOrder);
  for (const [id, { satisfaction, value }] of Object.entries(alone.touchpoints)) {
    expectClose(sum.touchpoints[id]!.satisfaction, satisfaction!, 1e-12);
    expectClose(sum.touchpoints[id]!.value.ours, value.ours, 1e-12);
  }
});

test('splitting a segment in two changes nothing', () => {
  const whole = forecast(rower());
  const parts = [0.3, 0.7].map((share) => forecast({ ...rower(), arrivals: 1000 * share }));
  const sum = combine(parts);
  expect(sum.arrivals).toBeCloseTo(1000, 9);
  for (const key of ['completion', 'lifetimeValue', 'experienceSum', 'arrivalsValue'] as const) {
    expectClose(sum.journey[key], whole.journey[key], 1e-12);
  }
  for (const [id, one] of Object.entries(whole.stages)) {
    const both = sum.stages[id]!;
    expectClose(both.dropOff, one.dropOff!, 1e-12);
    expectClose(both.satisfaction, one.satisfaction!, 1e-12);
    expectClose(both.runningLifetimeValue, one.runningLifetimeValue, 1e-12);
  }
  whole.paths.forEach(({ flow }, at) => expectClose(sum.paths[at]!.flow, flow, 1e-12));
});

test('counts weigh by arrivals and means by visits', () => {
  fc.assert(
    fc.property(fc.array(randomModel({ size: 4 }), { minLength: 1, maxLength: 3 }), (models) => {
      const forecasts = models.map((model) => forecast(model, COARSE));
      const sum = combine(forecasts);
      const total = (value: (one: Forecast) => number) =>
        forecasts.reduce((all, one) => all + one.arrivals * value(one), 0);
      expectClose(
        sum.arrivals * sum.journey.visits,
        total((one) => one.journey.visits),
        1e-9,
      );
      expectClose(
        sum.journey.arrivalsValue,
        total((one) => one.journey.lifetimeValue),
        1e-9,
      );
      expectClose(sum.journey.arrivalsValue, sum.arrivals * sum.journey.lifetimeValue, 1e-9);
      for (const id of Object.keys(sum.touchpoints)) {
        const here = sum.touchpoints[id]!;
        const visits = total((one) => one.touchpoints[id]?.visits ?? 0);
        const satisfied = total((one) => {
          const there = one.touchpoints[id];
          return there ? there.visits * (there.satisfaction ?? 0) : 0;
        });
        expectClose(here.visits * sum.arrivals, visits, 1e-9);
        expectClose((here.satisfaction ?? 0) * visits, satisfied, 1e-9);
        expectClose(
          here.importance!.optOut * sum.arrivals,
          total((one) => one.touchpoints[id]?.importance?.optOut ?? 0),
          1e-9,
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('a promise made to one segment only is held against its visits only', () => {
  const model = rower();
  const silent = withTouchpoint(model, 'wait', () => ({ promise: null }));
  const [promised, unpromised] = [forecast(model), forecast(silent)];
  const { touchpoints, stages } = combine([promised, unpromised]);
  expectClose(touchpoints['wait']!.promiseGap, promised.touchpoints['wait']!.promiseGap!, 1e-12);
  expectClose(
    stages['awaiting delivery']!.promiseGap,
    promised.touchpoints['wait']!.promiseGap!,
    1e-12,
  );
});

test('a segment that skips a touchpoint never visits it', () => {
  const model = rower();
  const short = {
    ...model,
    touchpoints: model.touchpoints.slice(0, 1).map((one) => ({ ...one, next: [] })),
    entry: [1],
  };
  const [long, alone] = [forecast(model), forecast(short)];
  const sum = combine([alone, long]);
  expectClose(sum.touchpoints['buy']!.reach, long.touchpoints['buy']!.reach / 2, 1e-12);
  expectClose(sum.touchpoints['buy']!.satisfaction, long.touchpoints['buy']!.satisfaction!, 1e-12);
  expect(sum.stageOrder).toEqual(long.stageOrder);
});

test('segments nobody belongs to still give an answer, and none at all give none', () => {
  const nobody = forecast({ ...rower(), arrivals: 0 });
  const sum = combine([nobody, nobody]);
  expectClose(sum.journey.lifetimeValue, nobody.journey.lifetimeValue, 1e-12);
  expect(sum.journey.arrivalsValue).toBe(0);
  expect(() => combine([])).toThrow(RangeError);
});
