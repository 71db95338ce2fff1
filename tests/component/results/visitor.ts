/** A story for the tests of what shows one. */
import type { Encounter, Story } from '#state/stories.svelte.ts';

/** Somebody who comes so many times to the same place. */
export function visitor(times: number): Story {
  const encounters = Array.from({ length: times }, (_, visit): Encounter => ({
    touchpoint: 'use',
    visit,
    expectation: 7.5,
    reference: 7.5,
    quality: 7.5,
    gap: 0,
    felt: 0,
    satisfaction: 6 + (visit % 3),
    optOut: 0,
    left: false,
    pains: [],
    offers: [],
    ours: 0,
    partners: 0,
  }));
  const money = { lifetimeValue: 0, partners: 0, experienceSum: 0 };
  return {
    ...{ customer: 0, encounters, outcome: 'unfinished', peak: 1, memory: 7, rating: null },
    ...money,
  };
}
