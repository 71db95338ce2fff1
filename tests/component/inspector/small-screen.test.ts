/** Below the board the inspector is a bar that opens; nothing is cut off in a narrow one. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { recordsFrom } from '#domain/records.ts';
import { inspecting, sampleWithAll } from './inspecting.ts';

it('opens from a bar that already lets one rate', async () => {
  const { field } = await inspecting('touchpoint-wait', { width: 1000, screen: [1000, 700] });
  await page.getByText('Good').first().click();
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 8.75 });
  await expect.element(page.getByText('What we promise')).not.toBeVisible();
  await page.getByRole('button', { name: 'Open the details' }).click();
  await expect.element(page.getByText('What we promise')).toBeVisible();
});

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2);

/** How far the content of the inspector reaches beyond its edge, with everything unfolded. */
async function overflow(id: string | null, records = sampleWithAll()): Promise<number> {
  await inspecting(id, { width: 280, records: await records });
  const aside = page.getByRole('complementary').element() as HTMLElement;
  aside.style.width = '280px';
  for (const fold of aside.querySelectorAll('details')) fold.open = true;
  const count = (selector: string) => aside.querySelectorAll(selector).length;
  await expect.poll(() => count('details > .inside')).toBe(count('details'));
  const body = aside.querySelector<HTMLElement>('.body')!;
  return body.scrollWidth - body.clientWidth;
}

for (const id of ['touchpoint-row', 'offer-trial', 'segment-fit', 'scenario-club', null]) {
  for (const size of ['100%', '200%'])
    it(`cuts nothing off ${id ?? 'the map'} at 280 pixels and text of ${size}`, async () => {
      document.documentElement.style.fontSize = size;
      expect(await overflow(id)).toBe(0);
      document.documentElement.style.fontSize = '';
    });
  it(`wraps long titles of ${id ?? 'the map'} and of what it lists`, async () => {
    const long = Object.values(await sampleWithAll()).map((record) =>
      typeof record['title'] === 'string' ? { ...record, title: LONG } : record,
    );
    expect(await overflow(id, Promise.resolve(recordsFrom(long)))).toBe(0);
  });
}
