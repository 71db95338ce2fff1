import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrivalsUnderTalk,
  deterredPerArrival,
  nextArrivals,
  steadyArrivals,
} from '../../../src/simulation/analysis/negative-word-of-mouth.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between } from '../models.ts';

const talk = { demand: 1000, detractors: 0.2, told: 10, deterred: 0.05 };

test('a fifth unhappy, ten told by each, one in twenty of them stays away', () => {
  expectClose(deterredPerArrival(talk), 0.1, 1e-12);
  expectAllClose(arrivalsUnderTalk(talk, 4), [1000, 900, 910, 909], 1e-12);
  expectClose(steadyArrivals(talk), 1000 / 1.1, 1e-12);
});

test('fewer come the more there are to tell; below one per arrival all settles', () => {
  fc.assert(
    fc.property(between(0, 0.9), between(0, 1), (detractors, deterred) => {
      const one = { demand: 500, detractors, told: 1, deterred };
      const periods = arrivalsUnderTalk(one, 300);
      expectClose(periods[299], steadyArrivals(one), 1e-6);
      const more = nextArrivals({ ...one, told: 1.5 }, 500);
      expect(more).toBeLessThanOrEqual(nextArrivals(one, 500));
      // What reproduces itself does so.
      expectClose(nextArrivals(one, steadyArrivals(one)), steadyArrivals(one), 1e-9);
    }),
  );
});

test('nobody talks, nobody stays away; arrivals never fall below 0', () => {
  expect(arrivalsUnderTalk({ ...talk, told: 0 }, 3)).toEqual([1000, 1000, 1000]);
  expect(arrivalsUnderTalk({ ...talk, told: 1000 }, 4)).toEqual([1000, 0, 1000, 0]);
  expect(nextArrivals(talk, 0)).toBe(1000);
  expect(nextArrivals({ ...talk, deterred: -1 }, 500)).toBe(1000);
  expect(arrivalsUnderTalk({ ...talk, demand: -5 }, 2)).toEqual([0, 0]);
  expect(arrivalsUnderTalk(talk, 0)).toEqual([]);
});
