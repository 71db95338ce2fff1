/** Every closer look opened, on the sample, on a map that states all they can use, and on one without any money. */
import type { Page } from '@playwright/test';
import { looks } from '../../src/ui/messages/looks.ts';
import { completeMap } from '../support/complete-map.ts';
import { sampleMap } from '../support/sample-map.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

test.describe.configure({ timeout: 60_000 });

const views = (page: Page) => page.getByRole('navigation', { name: 'View' });
const sheet = (page: Page) => page.getByRole('region', { name: 'Closer looks' });

async function openResults(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  await showResults(page);
}

async function showResults(page: Page): Promise<void> {
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(sheet(page)).toBeVisible({ timeout: 60_000 });
}

async function openMap(page: Page, records: readonly unknown[]): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  await page.getByRole('button', { name: 'Library' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  const file = { format: 'throughline-map', version: 1, mapId: null, exportedAs: null, records };
  await (
    await chooser
  ).setFiles({
    name: 'map.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(page.locator('#card-touchpoint-wait')).toBeVisible();
  await showResults(page);
}

/** Opens all of them, and waits until each has said what it has to say. */
async function openAll(page: Page): Promise<void> {
  for (const { title, source } of Object.values(looks.topics)) {
    // By keyboard: what opens above moves what is below while it is worked out.
    await sheet(page).locator('summary', { hasText: title }).press('Enter');
    await expect(sheet(page).getByText(source, { exact: true })).toBeVisible();
  }
  await expect(sheet(page).getByText(looks.waiting)).toHaveCount(0, { timeout: 90_000 });
  await expect(sheet(page).getByText(looks.failed)).toHaveCount(0);
  await expect(sheet(page)).not.toContainText(/NaN|undefined|Infinity/);
}

test('all of them open on the sample, and say what they lack', async ({ page }) => {
  await openResults(page);
  await openAll(page);
  await expect(
    sheet(page)
      .getByText(/^This look asks for a segment and its numbers: /)
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test('all of them have an answer on a map that states everything', async ({ page }) => {
  await openMap(page, Object.values(completeMap));
  await openAll(page);
  await expect(sheet(page).getByText(looks.nothingOf.negative!)).toHaveCount(1);
  await expect(sheet(page).getByText(looks.incomplete)).toHaveCount(0);
  await expect(sheet(page).getByRole('row', { name: /^New rowers 1\.\d\d/ })).toBeVisible();
  await expect(sheet(page).getByRole('img')).toHaveCount(2);
  await expectAccessible(page);
});

test('all of them open on a map without money', async ({ page }) => {
  const records = Object.values(sampleMap).map((record) => {
    const fields = Object.entries(record).filter(([field]) => !/margin|cost/i.test(field));
    return { ...Object.fromEntries(fields), purchase: undefined };
  });
  await openMap(page, records);
  await openAll(page);
  await expect(sheet(page).getByText(looks.wants.money).first()).toBeVisible();
  await expect(sheet(page).getByText(looks.pays.never)).toHaveCount(0);
  const care = sheet(page).locator('details', { hasText: looks.topics.service.title });
  await expect(care.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
});

test('what is missing is one click away, and the answer follows', async ({ page }) => {
  await openResults(page);
  const { title } = looks.topics.budget;
  await sheet(page).getByText(title, { exact: true }).click();
  await sheet(page).getByRole('button', { name: looks.wants.addSegment }).click();
  const want = sheet(page).getByRole('button', { name: /share of their budget$/ });
  await want.click();
  const field = page.locator('[data-field="shareOfBudget"]');
  await expect(field.locator(':focus')).toBeVisible();
  await field.locator('input').fill('40');
  await page.keyboard.press('Enter');
  await expect(want).toHaveCount(0);
  await expect(sheet(page).getByRole('row', { name: /40%/ })).toBeVisible({ timeout: 60_000 });
});

test('arrivals are pasted as a series and give a curve', async ({ page }) => {
  await openMap(page, [
    ...Object.values(sampleMap),
    { id: 'segment-new', kind: 'segment', title: 'New rowers', order: 'a0' },
  ]);
  await sheet(page).getByText(looks.topics.arrivals.title, { exact: true }).click();
  await sheet(page)
    .getByRole('button', { name: /arrivals so far$/ })
    .click();
  const field = page.locator('[data-field="arrivalsSoFar"] textarea');
  await expect(field).toBeFocused();
  await field.fill('840, 1470, 2110, 4000\n7590\t10950; 10530 9470 7790 5890');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByText('About 68,000 will come in all')).toBeVisible({
    timeout: 60_000,
  });
  await expect(field).toHaveValue('840 1470 2110 4000 7590 10950 10530 9470 7790 5890');
});
