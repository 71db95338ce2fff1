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
    await sheet(page).getByRole('button', { name: 'I decide', exact: true }).click();
    await sheet(page).getByRole('button', { name: 'I buy the rower', exact: true }).click();
    await expect(sheet(page)).toContainText('0.436 × 300.00');
    await expectAccessible(page);
    await sheet(page).getByRole('button', { name: 'How it is computed: I decide' }).click();
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
  const printed = pages.locator('.figures dt');
  await expect(printed).toHaveText([
    'Experience sum',
    'Completion',
    'Lifetime value',
    'To partners',
    'Memory',
    'Rating, NPS-like',
    'Customer equity',
  ]);
  await expect(pages.locator('.figures')).not.toContainText('not yet simulated');
  await expect(pages).not.toContainText('s_peak');
  await expect(pages.locator('sub').first()).toHaveText('peak');
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
  await opens('18% of all done', 'Completion');
  await opens('4.5', 'Satisfaction');
  await opens('3.2', 'Value at risk');
  await opens('70% stay silent', 'Stay silent');
  await opens('+3.3', 'The offer adds to us');
  await opens('+1.7', 'The offer adds to partners');

  // A number is hit at its edge too, where the room of the ring to drag begins.
  for (const number of ['7.4', '7.7', '8.5', '9.1']) {
    const box = (await page
      .locator('.chart .number')
      .filter({ hasText: number })
      .first()
      .boundingBox())!;
    await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
    await expect(heading).toHaveText('Satisfaction');
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
  }

  const count = await numbers.count();
  expect(count).toBeGreaterThan(40);
  for (let at = 0; at < count; at++) {
    await numbers.nth(at).dispatchEvent('click');
    await expect(heading).toBeVisible();
    await expect(sheet(page)).toContainText(/\d/);
    await page.keyboard.press('Escape');
  }
});

test('the compared end of the value opens its own calculation, and so do zeros', async ({
  page,
}) => {
  // The whole value lane is in sight: a click below the edge would first have to move the board.
  await page.setViewportSize({ width: 1440, height: 1100 });
  await openSample(page);
  await page.locator('.value .compared').click();
  await expect(sheet(page)).toContainText('of the whole journey, in “Fix the wait”');
  await expect(sheet(page).locator('.value b').first()).toHaveText(/^1[67]\d\.\d\d$/);
  await page.keyboard.press('Escape');
  const zero = page.locator('.value text.opens', { hasText: /^\s*0/ });
  expect(await zero.count()).toBeGreaterThan(2);
  for (const one of await zero.all()) {
    await one.click();
    await expect(sheet(page)).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

/** Numbers in the place of figures that neither open nor stand under a heading that explains them. */
function bareNumbers(page: Page, places: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const isExplained = (one: Element) =>
      one.closest('[data-figure], [popover], .opens, button, .board-card') !== null ||
      one.querySelector('button, .opens') !== null;
    return [...document.querySelectorAll(selector)]
      .filter((one) => /\d/.test(one.textContent) && !isExplained(one))
      .map((one) => one.textContent.trim());
  }, places);
}

const KINDS_OF_PLACES = ['td', 'dd', 'b', 'li', '.sure', '.other', '.worth', '.part', '.foot'];
const within = (root: string) => KINDS_OF_PLACES.map((one) => `${root} ${one}`).join(', ');

for (const { view, root, wait } of [
  { view: 'Results', root: '.results', wait: 'How it is computed: One customer’s story' },
  { view: 'Decide', root: '.decide', wait: 'How it is computed: What should we do first?' },
]) {
  test(`every figure of ${view} is explained by its sheet`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openSample(page);
    await page.getByRole('button', { name: view, exact: true }).click();
    await expect(page.getByRole('button', { name: wait })).toBeVisible({ timeout: 20_000 });
    const explained = page.locator(`${root} [data-figure]`);
    await expect.poll(() => explained.count()).toBeGreaterThan(5);
    expect(await bareNumbers(page, within(root))).toEqual([]);
    await page.evaluate((selector) => {
      const bare = document.createElement('b');
      bare.textContent = '12.3';
      document.querySelector(`${selector} > *`)!.append(bare);
    }, root);
    expect(await bareNumbers(page, within(root)), 'a bare number is seen').toEqual(['12.3']);
    for (const one of await explained.all()) {
      const how = one.getByRole('button', { name: /^How it is computed: / }).first();
      await how.click();
      const panel = page.getByRole('dialog', { name: /^How it is computed: / });
      await expect(panel).toContainText('Published');
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    }
    await explained
      .first()
      .getByRole('button', { name: /^How it is computed: / })
      .first()
      .click();
    await expectAccessible(page);
  });
}

test('a gain says what it is made of, and a compared figure opens', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page
    .getByRole('button', { name: 'How it is computed: What should we do first?' })
    .click({ timeout: 20_000 });
  const numbers = page.getByRole('dialog').getByRole('table');
  await expect(numbers.getByRole('row')).not.toHaveCount(1);
  await expect(numbers).toContainText('163.16');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: 'How it is computed: Lifetime value, Fix the wait' })
    .click();
  await expect(sheet(page)).toContainText('in “Fix the wait”');
});

test('figures of the inspector and the key figures open', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page);
  expect(await bareNumbers(page, '.figures b, .figures dd')).toEqual([]);
  const cards = ['I wait for delivery', 'It comes late', 'Rowing clothes'];
  for (const title of cards) {
    await page.locator('.board').getByText(title, { exact: true }).first().click();
    await everyRowOpens(page);
  }
});

/** Opens the calculation of each row of results in the inspector, which has at least one. */
async function everyRowOpens(page: Page, title?: string): Promise<void> {
  if (title) await expect(page.locator('.inspector').getByRole('table')).toContainText(title);
  const rows = page.locator('.inspector tbody tr').filter({ has: page.locator('td') });
  await expect(rows.first().locator('td').first()).toHaveText(/\d/);
  for (const row of await rows.all()) {
    if (!/\d/.test((await row.locator('td').first().textContent()) ?? '')) continue;
    await row.getByRole('rowheader').getByRole('button').click();
    await expect(sheet(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
  }
}

/** Numbers of the inspector that are results, and open nothing: neither themselves nor by the head of their row. */
function unopenedResults(page: Page): Promise<string[]> {
  return page.locator('.inspector').evaluate((inspector) =>
    [...inspector.querySelectorAll('td, li .note')]
      .filter((one) => /\d/.test(one.textContent))
      .filter((one) => !one.closest('tr')?.querySelector('th[scope="row"] button'))
      .map((one) => one.textContent.trim()),
  );
}

test('figures of a stage, a path and a metric open too', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page);
  await page.locator('.board').getByText('I wait', { exact: true }).first().click();
  await everyRowOpens(page, 'What this stage does');
  expect(await unopenedResults(page)).toEqual([]);
  await page.locator('.inspector').getByRole('button', { name: 'Felt, of 10: 4.5' }).click();
  await expect(sheet(page).getByRole('heading', { name: 'Satisfaction' })).toBeVisible();
  await expect(sheet(page)).toContainText('4.54');
  await page.keyboard.press('Escape');

  await page.locator('.inspector').getByRole('button', { name: 'Add satisfaction' }).click();
  await page
    .locator('.inspector')
    .getByRole('button', { name: /^Open .*satisfaction/i })
    .click();
  const inspector = page.locator('.inspector');
  const found = inspector.getByRole('textbox', { name: 'Found, in digits' });
  await found.fill('6');
  await page.keyboard.press('Enter');
  await inspector.getByRole('button', { name: 'modelled 4.5', exact: true }).click();
  await expect(sheet(page).getByRole('heading', { name: 'Satisfaction' })).toBeVisible();
  await expect(sheet(page)).toContainText('of “I wait”, on the map as drawn, for everybody');
  await expect(sheet(page)).toContainText('4.54 of 10');
  await page.keyboard.press('Escape');

  // A measure that no other view has; and the same number whatever scenario is shown.
  await inspector.getByRole('combobox', { name: 'Measures' }).selectOption('Churn');
  await page.getByRole('button', { name: 'Fix the wait', exact: true }).click();
  await inspector.getByRole('button', { name: /^modelled 16\.0%$/ }).click();
  await expect(sheet(page).getByRole('heading', { name: 'Churn' })).toBeVisible();
  await expect(sheet(page).locator('.value b').first()).toHaveText('16.0%');
  await sheet(page).getByRole('button', { name: 'Stay through the period' }).click();
  await sheet(page).getByRole('button', { name: 'Visits in the period' }).click();
  await expect(sheet(page)).toContainText('Visits in a period of the map');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.locator('.path .hit').first().dispatchEvent('click');
  await everyRowOpens(page, 'Who goes this way');
  expect(await unopenedResults(page)).toEqual([]);
});
