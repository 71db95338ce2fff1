import { expect, test } from 'vitest';
import { valuesAtRisk } from '../../../src/simulation/analysis/value-at-risk.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, rower, withTouchpoint } from '../models.ts';

test('the pains of a touchpoint share its risk by what is suffered in silence', () => {
  const pain = rower().touchpoints[3]!.pains[0]!;
  const model = withTouchpoint(rower(), 'wait', () => ({
    pains: [
      { ...pain, id: 'late' },
      { ...pain, id: 'later', likelihood: 2 * pain.likelihood },
      { ...pain, id: 'harmless', loss: 0 },
      { ...pain, id: 'said aloud', voiced: 1 },
    ],
  }));
  const { pains, valueAtRisk } = valuesAtRisk(model).find((one) => one.touchpointId === 'wait')!;
  expectClose(pains['late'], valueAtRisk / 3, 1e-12);
  expectClose(pains['later'], (2 * valueAtRisk) / 3, 1e-12);
  expect([pains['harmless'], pains['said aloud']]).toEqual([0, 0]);
});

test('touchpoints without pains or visits are left out', () => {
  const pains = rower().touchpoints[3]!.pains;
  const [first, second, third] = aChain([{}, { pains }, { pains }]);
  const model = aModel({ touchpoints: [first!, { ...second!, next: [] }, third!] });
  expect(valuesAtRisk(model).map(({ touchpointId }) => touchpointId)).toEqual(['t1']);
});
