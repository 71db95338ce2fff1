/** The work beside the live figures when something is in its way: a slow machine, a worker that dies, every template. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

const views = (page: Page) => page.getByRole('navigation', { name: 'View' });
const run = (page: Page) => page.getByRole('region', { name: 'Simulated customers' });
const again = (page: Page) => run(page).getByRole('button', { name: 'Start again' });

async function openResults(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(again(page)).toBeVisible({ timeout: 60_000 });
}

/** Workers take parts of a run late, as on a machine that is busy. */
async function holdUpWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its worker below
    const post = Worker.prototype.postMessage as (this: Worker, ...given: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      const isPart = (given[0] as { kind?: string } | null)?.kind === 'simulate';
      if (isPart) setTimeout(() => post.apply(this, given), 250);
      else post.apply(this, given);
    };
  });
}

test('a run is stopped at once, keeps what it knows, and can be taken up again', async ({
  page,
}) => {
  await holdUpWorkers(page);
  await openResults(page);
  await again(page).click();
  await run(page).getByRole('button', { name: 'Stop here' }).click();
  await expect(run(page)).toContainText('Stopped before it was as exact as it gets.');
  await expect(again(page)).toBeVisible();
  await again(page).click();
  await expect(run(page)).toContainText('24,576 simulated customers', { timeout: 60_000 });
  await expect(run(page)).not.toContainText('Stopped');
});

test('workers that die are replaced, and the figures are the same', async ({ page }) => {
  await openResults(page);
  const figures = page.getByRole('region', { name: 'Key figures' });
  const rating = figures.getByRole('button', { name: /^Rating/ });
  await expect(run(page)).toContainText('24,576 simulated customers');
  const before = await rating.textContent();
  const desks = () => page.workers().filter((worker) => worker.url().includes('desk-worker'));
  const killed = desks();
  expect(killed.length).toBeGreaterThan(0);
  // A worker that closes itself says nothing, like one that the system has killed.
  await Promise.all(killed.map((worker) => worker.evaluate(() => self.close())));
  await again(page).click();
  await expect(run(page)).toContainText('24,576 simulated customers', { timeout: 120_000 });
  await expect(again(page)).toBeVisible({ timeout: 120_000 });
  expect(desks().every((worker) => !killed.includes(worker))).toBe(true);
  expect(await rating.textContent()).toBe(before);
});

const FOLDER = path.join(import.meta.dirname, '../../src/templates');
const templates = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

for (const name of templates) {
  test(`every view opens on the template ${name}`, async ({ page }) => {
    const file = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as {
      records: readonly { kind: string; title?: string }[];
    };
    const title = file.records.find(({ kind }) => kind === 'map')!.title!;
    await page.goto('/');
    await expect(page.getByText(title).first()).toBeVisible();
    await views(page).getByRole('button', { name: 'Results' }).click();
    await expect(page.getByRole('heading', { name: 'Stage by stage' })).toBeVisible();
    await expect(run(page)).toContainText('simulated customers', { timeout: 60_000 });
    await views(page).getByRole('button', { name: 'Decide' }).click();
    await expect(page.getByRole('heading', { name: 'What should we do first?' })).toBeVisible();
    await views(page).getByRole('button', { name: 'Board' }).click();
    await expect(page.locator('.board')).toBeVisible();
  });
}

test('closer looks are worked out when they are opened', async ({ page }) => {
  await openResults(page);
  const looks = page.getByRole('region', { name: 'Closer looks' });
  await looks.getByText('From which take-up an offer pays').click();
  await expect(looks.getByRole('rowheader', { name: 'Rowing clothes' })).toBeVisible({
    timeout: 60_000,
  });
  await looks.getByText('From which take-up an offer pays').click();
  await looks.getByText('Whom to look after although nobody complains').click();
  await expect(looks.getByRole('rowheader').first()).toHaveText('I wait for delivery', {
    timeout: 60_000,
  });
});
