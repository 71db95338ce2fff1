import { expect, test } from 'vitest';
import { servicePriorities } from '../../../src/simulation/analysis/service-priority.ts';
import { valuesAtRisk } from '../../../src/simulation/analysis/value-at-risk.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, rower, withTouchpoint } from '../models.ts';

test('the rowing machine: silent pain while waiting comes first, for all who arrive', () => {
  const [first, ...others] = servicePriorities([{ segment: 'rowers', model: rower() }]);
  expect(first).toMatchObject({ segment: 'rowers', touchpointId: 'wait' });
  expectClose(first!.valueAtRisk, 3180, 6);
  expectClose(first!.unvoicedPain, 93.46, 0.6);
  expectClose(first!.valuePerPain, 15.128 / 0.4451, 0.02);
  expect(others.map(({ touchpointId }) => touchpointId)).toEqual(['install', 'support']);
});

test('each touchpoint stands once per segment; value and numbers of people decide', () => {
  const few = { ...rower(), arrivals: 10 };
  const many = { ...rower(), arrivals: 5000 };
  const all = servicePriorities([
    { segment: 'few', model: few },
    { segment: 'many', model: many },
  ]);
  expect(all.map(({ segment }) => segment)).toEqual(['many', 'many', 'many', 'few', 'few', 'few']);
  for (const { touchpointId, valueAtRisk } of valuesAtRisk(few)) {
    const mine = all.filter((one) => one.touchpointId === touchpointId);
    expectClose(mine[0]!.valueAtRisk, 5000 * valueAtRisk, 1e-12);
    expectClose(mine[1]!.valueAtRisk, 10 * valueAtRisk, 1e-12);
  }
});

test('pain that is always voiced puts nothing at risk', () => {
  const pain = rower().touchpoints[3]!.pains[0]!;
  const model = withTouchpoint(rower(), 'wait', () => ({ pains: [{ ...pain, voiced: 1 }] }));
  const wait = servicePriorities([{ segment: 'all', model }]).find(
    ({ touchpointId }) => touchpointId === 'wait',
  )!;
  expect([wait.unvoicedPain, wait.valuePerPain, wait.valueAtRisk]).toEqual([0, 0, 0]);
});

test('no pains or segments, no priorities; no arrivals, nothing at risk', () => {
  const calm = aModel({ touchpoints: aChain([{}, {}]) });
  expect(servicePriorities([{ segment: 'calm', model: calm }])).toEqual([]);
  expect(servicePriorities([])).toEqual([]);
  const nobody = servicePriorities([{ segment: 'none', model: { ...rower(), arrivals: 0 } }]);
  expect(nobody.map(({ valueAtRisk }) => valueAtRisk)).toEqual([0, 0, 0]);
});
