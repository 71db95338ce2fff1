/** Every screen and dialog: nothing that axe finds, at three sizes, in both themes. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const sizes = [
  { name: 'desk', width: 1440, height: 900, hasTouch: false },
  { name: 'tablet', width: 1024, height: 768, hasTouch: true },
  { name: 'phone', width: 390, height: 844, hasTouch: true },
];

async function openSample(page: Page) {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
}

async function openLibrary(page: Page) {
  await openSample(page);
  await page.getByRole('button', { name: 'Library' }).click();
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
}

/** Nothing on the page is wider than the page. */
async function expectNoSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const { name, width, height, hasTouch } of sizes)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, colorScheme, hasTouch });

      test('the map and the library', async ({ page }) => {
        await openSample(page);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.locator('#card-touchpoint-wait').click();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Library' }).click();
        await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    });

test('the command palette finds and does', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type('nobody knows');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Nobody knows' })).toBeVisible();
});

test('the help sheet opens by its key and closes by Escape', async ({ page }) => {
  await openSample(page);
  await page.locator('.board').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a map goes to the trash and comes back', async ({ page }) => {
  await openLibrary(page);
  await page.getByRole('button', { name: 'What to do with Rowing machine at home' }).click();
  await page.getByRole('menuitem', { name: /trash/i }).click();
  await expect(page.getByRole('button', { name: /Trash.*1/ })).toBeVisible();
  await page.getByRole('button', { name: /Trash.*1/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Put .*Rowing machine.*back|Restore/i }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Rowing machine at home').first()).toBeVisible();
});

test('the board leaves as PNG and as SVG, and prints with its assumptions', async ({ page }) => {
  await openSample(page);
  for (const [item, ending] of [
    ['PNG', '.png'],
    ['SVG', '.svg'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: new RegExp(item) }).click();
    expect((await download).suggestedFilename()).toContain(ending);
  }
  const printed = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.print = () => resolve(document.querySelector('.pages')?.textContent ?? '');
      }),
  );
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /Print/ }).click();
  const text = await printed;
  expect(text).toContain('Rowing machine at home');
  expect(text).toContain('What this rests on');
  expect(text).toContain('I wait for delivery');
});
