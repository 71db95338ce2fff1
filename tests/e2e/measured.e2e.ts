/** What is known, in a real browser: a pasted table, measured beside modelled, the map fitted to it, and undone. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

// Against hanging only: figures are worked out in the background.
test.describe.configure({ timeout: 90_000 });

async function openResults(page: Page) {
  await page.goto('/');
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
  await page.getByRole('button', { name: 'Results', exact: true }).click();
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 });
}

const sheet = (page: Page) => page.getByRole('region', { name: 'Measured and modelled' });
const pasting = (page: Page) => page.getByRole('dialog', { name: 'Paste what is known' });
const fitting = (page: Page) =>
  page.getByRole('dialog', { name: 'Fit the map to what is measured' });

async function pasteInto(page: Page, rows: readonly (readonly string[])[]) {
  await sheet(page).getByRole('button', { name: 'Paste a table' }).click();
  const text = rows.map((row) => row.join('\t')).join('\n');
  await pasting(page).getByRole('textbox', { name: 'The table' }).fill(text);
}

test('a pasted table is read row by row, compared, fitted to, and undone', async ({ page }) => {
  await openResults(page);
  await expect(sheet(page)).toContainText('Nothing is measured yet');
  await pasteInto(page, [
    ['Touchpoint', 'Drop-off', 'Satisfaction (0-10)', 'n'],
    ['I wait for delivery', '12,5 %', '5.2', '240'],
    ['i BUY the rower!', '8 %', '', ''],
    ['Nowhere', '3 %', '', ''],
  ]);
  const dialog = pasting(page);
  await expect(dialog).toContainText('3 of 4 figures are clear.');
  await expect(dialog.getByRole('row', { name: /12\.5%/ })).toContainText('is added');
  await expect(dialog.getByRole('row', { name: /Nowhere/ })).toContainText('Which one is meant?');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take down 3 figures' }).click();

  await expect(sheet(page).getByRole('listitem')).toHaveCount(3);
  await expect(sheet(page)).toContainText(/measured 12\.5%.*modelled/);
  // What is being worked out anew is dimmed.
  await expect(page.locator('.results .stale')).toHaveCount(0, { timeout: 60_000 });
  await expectAccessible(page);

  await sheet(page).getByRole('button', { name: 'Fit the map' }).click();
  await expect(fitting(page)).toContainText('3 numbers move');
  await expect(fitting(page)).toContainText('All that can be fitted is met.');
  await expectAccessible(page);
  await fitting(page).getByRole('button', { name: 'Change 3 numbers' }).click();
  await expect(fitting(page)).toContainText(
    'Numbers moved: 2 of “Leave anyway”, 1 of “How well does it go?”.',
  );
  await fitting(page).getByRole('button', { name: 'Close' }).click();
  await expect(sheet(page)).toContainText('3 of 3 modelled figures lie inside');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(sheet(page)).toContainText(/[012] of 3 modelled figures lie inside/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sheet(page)).toContainText('Nothing is measured yet');
});

test('a table without headings says so, and keeps what was pasted', async ({ page }) => {
  await openResults(page);
  await pasteInto(page, [['Wait', '12 %']]);
  await expect(pasting(page)).toContainText('No headings were found.');
  await expect(pasting(page).getByRole('textbox')).toHaveValue('Wait\t12 %');
  await expect(pasting(page).getByRole('button', { name: 'Nothing to take down' })).toBeDisabled();
});

test('what is known of a touchpoint is entered beside it, compared, and marked on the chart', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('I buy the rower');
  await expect(page.getByRole('dialog')).toContainText('Go to I buy the rower');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Touchpoint: I buy the rower' });
  await inspector.getByRole('button', { name: 'Add satisfaction' }).click();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(inspector).toContainText(/modelled 7\.\d, −1\.\d, outside the range/);
  const card = page.locator('[id^="card-"]', { hasText: 'I buy the rower' });
  await expect(card).toContainText('Measured satisfaction 9.0, 8.8 to 9.3');
  await expect(page.locator('.chart .measured .mark')).toBeVisible();
  await inspector.getByRole('button', { name: 'Open Satisfaction, I buy the rower' }).click();
  const panel = page.getByRole('complementary', { name: 'Metric: Satisfaction, I buy the rower' });
  await expect(panel.getByRole('img', { name: /measured 9\.0, modelled 7/ })).toBeVisible();
  await expectAccessible(page);
});
