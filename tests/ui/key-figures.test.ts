import { describe, expect, it } from 'vitest';
import { keyFigures } from '#ui/frame/key-figures.ts';

const journey = (lifetimeValue: number) =>
  ({
    experienceSum: -5.412,
    completion: 0.1763,
    lifetimeValue,
    partnerTotal: 6.1,
    ecosystem: 169.3,
    customerValueAdded: 1.04,
  }) as never;
const run = (memory: number | null, net: number | null, customerEquity: number) =>
  ({
    memory: memory === null ? null : { value: memory, standardError: 0.01 },
    rating: net === null ? null : { net: { value: net, standardError: 0.01 } },
    customerEquity: { value: customerEquity, standardError: 10 },
  }) as never;
const texts = (figures: ReturnType<typeof keyFigures>) =>
  Object.fromEntries(
    figures.map(({ id, value, difference, differenceUnit }) => [
      id,
      [value, difference && `${difference} ${differenceUnit}`.trim()],
    ]),
  );

describe('the key figures', () => {
  it('are those that are computed at once as long as no customer has been simulated', () => {
    const figures = keyFigures(journey(163.166), journey(169.6), 'index');
    expect(figures.map(({ id }) => id)).toEqual([
      'experienceSum',
      'completion',
      'lifetimeValue',
      'partners',
      'network',
      'valueAdded',
    ]);
    expect(texts(figures)['lifetimeValue']).toEqual(['163', '+6.4']);
    expect(texts(figures)['experienceSum']).toEqual(['−5.4', 'same']);
    expect(texts(figures)['completion']).toEqual(['17.6%', 'same']);
  });

  it('have memory, rating and equity with the first simulated customers', () => {
    const said = { shown: run(6.725, -0.4216, 168_300), compared: run(7.4, -0.022, 182_147) };
    const figures = texts(keyFigures(journey(163), journey(170), 'index', said));
    expect(figures['memory']).toEqual(['6.7', '+0.7']);
    expect(figures['rating']).toEqual(['−42', '+40']);
    expect(figures['customerEquity']).toEqual(['168.3K', '+13.8K']);
  });

  it('say nothing of a rating that nobody gives', () => {
    const said = { shown: run(null, null, -2), compared: null };
    const figures = texts(keyFigures(journey(-2), null, 'index', said));
    expect(figures['rating']).toEqual(['—', null]);
    expect(figures['memory']).toEqual(['—', null]);
    expect(figures['customerEquity']).toEqual(['−2.0', null]);
  });

  it('do not say nothing of money in a map without money, but what is missing', () => {
    const said = { shown: run(6.7, -0.4, 0), compared: null };
    const figures = keyFigures(journey(0), journey(0), null, said);
    expect(figures.map(({ id }) => id)).toEqual([
      'experienceSum',
      'completion',
      'memory',
      'rating',
      'valueAdded',
      'lifetimeValue',
    ]);
    const { value, unit, difference, missing } = figures.at(-1)!;
    expect([value, unit, difference]).toEqual(['—', 'no money entered', null]);
    expect(missing).toContain('Mark where customers buy');
  });
});
