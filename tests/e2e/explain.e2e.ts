/** Figures open their calculation: from key figures, the inspector and the board, down to where an input is set. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const sheet = (page: Page) => page.getByRole('dialog', { name: /^Calculation: / });
const figures = (page: Page) => page.getByRole('region', { name: 'Key figures' });

async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  await expect(page.getByRole('button', { name: /inputs are assumed$/ })).toBeVisible();
}

async function openLifetimeValue(page: Page): Promise<void> {
  await figures(page)
    .getByRole('button', { name: /^Lifetime value/ })
    .click();
  await page.getByRole('button', { name: 'How it is computed: Lifetime value' }).click();
  await expect(sheet(page)).toContainText('163.16');
}

for (const size of SIZES) {
  test(`lifetime value opens stage by stage at ${size.width}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openSample(page);
    await openLifetimeValue(page);
    await expect(sheet(page)).toContainText(/\d+ of \d+ inputs are assumed/);
    await expect(sheet(page)).toContainText('Fader and Hardie 2012');
    await sheet(page).getByRole('button', { name: 'Engaged', exact: true }).click();
    await sheet(page).getByRole('button', { name: 'I buy the rower', exact: true }).click();
    await expect(sheet(page)).toContainText('0.436 × 300.00');
    await expectAccessible(page);
    await sheet(page).getByRole('button', { name: 'How it is computed: Engaged' }).click();
    await expect(sheet(page).getByRole('heading', { name: 'To us' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(sheet(page).getByRole('heading', { name: 'Lifetime value' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await expect(figures(page).getByRole('button', { name: /^Lifetime value/ })).toBeFocused();
  });
}

test('an encounter is told in its order, and its inputs lead to where they are set', async ({
  page,
}) => {
  await openSample(page);
  await page.locator('#card-touchpoint-wait').click();
  await page.getByRole('button', { name: 'Felt, of 10' }).click();
  const rows = sheet(page).getByRole('table').getByRole('rowheader');
  await expect(rows).toContainText([
    'Expectation on arrival',
    'Delivered quality',
    'The bar',
    'Gap to the bar',
    'What is felt',
    'Satisfaction',
    'Leave here',
    'Expected next by those who stay',
  ]);
  await sheet(page).getByRole('button', { name: 'Delivered quality' }).first().click();
  await expect(sheet(page)).toContainText('Pain: It comes late');
  await expectAccessible(page);
  await sheet(page).getByRole('button', { name: 'How well does it go?' }).first().click();
  await expect(page.locator('.inspector [data-field="quality"] :focus')).toBeVisible();
  await expect(sheet(page)).toBeVisible();
});

test('it follows the map while it is open', async ({ page }) => {
  await openSample(page);
  await page.locator('#card-touchpoint-wait').click();
  await page.getByRole('button', { name: 'Felt, of 10' }).click();
  await expect(sheet(page)).toContainText('4.54 of 10');
  await page.locator('.board').focus();
  await page.keyboard.press('5');
  await expect(sheet(page)).not.toContainText('4.54 of 10');
  await expect(sheet(page)).toContainText(/\d\.\d\d of 10/);
});

test('figures of simulated customers have their doubt', async ({ page }) => {
  await openSample(page);
  await figures(page)
    .getByRole('button', { name: /^Memory/ })
    .click();
  await page.getByRole('button', { name: 'How it is computed: Memory' }).click();
  await expect(sheet(page)).toContainText('Satisfaction at the peak');
  await expect(sheet(page)).toContainText(/of 10 ± 0\.\d\d/);
});

test('a value on the board opens its calculation, and the foot says what all rests on', async ({
  page,
}) => {
  await openSample(page);
  await page.locator('.value text.opens', { hasText: '+127' }).click();
  await expect(sheet(page).getByRole('heading', { name: 'To us' })).toBeVisible();
  await page.getByRole('button', { name: /inputs are assumed$/ }).click();
  await expect(sheet(page).getByRole('heading', { name: 'What this map rests on' })).toBeVisible();
  await expect(sheet(page)).toContainText('Loss aversion');
  await expectAccessible(page);
});

test('what is printed says what was assumed and what would change the answer', async ({ page }) => {
  await openSample(page);
  await page.evaluate(() => (window.print = () => undefined));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action or a record' }).fill('print');
  await page.keyboard.press('Enter');
  const pages = page.locator('.pages');
  await expect(pages).toContainText('How to question these figures', { timeout: 20_000 });
  await expect(pages).toContainText(/\d+ of \d+ inputs are assumed\./);
  await expect(pages).toContainText('What would change lifetime value most');
  await expect(pages).toContainText(/gives \d+/);
});

test('every number on the board opens its calculation', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page);
  const heading = sheet(page).getByRole('heading').first();
  const numbers = page.locator('.opens');
  const opens = async (text: string, name: string) => {
    // In the chart the hint is a part of the text.
    const said = new RegExp(`^\\s*${text.replace(/[.+]/g, '\\$&')}`);
    await numbers.filter({ hasText: said }).first().click();
    await expect(heading).toHaveText(name);
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
  };
  await opens('41% leave', 'Leave here');
  await opens('49% go on', 'Leave here');
  await opens('53% complete', 'Completion');
  await opens('18% done', 'Completion');
  await opens('4.5', 'Satisfaction');
  await opens('3.2', 'Value at risk');
  await opens('70% stay silent', 'Stay silent');
  await opens('+3.3', 'The offer adds to us');
  await opens('+1.7', 'The offer adds to partners');

  const count = await numbers.count();
  expect(count).toBeGreaterThan(40);
  for (let at = 0; at < count; at++) {
    await numbers.nth(at).dispatchEvent('click');
    await expect(heading).toBeVisible();
    await expect(sheet(page)).toContainText(/\d/);
    await page.keyboard.press('Escape');
  }
});
