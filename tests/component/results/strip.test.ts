import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Encounter, Story } from '#state/stories.svelte.ts';
import Strip from '#ui/results/Strip.svelte';

/** Somebody who comes so many times to the same place. */
function visitor(times: number): Story {
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

const dots = () => document.querySelectorAll('.strip circle:not(.ring)').length;

describe('the line of one journey', () => {
  it('has a dot for each visit, and only the line where visits stand too close', async () => {
    await page.viewport(1024, 768);
    const view = await render(Strip, { story: visitor(30), titleOf: (id: string) => id });
    await expect.poll(dots).toBe(30);
    await view.rerender({ story: visitor(10_000) });
    await expect.poll(dots).toBe(0);
    expect(document.querySelectorAll('.strip .ring')).toHaveLength(2);
    const line = document.querySelector<SVGPathElement>('.strip .felt')!;
    expect(line.getAttribute('d')!.split('L')).toHaveLength(10_000);
  });
});
