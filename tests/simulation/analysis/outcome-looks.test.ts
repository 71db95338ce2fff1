/** Closer looks at outcomes. */
import { describe, expect, test } from 'vitest';
import { recordsFrom } from '#domain/records.ts';
import { kanoCategory, outcomeKanos } from '../../../src/simulation/analysis/outcome-kano.ts';
import { outcomeOpportunities } from '../../../src/simulation/analysis/outcome-opportunities.ts';
import { aChain, aModel } from '../models.ts';
import { partOf } from './look-parts.ts';

const guess = (likely: number) => ({ likely, basis: 'guess' });
const outcome = (id: string, fields: object) => ({ id, kind: 'outcome', title: id, ...fields });
const model = aModel({
  touchpoints: aChain([
    { quality: 4, optOut: 0.5 },
    { quality: 7, optOut: 0 },
  ]),
  psychology: {
    barUp: 0,
    barDown: 0,
    lossAversion: 1,
    diminishing: 1,
    surpriseWeight: 0,
    stayingWeight: 0,
    promiseWeight: 0,
    spread: 0,
  },
});
const opportunitiesOf = (...outcomes: object[]) =>
  outcomeOpportunities(partOf(model, {}, outcomes as Record<string, unknown>[]), {});

describe('opportunities', () => {
  test('P24: the published scores, the best first', () => {
    const found = opportunitiesOf(
      outcome('fine', { importance: guess(9), satisfaction: guess(9) }),
      outcome('poor', { importance: guess(9), satisfaction: guess(3) }),
      outcome('fair', { importance: guess(8.1), satisfaction: guess(3) }),
    );
    expect(found.map(({ id, score, band }) => [id, score, band])).toEqual([
      ['poor', 15, 'high'],
      ['fair', 13.2, 'high'],
      ['fine', 9, 'unattractive'],
    ]);
  });

  test('satisfaction that nobody stated is the mean over visits of the touchpoints', () => {
    const [found] = opportunitiesOf(
      outcome('o', { importance: guess(8), touchpoints: ['t0', 't1', 'nowhere'] }),
    );
    // One visit at 4 and half a visit at 7.
    expect(found!.satisfaction).toBeCloseTo(5, 9);
    expect(found!.isModelled).toBe(true);
    expect(found!.score).toBeCloseTo(11, 9);
  });

  test('leave out what is not known and what belongs to another segment', () => {
    const rated = { importance: guess(8), satisfaction: guess(2) };
    const found = opportunitiesOf(
      outcome('unknown', { importance: guess(8) }),
      outcome('unweighed', { satisfaction: guess(8) }),
      outcome('theirs', { ...rated, segment: 'other' }),
      outcome('ours', { ...rated, segment: 'segment' }),
    );
    expect(found.map(({ id }) => id)).toEqual(['ours']);
  });
});

describe('answers to a Kano questionnaire', () => {
  test('P22: the published coefficients, beside what each touchpoint is taken for', () => {
    const records = recordsFrom([
      { id: 't0', kind: 'touchpoint', title: 'Wait', stage: 's', order: 'a0', kano: 'basic' },
      { id: 't1', kind: 'touchpoint', title: 'Row', stage: 's', order: 'a1' },
      outcome('one', { kanoAnswers: [1, 10, 9, 2], touchpoints: ['t0', 't1', 'nowhere'] }),
      outcome('two', { kanoAnswers: [4, 5, 9, 2, 3] }),
      outcome('none', {}),
      outcome('empty', { kanoAnswers: [0, 0, 0, 0, 5] }),
    ]);
    const found = outcomeKanos(records);
    expect(
      found.map(({ outcomeId, touchpointId, suggests, chosen }) => [
        outcomeId,
        touchpointId,
        suggests,
        chosen,
      ]),
    ).toEqual([
      ['one', 't0', 'performance', 'basic'],
      ['one', 't1', 'performance', 'performance'],
      ['two', null, 'basic', null],
    ]);
    expect(found[0]!.better).toBeCloseTo(0.5, 9);
    expect(found[0]!.worse).toBeCloseTo(-0.8636, 4);
    expect(found[2]!.better).toBeCloseTo(0.45, 9);
    expect(found[2]!.worse).toBeCloseTo(-0.7, 9);
  });

  test('of equally many, the one whose neglect costs most counts', () => {
    expect(kanoCategory([5, 5, 5, 5, 5])).toBe('basic');
    expect(kanoCategory([5, 5, 0, 5])).toBe('performance');
    expect(kanoCategory([5, 0, 0, 5])).toBe('delighter');
    expect(kanoCategory([0, 0, 0, 1, 2])).toBe('reverse');
    expect(kanoCategory([])).toBeNull();
  });
});
