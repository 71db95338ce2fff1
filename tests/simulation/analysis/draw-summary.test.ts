import { describe, expect, it } from 'vitest';
import { ENOUGH_FOR_NUMBERS, summariseDraws } from '#simulation/analysis/draw-summary.ts';
import type { OptionTotals } from '#simulation/analysis/option-totals.ts';

/** Three options whose lifetime value hangs on one number: as it is, better the higher it is, and always far ahead. */
const draws = Array.from({ length: ENOUGH_FOR_NUMBERS }, (_, draw) => {
  const value = (draw + 0.5) / ENOUGH_FOR_NUMBERS;
  const totals = (lifetimeValue: number): OptionTotals => ({
    lifetimeValue,
    experienceSum: 0,
    partnerTotal: 0,
    completion: 0.5,
    satisfaction: {},
  });
  return { values: [value], totals: [totals(0), totals(value - 0.25), totals(10)] };
});
const numbers = [{ kind: 'field', record: 'one', field: 'quality', key: 'one quality' }] as const;

describe('choices among the options that are drawn', () => {
  it('are all of them if nobody says otherwise', () => {
    const summary = summariseDraws(numbers, draws)!;
    expect(summary.options.map(({ best }) => best.lifetimeValue)).toEqual([0, 0, 1]);
    expect(summary.information.lifetimeValue.everything).toBe(0);
  });

  it('decide which one is best, and what it is worth to know', () => {
    const summary = summariseDraws(numbers, draws, 2)!;
    expect(summary.options.map(({ best }) => best.lifetimeValue)).toEqual([0.25, 0.75, 0]);
    // E[max(0, x - 1/4)] - E[x - 1/4] for x even between 0 and 1: 9/32 - 1/4.
    expect(summary.information.lifetimeValue.everything).toBeCloseTo(1 / 32, 4);
    expect(summary.information.lifetimeValue.numbers).toEqual([
      { ...numbers[0], worth: expect.closeTo(1 / 32, 4) as number },
    ]);
    expect(summary.options[2]!.better.lifetimeValue).toBe(1);
  });

  it('of one kind leave nothing to find out', () => {
    expect(summariseDraws(numbers, draws, 1)!.information.lifetimeValue).toEqual({
      everything: 0,
      numbers: [],
    });
  });
});
