import { expect, test } from 'vitest';
import { rememberedOf } from '../../../src/simulation/monte-carlo/remembered.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { firstStories } from '../../../src/simulation/monte-carlo/story.ts';
import { aChain, aModel, rower } from '../models.ts';

const seed = 1;
const total = (shares: Readonly<Record<string, number>>) =>
  Object.values(shares).reduce((sum, share) => sum + share, 0);

test('every customer has one peak and one end', () => {
  const { peak, end } = rememberedOf([{ model: rower(), seed }], 1000)!;
  expect(total(peak)).toBeCloseTo(1, 12);
  expect(total(end)).toBeCloseTo(1, 12);
  // Those who never buy are not asked; who buys remembers the wait.
  expect(end['ad']).toBeUndefined();
  expect(peak['wait']).toBeGreaterThan(0.5);
  expect(Object.entries(end).sort(([, a], [, b]) => b - a)[0]![0]).toBe('use');
});

test('the worst moment is the peak of a journey that is fine elsewhere', () => {
  const model = aModel({
    touchpoints: aChain([{}, { quality: 2 }, {}].map((one) => ({ ...one, optOut: 0 }))),
  });
  expect(rememberedOf([{ model, seed }], 50)).toEqual({ peak: { t1: 1 }, end: { t2: 1 } });
});

test('segments count by their arrivals, and nobody gives nothing', () => {
  const own = (id: string, arrivals: number) => ({
    model: aModel({ touchpoints: aChain([{ id }]), arrivals }),
    seed,
  });
  expect(rememberedOf([own('a', 300), own('b', 100)], 400)!.peak).toEqual({ a: 0.75, b: 0.25 });
  const nobody = aModel({ touchpoints: aChain([{}]), entry: [0] });
  expect(rememberedOf([{ model: nobody, seed }], 100)).toBeNull();
});

test('of journeys that hardly end only a few are told, and segments count by their arrivals all the same', () => {
  const round = (id: string, arrivals: number, optOut: number) =>
    aModel({
      touchpoints: aChain([{ id, optOut, next: [{ to: 0, share: 1 }] }]),
      arrivals,
    });
  const [long, short] = [round('long', 300, 1e-9), round('short', 100, 0.5)];
  const told = [...firstStories(planFor(long, seed), 2000)];
  expect(told.reduce((sum, { encounters }) => sum + encounters.length, 0)).toBe(200_000);
  expect([...firstStories(planFor(short, seed), 2000)]).toHaveLength(2000);
  const segments = [long, short].map((model) => ({ model, seed }));
  expect(rememberedOf(segments, 400)!.end).toEqual({ long: 0.75, short: 0.25 });
});
