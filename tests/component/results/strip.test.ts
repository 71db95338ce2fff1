import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Strip from '#ui/results/Strip.svelte';
import { visitor } from './visitor.ts';

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
