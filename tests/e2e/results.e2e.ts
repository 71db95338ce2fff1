/** The results of the sample: reached and left by every way, simulated to the end, stopped, read, walked. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './fixtures.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

// Draws of all estimates take a slow machine a while.
test.describe.configure({ timeout: 180_000 });

const views = (page: Page) => page.getByRole('navigation', { name: 'View' });
const sheet = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const run = (page: Page) => page.getByRole('region', { name: 'Simulated customers' });
const board = (page: Page) => page.locator('.board');

/** The sample with its results, once the simulation and the draws are done. */
async function openResults(page: Page): Promise<void> {
  await page.goto('/');
  await expect(board(page)).toBeVisible();
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(run(page).getByRole('button', { name: 'Start again' })).toBeVisible();
  await expect(page.getByText(/^\d+ draws of all estimates/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Three numbers decide' })).toBeVisible();
}

test('the view is part of the address: back, forward and reload keep it', async ({ page }) => {
  await page.goto('/');
  await expect(board(page)).toBeVisible();
  await page.keyboard.press('r');
  await expect(sheet(page, 'Stage by stage')).toBeVisible();
  await expect(page).toHaveURL(/\/results\?/);
  await page.goBack();
  await expect(board(page)).toBeVisible();
  await page.goForward();
  await expect(sheet(page, 'Stage by stage')).toBeVisible();
  await page.reload();
  await expect(sheet(page, 'Stage by stage')).toBeVisible();
  await expect(views(page).getByRole('button', { name: 'Results' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('b');
  await expect(board(page)).toBeVisible();
});

test('a run comes to its end, and again to the same', async ({ page }) => {
  await openResults(page);
  await expect(run(page)).toContainText('24,576 simulated customers');
  const figures = page.getByRole('region', { name: 'Key figures' });
  await expect(figures.getByRole('button', { name: /^Rating/ })).toContainText('−43');
  await run(page).getByRole('button', { name: 'Start again' }).click();
  await expect(run(page)).toContainText('24,576 simulated customers');
});

test('the numbers that decide lead to where they are set', async ({ page }) => {
  await openResults(page);
  await page.getByRole('button', { name: 'Set it: I buy the rower: what we earn' }).click();
  const inspector = page.getByRole('complementary', { name: /I buy the rower/ });
  const field = inspector.getByRole('textbox', { name: /Earned here/ });
  await expect(field).toBeFocused();
  await field.fill('150');
  await field.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Key figures' }).getByRole('button', { name: /^Lifetime/ }),
  ).not.toContainText('163');
});

test('a number that is folded away is unfolded when it is asked for', async ({ page }) => {
  await openResults(page);
  await sheet(page, 'What moves the lifetime value')
    .getByRole('button', { name: /^How people react: how satisfaction/ })
    .click();
  // Words come before digits; a digit typed on the word goes to the number.
  await expect(page.getByRole('combobox', { name: /Satisfaction to staying/ })).toBeFocused();
});

test('another result has other numbers that decide', async ({ page }) => {
  await openResults(page);
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Experience sum');
  await expect(sheet(page, 'What moves the experience')).toContainText('more numbers move it');
  await expect(
    page.getByRole('heading', { name: 'Three numbers decide the experience' }),
  ).toBeVisible();
});

test('every chart can be read as a table, and a stage opens to its touchpoints', async ({
  page,
}) => {
  await openResults(page);
  const tables = page.getByRole('button', { name: /as a table$/ });
  const count = await tables.count();
  expect(count).toBeGreaterThanOrEqual(5);
  for (let left = count; left > 0; left--) await tables.first().click();
  await expect(page.getByRole('button', { name: /as a chart$/ })).toHaveCount(count);
  const customers = sheet(page, 'How customers differ').getByRole('table');
  await expect(customers.getByRole('columnheader', { name: 'Share of customers' })).toBeVisible();
  await page.getByRole('button', { name: 'Open I row' }).click();
  const row = page.getByRole('row', { name: /I ask for help/ });
  await expect(row).toContainText('6.5');
  await page.getByRole('button', { name: 'Open all stages' }).click();
  await expect(sheet(page, 'Stage by stage').getByRole('rowheader')).toHaveCount(13);
});

test('a story is told, found by kind, and walks the board', async ({ page }) => {
  await openResults(page);
  const story = sheet(page, 'One customer’s story');
  await expect(story.getByRole('heading', { name: 'Customer 1' })).toBeVisible();
  const entries = story.getByRole('list', { name: 'Diary' }).getByRole('listitem');
  await expect(entries.first()).toContainText('I see an advert.');
  await story.getByRole('button', { name: 'The next customer' }).click();
  await expect(story.getByRole('heading', { name: 'Customer 2' })).toBeVisible();
  await story.getByRole('button', { name: 'A promoter' }).click();
  await expect(story).toContainText(/Would recommend us: (9|10) of 10/);
  await story.getByRole('button', { name: 'One who leaves' }).click();
  await expect(story).toContainText(/Leaves for good after \d+ visits/);
  await expect(entries.last()).toContainText(/leave/);

  await story.getByRole('button', { name: 'Walk the board' }).click();
  const walk = page.getByRole('region', { name: 'A customer walks the board' });
  await expect(board(page)).toBeVisible();
  await expect(walk).toContainText('I see an advert.');
  await walk.getByRole('button', { name: 'Stand still' }).click();
  await walk.getByRole('button', { name: 'One visit on' }).click();
  await expect(walk).toContainText(/2 of \d+/);
  await expectAccessible(page);
  await walk.getByRole('button', { name: 'Back to the story' }).click();
  await expect(sheet(page, 'One customer’s story')).toBeInViewport();
  await expect(entries.last()).toContainText(/leave/);
  await expect(page.getByRole('button', { name: 'Walk the board' })).toBeFocused();
});

test('a key figure says its band as soon as the draws are made', async ({ page }) => {
  await openResults(page);
  const value = page.getByRole('button', { name: /^Lifetime value/ });
  await expect(value).toContainText(/\d to \d/, { timeout: 60_000 });
  await value.click();
  await expect(page.getByText(/^8 of 10 of \d+ draws of your numbers$/).first()).toBeVisible();
  await expect(page.getByText('Most draws lie')).toHaveCount(0);
});

test('a stage table that is wider than the screen says so and keeps its first column', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openResults(page);
  const stages = sheet(page, 'Stage by stage');
  await expect(stages.getByText(/^More columns at the right/)).toBeVisible();
  const table = stages.getByRole('group', { name: 'Stage by stage' });
  await table.evaluate((element) => (element.scrollLeft = 300));
  const [scroll, name] = await Promise.all([
    table.boundingBox(),
    stages.getByRole('button', { name: 'Open I row' }).boundingBox(),
  ]);
  expect(name!.x).toBeGreaterThanOrEqual(scroll!.x);
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect(stages.getByText(/^More columns at the right/)).toHaveCount(0);
});

test('without touchpoints it says why there is nothing', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'New map' }).first().click();
  await expect(page.locator('.title-field')).toBeFocused();
  await page.keyboard.press('Escape');
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(page.getByRole('heading', { name: 'There is nothing to simulate' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go to the board' }).click();
  await expect(board(page)).toBeVisible();
});

for (const viewport of SIZES)
  test(`axe finds nothing at ${viewport.width} pixels, in both themes`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openResults(page);
    await page.getByRole('button', { name: 'Open all stages' }).click();
    await expectAccessibleInBothThemes(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'nothing makes the page wider than the screen').toBe(viewport.width);
  });
