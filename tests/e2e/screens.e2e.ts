/** Every screen and dialog: nothing that axe finds, at three sizes, in both themes. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './fixtures.ts';

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
  test.describe(name, () => {
    test.use({ viewport: { width, height }, hasTouch });

    test('the map and the library, in both themes', async ({ page }) => {
      await openSample(page);
      await expectAccessibleInBothThemes(page);
      await expectNoSidewaysScroll(page);
      await page.locator('#card-touchpoint-wait').click();
      await expectAccessibleInBothThemes(page);
      await page.getByRole('button', { name: 'Library' }).click();
      await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
      await expectAccessibleInBothThemes(page);
      await expectNoSidewaysScroll(page);
    });
  });

test('an open menu and an open figure, in both themes', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('menuitem', { name: /PNG/ })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Experience sum/ }).click();
  await expect(page.getByRole('dialog', { name: 'Experience sum' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a map that cannot be computed says so', async ({ page }) => {
  await openLibrary(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'loop.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(endlessLoop())),
  });
  await expect(page.locator('#card-again')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Key figures' })).toContainText(/loop|leave/i);
  await expectAccessible(page);
});

/** Two touchpoints that lead to one another for ever. */
function endlessLoop() {
  const never = { likely: 0, basis: 'guess' };
  const always = { likely: 1, basis: 'guess' };
  const touchpoint = (id: string, order: string) => ({
    id,
    kind: 'touchpoint',
    title: id,
    stage: 'stage',
    order,
    optOut: never,
  });
  return {
    format: 'throughline-map',
    version: 1,
    records: [
      { id: 'map', kind: 'map', title: 'For ever' },
      { id: 'lane', kind: 'lane', sort: 'touchpoints', order: 'a0' },
      { id: 'chart', kind: 'lane', sort: 'experience', order: 'a1' },
      { id: 'stage', kind: 'stage', title: 'Round', order: 'a0' },
      touchpoint('once', 'a0'),
      touchpoint('again', 'a1'),
      { id: 'there', kind: 'path', from: 'once', to: 'again', share: always },
      { id: 'back', kind: 'path', from: 'again', to: 'once', share: always },
    ],
  };
}

test('five scenarios at three sizes: the one shown is in sight, the rest in a menu', async ({
  page,
}) => {
  await openSample(page);
  for (let round = 0; round < 3; round++) {
    await page.getByRole('button', { name: /^New scenario from/ }).click();
    await page.keyboard.press('Enter');
  }
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
    const shown = page.locator('.chip.shown');
    await expect(shown).toBeInViewport({ ratio: 0.9 });
    await page.getByRole('button', { name: 'All scenarios' }).click();
    await expect(page.getByRole('menuitemcheckbox')).toHaveCount(6);
    await expectAccessible(page);
    await page.getByRole('menuitemcheckbox', { name: 'Today' }).click();
    await expect(page.locator('.chip.shown')).toContainText('Today');
    await expect(page.locator('.chip.shown')).toBeInViewport({ ratio: 0.9 });
    await page.getByRole('button', { name: 'All scenarios' }).click();
    await page.getByRole('menuitemcheckbox').last().click();
  }
});

test('below a phone board a touchpoint is rated in one tap, and columns keep their names', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  // The sheet below comes a moment after the board and moves it; a click in that moment goes astray.
  await expect(page.locator('.peek')).toContainText('About this map');
  await expect(async () => {
    await page.locator('#card-touchpoint-wait').click();
    await expect(page.locator('.peek').getByText('Great')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await page.locator('.peek').getByText('Great').click();
  await expect(page.locator('.peek').getByRole('radio', { name: 'Great' })).toBeChecked();
  await page.locator('.board').focus();
  for (let row = 0; row < 4; row++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('.titles .here')).toHaveText('I wait for delivery');
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
