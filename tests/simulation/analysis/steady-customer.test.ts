import { describe, expect, test } from 'vitest';
import { steadyCustomer } from '../../../src/simulation/analysis/steady-customer.ts';
import { survivalCurves } from '../../../src/simulation/analysis/survival-curves.ts';
import { valueByTiming } from '../../../src/simulation/analysis/value-by-timing.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { aChain, aModel } from '../models.ts';
import { loopModel, partOf } from './look-parts.ts';

describe('the steady customer', () => {
  test('is the customer of a loop: four of five stay, and 80 of each 100 come in', () => {
    const model = loopModel(0.8);
    const { retention, discount, margin } = steadyCustomer(model, forecast(model));
    expect(retention).toBeCloseTo(0.8, 9);
    expect(discount).toBeCloseTo(0.1, 12);
    expect(margin).toBeCloseTo(80, 6);
  });

  test('stays for no period on a journey within one', () => {
    const model = aModel({ touchpoints: aChain([{ margin: 10, optOut: 0, duration: 0.5 }]) });
    expect(steadyCustomer(model, forecast(model))).toEqual({
      retention: 0,
      discount: 0,
      margin: 10,
    });
  });
});

describe('lifetime value by timing', () => {
  test('P09: the published three values, for a margin of 100', () => {
    // 125 on passing is 100 per arrival, since one of five leaves first.
    const model = loopModel(0.8);
    const touchpoints = model.touchpoints.map((one) => ({ ...one, margin: 125 }));
    const [values] = valueByTiming(partOf({ ...model, touchpoints }), {});
    expect(values!.firstIncludedAtStart).toBeCloseTo(366.6667, 4);
    expect(values!.firstExcluded).toBeCloseTo(266.6667, 4);
    expect(values!.firstIncludedAtEnd).toBeCloseTo(333.3333, 4);
    const { journey } = forecast({ ...model, touchpoints });
    expect(values!.firstIncludedAtStart).toBeCloseTo(journey.lifetimeValue, 9);
  });
});

describe('survival', () => {
  test('P11: with shapes 1 and 1 half, a third, a quarter are left; alike, halves of halves', () => {
    const model = loopModel(0.5, { concentration: 2 });
    const periods = survivalCurves(partOf(model), {});
    const left = periods.slice(0, 4).map(({ differing }) => differing);
    [1 / 2, 1 / 3, 1 / 4, 1 / 5].forEach((share, at) => expect(left[at]).toBeCloseTo(share, 9));
    expect(periods[3]!.alike).toBeCloseTo(1 / 16, 9);
    expect(periods[1]!.staying).toBeCloseTo(2 / 3, 9);
    expect(periods).toHaveLength(12);
  });

  test('is not told where nobody has said how alike customers are, or all stay', () => {
    expect(survivalCurves(partOf(loopModel(0.8)), {})).toEqual([]);
    const within = aModel({ touchpoints: aChain([{ optOut: 0 }]), concentration: 2 });
    expect(survivalCurves(partOf(within), {})).toEqual([]);
  });
});
