import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Diary from '#ui/results/Diary.svelte';
import TableOfData from '#ui/results/TableOfData.svelte';
import { visitor } from './visitor.ts';

/** How many stood whenever the page was drawn, until nothing has come for a while. */
async function countsOf(selector: string): Promise<number[]> {
  const counts: number[] = [];
  for (let same = 0; same < 20;) {
    const count = document.querySelectorAll(selector).length;
    same = count === counts.at(-1) ? same + 1 : 0;
    if (same === 0) counts.push(count);
    await new Promise((done) => setTimeout(done, 20));
  }
  return counts;
}

const largestStep = (counts: readonly number[]) =>
  Math.max(...counts.slice(1).map((count, at) => count - counts[at]!));

describe('what is long', () => {
  it('comes batch by batch: a table', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`Row ${at}`, '1']);
    await render(TableOfData, { table: { columns: ['Name', 'Value'], rows }, title: 'Data' });
    expect(document.querySelectorAll('tbody tr').length).toBeLessThanOrEqual(100);
    expect((await countsOf('tbody tr')).at(-1)).toBe(500);
  });

  it('comes page by page: a diary, whose visits go on being counted', async () => {
    await page.viewport(1024, 768);
    const view = await render(Diary, { story: visitor(1000), titleOf: (id: string) => id });
    expect(document.querySelectorAll('li')).toHaveLength(24);
    const button = view.getByRole('button', { name: 'Show all 1,000 visits' });
    (button.element() as HTMLElement).click();
    const counts = await countsOf('li');
    expect(counts.at(-1)).toBe(1000);
    expect(counts.length).toBeGreaterThan(2);
    expect(largestStep(counts)).toBeLessThan(1000 - 24);
    expect([...document.querySelectorAll('ol')].slice(0, 3).map(({ start }) => start)).toEqual([
      1, 25, 85,
    ]);
    await view.rerender({ story: visitor(1000) });
    await expect.poll(() => document.querySelectorAll('li').length).toBe(24);
  });
});
