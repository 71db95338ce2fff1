/** Below the board the inspector is a bar that opens; nothing is cut off in a narrow one. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

it('opens from a bar that already lets one rate', async () => {
  const { field } = await inspecting('touchpoint-wait', { width: 1000, screen: [1000, 700] });
  await page.getByText('Good').first().click();
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 8.75 });
  await expect.element(page.getByText('What we promise')).not.toBeVisible();
  await page.getByRole('button', { name: 'Open the details' }).click();
  await expect.element(page.getByText('What we promise')).toBeVisible();
});

for (const id of ['touchpoint-row', 'offer-trial', 'segment-fit', 'scenario-club', 'map'])
  for (const size of ['100%', '200%'])
    it(`cuts nothing off ${id} at 280 pixels and text of ${size}`, async () => {
      document.documentElement.style.fontSize = size;
      await inspecting(id === 'map' ? null : id, { width: 280 });
      const aside = page.getByRole('complementary').element() as HTMLElement;
      aside.style.width = '280px';
      for (const fold of aside.querySelectorAll('details')) fold.open = true;
      await expect
        .poll(() => aside.querySelectorAll('details > .inside').length)
        .toBe(aside.querySelectorAll('details').length);
      const body = aside.querySelector<HTMLElement>('.body')!;
      expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
      document.documentElement.style.fontSize = '';
    });
