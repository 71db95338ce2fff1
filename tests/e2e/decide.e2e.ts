/** The Decide view in a real browser: the list, a switch, a budget, keeping a set, and nothing that axe finds. */
import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, test } from './fixtures.ts';

// Against hanging only: gains are drawn and simulated in the background.
test.describe.configure({ timeout: 120_000 });

async function openDecide(page: Page) {
  await page.goto('/');
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 });
}

const rows = (page: Page) => page.locator('.rank li');
const row = (page: Page, title: string) => rows(page).filter({ hasText: title });

/** Everything that will be known is known, so that nothing moves any more. */
async function settled(page: Page) {
  const state = page.getByRole('region', { name: 'Decide', exact: true }).getByRole('status');
  await expect(state).toHaveText('', { timeout: 90_000 });
}

async function planFor(page: Page, days: string) {
  const field = page.getByRole('textbox', { name: 'Budget in days' });
  await field.fill(days);
  await field.press('Enter');
  await expect(page.getByText(/^(Proven best|Best found) /)).toBeVisible({ timeout: 60_000 });
}

test('ranks what one could do, with intervals, effort and how sure each is', async ({ page }) => {
  await openDecide(page);
  await settled(page);
  await expect(page).toHaveURL(/\/decide/);
  await expect(rows(page).first()).toContainText('Honest date');
  await expect(row(page, 'Live demo')).toContainText('16 days');
  const said = await row(page, 'Live demo').textContent();
  const [, draws] = /helps in \d+ of (\d+)/.exec(said!)!;
  expect(Number(draws)).toBeGreaterThanOrEqual(20);
  await expect(page.getByText(`How sure, of ${draws} draws`)).toBeVisible();
  await expect(page.getByText(`The band holds 8 of 10 of the ${draws} draws`)).toBeVisible();
  await expect(
    row(page, 'Live demo').getByRole('img', { name: /^Gain \+11\.4 index, likely/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Pain points/ }).click();
  await expect(rows(page)).toHaveCount(3);
  await row(page, 'It comes late').getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'It comes late' })).toBeVisible();
  await page.getByRole('button', { name: 'What should we do first?, as a table' }).click();
  await expect(page.getByRole('table').first()).toContainText('It comes late');
});

test('another measure ranks anew', async ({ page }) => {
  await openDecide(page);
  await settled(page);
  await page.getByRole('combobox', { name: 'Rank by gain in' }).selectOption('net');
  await expect(rows(page).first()).toContainText('standard error');
  await page.getByRole('combobox', { name: 'Sorted by' }).selectOption('gain');
  await expect(rows(page).first()).toContainText(/On time|It comes late/);
});

test('switching a solution on changes the figures, and undo takes it back', async ({ page }) => {
  await openDecide(page);
  const value = page.getByRole('button', { name: /^Lifetime value/ });
  await expect(value).toContainText('163');
  await row(page, 'Live demo').getByRole('switch').click();
  await expect(value).not.toContainText('163');
  await expect(row(page, 'Live demo').getByRole('switch')).toBeChecked();
  await page.getByRole('button', { name: /^Undo switching on/ }).click();
  await expect(value).toContainText('163');
  await expect(row(page, 'Live demo').getByRole('switch')).not.toBeChecked();
});

test('a budget finds a set, which is kept as a scenario in one step', async ({ page }) => {
  await openDecide(page);
  await planFor(page, '40');
  await expect(page.getByText(/Proven best on the likely numbers: all \d+ sets/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Best set within 40 days' })).toBeVisible();
  await expect(page.getByRole('table').filter({ hasText: 'For whom' })).toContainText(
    'Rowing club',
  );
  const chips = page.locator('.chip');
  const before = await chips.count();
  await page.getByRole('button', { name: 'Keep as scenario' }).click();
  await expect(chips).toHaveCount(before + 1);
  await page.keyboard.press('Enter');
  await expect(page.locator('.chip.shown')).toContainText('Today');
  await expect(
    page.getByRole('heading', { name: 'Best within 40 days against Today' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lifetime value/ })).toContainText('+');
  await expect(page.getByText('Kept as “Best within 40 days”')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'By stage and touchpoint' })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: /^Undo new scenario/ }).click();
  await expect(chips).toHaveCount(before);
  await expect(page.locator('.chip.shown')).toContainText('Today');
});

test('the effort of a solution is said by arrow keys in the matrix', async ({ page }) => {
  await openDecide(page);
  const point = page.getByRole('slider', { name: 'Effort of Honest date' });
  await point.focus();
  await page.keyboard.press('ArrowRight');
  await expect(point).toHaveAttribute('aria-valuenow', '3', { timeout: 30_000 });
  await expect(row(page, 'Honest date')).toContainText('3 days', { timeout: 30_000 });
  await page.getByRole('button', { name: /^Undo change/ }).click();
  await expect(row(page, 'Honest date')).toContainText('2 days', { timeout: 30_000 });
});

test('a point of the matrix is dragged to another effort, undone in one step', async ({ page }) => {
  await openDecide(page);
  await settled(page);
  const point = page.getByRole('slider', { name: 'Effort of Live demo' });
  await point.scrollIntoViewIfNeeded();
  const box = (await point.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 30, y, { steps: 4 });
  await page.mouse.move(x - 60, y, { steps: 4 });
  await page.mouse.up();
  await expect(row(page, 'Live demo')).not.toContainText('16 days', { timeout: 30_000 });
  await page.getByRole('button', { name: /^Undo change/ }).click();
  await expect(row(page, 'Live demo')).toContainText('16 days', { timeout: 30_000 });
});

const sizes = [
  { name: 'desk', width: 1440, height: 900, hasTouch: false },
  { name: 'tablet', width: 1024, height: 768, hasTouch: true },
  { name: 'phone', width: 390, height: 844, hasTouch: true },
];

for (const { name, width, height, hasTouch } of sizes)
  test.describe(name, () => {
    test.use({ viewport: { width, height }, hasTouch });

    test('the view has nothing that axe finds, in both themes', async ({ page }) => {
      await openDecide(page);
      await planFor(page, '40');
      await settled(page);
      await expectAccessibleInBothThemes(page);
      const overflow = await page.evaluate(() => {
        const view = document.querySelector('.decide')!;
        const screen = document.querySelector('.screen')!;
        return {
          sideways: view.scrollWidth - view.clientWidth,
          screen: screen.scrollHeight - screen.clientHeight,
        };
      });
      expect(overflow).toEqual({ sideways: 0, screen: 0 });
      await row(page, 'Live demo').getByRole('button', { name: 'Live demo' }).click();
      const tables = page.getByRole('button', { name: /, as a table$/ });
      while ((await tables.count()) > 0) await tables.first().click();
      await expectAccessibleInBothThemes(page);
    });
  });
