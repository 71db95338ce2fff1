/** The work beside the live figures when something is in its way: a slow machine, a worker that dies, every template. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectSound, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

const FOLDER = path.join(import.meta.dirname, '../../src/templates');
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as {
    records: readonly { kind: string; title?: string }[];
  };
const SAMPLE = read('rowing-machine.json');

/** The draws are made, as many as wanted or as time allows. */
const DRAWN = /^(\d+ draws of all estimates|Stopped at \d+ draws)/;
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

/** Another map than the sample, brought in by the palette as a person with the keyboard would. */
async function openFile(page: Page, name: string, records: readonly unknown[]): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('open a map file');
  await page.keyboard.press('Enter');
  await (
    await chooser
  ).setFiles({
    name: `${name}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...SAMPLE, mapId: null, exportedAs: null, records })),
  });
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('a worker killed in the middle of a run is replaced, and the figures are the same', async ({
  page,
}) => {
  await holdUpWorkers(page);
  await openResults(page);
  const figures = page.getByRole('region', { name: 'Key figures' });
  const rating = figures.getByRole('button', { name: /^Rating/ });
  await expect(run(page)).toContainText('24,576 simulated customers');
  const before = await rating.textContent();
  const desks = () => page.workers().filter((worker) => worker.url().includes('desk-worker'));
  const killed = desks();
  await again(page).click();
  const stop = run(page).getByRole('button', { name: 'Stop here' });
  await expect(stop).toBeVisible();
  await Promise.all(killed.map((worker) => worker.evaluate(() => self.close())));
  await expect(stop).toBeVisible();
  await expect(again(page)).toBeVisible({ timeout: 120_000 });
  await expect(run(page)).toContainText('24,576 simulated customers');
  await expect(run(page)).not.toContainText('could not be finished');
  expect(desks().every((worker) => !killed.includes(worker))).toBe(true);
  expect(await rating.textContent()).toBe(before);
});

test('a run that is stopped says what it knows by then, and that it is not all', async ({
  page,
}) => {
  await holdUpWorkers(page);
  await openResults(page);
  await expect(run(page)).toContainText('24,576 simulated customers', { timeout: 60_000 });
  await again(page).click();
  // The map is the same, so the first parts of the new run are a part of what was known.
  await expect(run(page)).not.toContainText('24,576', { timeout: 60_000 });
  await run(page).getByRole('button', { name: 'Stop here' }).click();
  await expect(run(page)).toContainText('Stopped before it was as exact as it gets.');
  const said = (await run(page).textContent())!;
  const customers = Number(/([\d,]+) simulated customers/.exec(said)![1]!.replace(',', ''));
  expect(customers).toBeGreaterThan(0);
  expect(customers).toBeLessThan(24_576);
  expect(said).toMatch(/±[\d.]+ index/);
  await expect(page.getByRole('region', { name: 'How customers differ' })).toContainText('mean');
});

test('a run never blocks the page: no long task comes from it', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) seen.push(startTime);
    }).observe({ type: 'longtask' });
  });
  const starts = () =>
    page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const longTasks = async () => (await starts()).length;
  await page.goto('/');
  await expect(page.locator('.board')).toBeVisible();
  const onBoard = await longTasks();
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(page.getByRole('heading', { name: 'Stage by stage' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Felt experience along the journey' })).toBeVisible();
  // Charts draw themselves in the frame after their width is known.
  const drawn = await page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => done(performance.now()))),
        ),
      ),
  );
  await expect(again(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(DRAWN)).toBeVisible({ timeout: 60_000 });
  const opening = (await starts()).slice(onBoard);
  test.info().annotations.push({
    type: 'long tasks of the first opening of Results',
    description: `${opening.length}, of which after it was drawn ${opening.filter((at) => at > drawn).length}`,
  });
  expect(
    opening.filter((at) => at > drawn),
    'long tasks of the first run once the view is drawn',
  ).toEqual([]);
  const before = await longTasks();
  for (let runs = 0; runs < 3; runs++) {
    await again(page).click();
    await expect(again(page)).toBeVisible({ timeout: 60_000 });
  }
  expect((await longTasks()) - before, 'long tasks while customers are simulated').toBe(0);
});

test('a map without money is read by what customers feel, in every view', async ({ page }) => {
  const title = 'Nothing is earned here';
  await openFile(
    page,
    title,
    SAMPLE.records.map((record) => {
      const kept = Object.entries(record).filter(([field]) => !/margin|cost|purchase/i.test(field));
      return { ...Object.fromEntries(kept), ...(record.kind === 'map' && { title }) };
    }),
  );
  await views(page).getByRole('button', { name: 'Results' }).click();
  await expect(
    page.getByRole('heading', { name: 'Three numbers decide the experience' }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'How customers differ' })).toContainText(
    'every customer is worth the same to us: 0',
  );
  await expect(run(page)).toContainText('their mean experience');
  await expectAccessible(page);
  await views(page).getByRole('button', { name: 'Decide' }).click();
  const measure = page.getByRole('combobox', { name: 'Rank by gain in' });
  await expect(measure).toHaveValue('experienceSum');
  const decide = page.getByRole('region', { name: 'Decide', exact: true });
  await expect(decide.getByRole('status')).toHaveText('', { timeout: 90_000 });
  await measure.selectOption('lifetimeValue');
  await expect(decide).toContainText('None of these changes the lifetime value.');
  await expect(page.locator('.rank li').first()).toContainText('changes nothing');
  await expect(decide).not.toContainText(/best in/);
  await expectAccessible(page);
  // What a person has chosen stays.
  await views(page).getByRole('button', { name: 'Results' }).click();
  await views(page).getByRole('button', { name: 'Decide' }).click();
  await expect(measure).toHaveValue('lifetimeValue');
  await views(page).getByRole('button', { name: 'Board' }).click();
  await expect(page.locator('.board')).toBeVisible();
});

/** To their last draw only these, which differ most; every template is opened in every view by its demonstration. */
const TO_THE_END = ['rowing-machine.json', 'public-service.json', 'software-trial.json'];

for (const name of TO_THE_END) {
  test(`every view comes to its end on the template ${name}`, async ({ page }) => {
    // Not its own title: the sample that is open at first may have that.
    const title = `From ${name}`;
    const records = read(name).records.map((record) =>
      record.kind === 'map' ? { ...record, title } : record,
    );
    await openFile(page, title, records);
    await views(page).getByRole('button', { name: 'Results' }).click();
    await expect(page.getByRole('heading', { name: 'Stage by stage' })).toBeVisible();
    await expect(again(page)).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(DRAWN)).toBeVisible({ timeout: 60_000 });
    await expectSound(page);
    await expectAccessible(page);
    await views(page).getByRole('button', { name: 'Decide' }).click();
    await expect(page.getByRole('heading', { name: 'What should we do first?' })).toBeVisible();
    const decide = page.getByRole('region', { name: 'Decide', exact: true });
    await expect(decide.getByRole('status')).toHaveText('', { timeout: 90_000 });
    await expectSound(page);
    await expectAccessible(page);
    await views(page).getByRole('button', { name: 'Board' }).click();
    await expect(page.locator('.board')).toBeVisible();
    await expectSound(page);
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
