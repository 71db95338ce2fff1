/** Every template from the gallery: it opens, its views work, and its switch shows what its note says. */
import type { Page } from '@playwright/test';
import { templates } from '../../src/templates/index.ts';
import { expect, expectAccessible, expectSound, test } from './fixtures.ts';

type Demonstration = Readonly<{
  title: string;
  /** The figures that the switch raises; `falls` are those it lowers. */
  rises: readonly string[];
  falls?: readonly string[];
  /** What the board and the key figures say then. */
  says?: readonly string[];
  /** A second switch, for those who compare two. */
  other?: Readonly<{ scenario: string; rises?: readonly string[]; falls?: readonly string[] }>;
}>;

const demonstrations: Readonly<Record<string, Demonstration>> = {
  'rowing-machine': {
    title: 'Rowing machine at home',
    rises: ['Experience sum', 'Completion', 'Lifetime value'],
  },
  'connected-printer': {
    title: 'The connected printer',
    rises: ['Lifetime value', 'Rating', 'Customer equity'],
    other: { scenario: 'A gift for each friend', falls: ['Lifetime value', 'Customer equity'] },
  },
  'lost-sim': {
    title: 'The lost SIM card',
    rises: ['Experience sum', 'Lifetime value'],
    other: {
      scenario: 'A month for free',
      rises: ['Experience sum'],
      falls: ['Lifetime value'],
    },
  },
  'headphones-quest': {
    title: 'The quest for headphones',
    rises: ['Experience sum', 'Completion', 'Lifetime value'],
  },
  'delayed-flight': {
    title: 'The delayed flight',
    rises: ['Completion', 'Lifetime value'],
    other: { scenario: 'Pay whoever complains', falls: ['Lifetime value'] },
  },
  'furniture-assembly': {
    title: 'A wardrobe in five boxes',
    rises: ['Experience sum', 'Lifetime value', 'To partners'],
  },
  'decision-journey': {
    title: 'Running shoes, again and again',
    rises: ['Lifetime value', 'Customer equity'],
    other: { scenario: 'More strangers', falls: ['Customer equity'] },
  },
  'software-trial': {
    title: 'Two weeks on trial',
    rises: ['Completion', 'Lifetime value'],
    other: { scenario: 'A longer trial', falls: ['Lifetime value'] },
  },
  'public-service': {
    title: 'A place in day care',
    rises: ['Experience sum', 'Completion'],
    says: ['does not happen', 'no money entered'],
  },
  'subscription-at-risk': {
    title: 'A subscription at risk',
    rises: ['Lifetime value'],
    falls: ['Experience sum'],
  },
};

const entry = (page: Page, title: string) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^${title}`) });

/** What is read of a key figure. */
const figure = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Key figures' })
    .getByRole('button', { name: new RegExp(name) })
    .locator('b');

async function valueOf(page: Page, name: string): Promise<number> {
  const text = (await figure(page, name).textContent())!;
  const number = Number.parseFloat(text.replaceAll(',', '').replace('−', '-'));
  return text.endsWith('K') ? number * 1000 : number;
}

async function valuesOf(page: Page, names: Iterable<string>): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  for (const name of names) values.set(name, await valueOf(page, name));
  return values;
}

async function toLibrary(page: Page) {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Key figures' })).toBeVisible();
  await page.getByRole('button', { name: 'Library' }).click();
  await expect(page.getByRole('heading', { name: 'Finished maps' })).toBeVisible();
}

test('every template has a demonstration', () => {
  expect(Object.keys(demonstrations)).toEqual(templates.map(({ id }) => id));
});

for (const { title, rises, falls = [], says = [], other } of Object.values(demonstrations))
  test(`${title}: opens in every view, and its switch shows what it says`, async ({ page }) => {
    test.setTimeout(90_000); // three views, and simulated customers twice
    await page.setViewportSize({ width: 1680, height: 900 });
    await toLibrary(page);
    await entry(page, title).click();
    await expect(page.locator('path.felt').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Just done' })).toContainText('Switch to');
    await expectAccessible(page);

    const names = new Set([...rises, ...falls, ...(other?.rises ?? []), ...(other?.falls ?? [])]);
    for (const name of names) await expect(figure(page, name)).toHaveText(/\d/);
    const today = await valuesOf(page, names);

    const check = async (up: readonly string[], down: readonly string[]) => {
      for (const name of up)
        await expect.poll(() => valueOf(page, name), name).toBeGreaterThan(today.get(name)!);
      for (const name of down)
        await expect.poll(() => valueOf(page, name), name).toBeLessThan(today.get(name)!);
    };
    await page.getByRole('button', { name: 'Switch', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Just done' })).toBeHidden();
    await check(rises, falls);
    for (const text of says) await expect(page.getByText(text).first()).toBeVisible();
    if (other) {
      await page.getByRole('button', { name: other.scenario, exact: true }).click();
      await check(other.rises ?? [], other.falls ?? []);
    }

    await page.getByRole('button', { name: 'Results', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Stage by stage' })).toBeVisible();
    const run = page.getByRole('region', { name: 'Simulated customers' });
    await expect(run.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 60_000 });
    await expectSound(page);
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await expect(page.locator('.rank li').first()).toBeVisible({ timeout: 60_000 });
    await expectSound(page);
  });

test('the gallery and the start panel are for everybody', async ({ page }) => {
  await toLibrary(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /Say what it is about/ }).click();
  await expect(page.getByRole('textbox', { name: 'Who goes through it?' })).toBeFocused();
  await expectAccessible(page);
});

test('the note of a template is put away, and goes with its map', async ({ page }) => {
  await toLibrary(page);
  await entry(page, 'The lost SIM card').click();
  const note = page.getByRole('region', { name: 'Just done' });
  await note.getByRole('button', { name: 'Close' }).click();
  await expect(note).toBeHidden();
  await page.getByRole('button', { name: 'Library' }).click();
  await entry(page, 'The delayed flight').click();
  await expect(note).toContainText('Ask the silent first');
  await page.getByRole('button', { name: 'Library' }).click();
  await expect(note).toBeHidden();
});

for (const width of [1440, 1024, 390])
  test(`the note of a template covers nothing, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await toLibrary(page);
    await entry(page, 'The connected printer').click();
    const note = (await page.getByRole('region', { name: 'Just done' }).boundingBox())!;
    const keys = (await page.getByRole('region', { name: 'Key figures' }).boundingBox())!;
    const board = (await page.getByRole('application', { name: 'Board' }).boundingBox())!;
    expect(note.y).toBeGreaterThanOrEqual(keys.y + keys.height);
    expect(note.y + note.height).toBeLessThanOrEqual(board.y);
  });

test('the last stage of a map of ten touchpoints is seen at opening', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await toLibrary(page);
  for (const title of ['The connected printer', 'Two weeks on trial']) {
    await entry(page, title).click();
    await expect(page.locator('path.felt').first()).toBeVisible();
    const board = (await page.getByRole('application', { name: 'Board' }).boundingBox())!;
    const last = (await page.locator('[id^="stage-"]').last().boundingBox())!;
    expect(last.x + last.width).toBeLessThanOrEqual(board.x + board.width);
    await page.getByRole('button', { name: 'Library' }).click();
  }
});

test('an own map by the start panel and keys alone, with the cursor in the first touchpoint', async ({
  page,
}) => {
  await toLibrary(page);
  await page.getByRole('button', { name: /Say what it is about/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Who goes through it?' })).toBeFocused();
  await page.keyboard.type('Parents of twins');
  await page.keyboard.press('Tab');
  await page.keyboard.type('They hear of it');
  await page.getByRole('radio', { name: 'Search, choose, buy, use, tell' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.locator('.title-field')).toBeFocused();
  await page.keyboard.type('I ask my sister');
  await page.keyboard.press('Control+Enter');
  for (const stage of ['I search', 'I choose', 'I buy', 'I live with it', 'I tell you about it'])
    await expect(page.getByText(stage, { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Who', exact: true })).toHaveValue(
    'Parents of twins',
  );
});

test('the start panel is skipped by one key', async ({ page }) => {
  await toLibrary(page);
  await page.getByRole('button', { name: /Say what it is about/ }).click();
  await expect(page.getByRole('textbox', { name: 'Who goes through it?' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.title-field')).toBeFocused();
});

test('a stage of the quest is rated by contrasts, and its touchpoints follow', async ({ page }) => {
  await page.setViewportSize({ width: 1680, height: 900 });
  await toLibrary(page);
  await entry(page, 'The quest for headphones').click();
  await expect(figure(page, 'Completion')).toHaveText(/\d/);
  const before = await valueOf(page, 'Completion');
  await page.getByText('I choose between three').first().click();
  await page.getByText('22 contrasts').click();
  await expectAccessible(page);
  for (const contrast of ['Stuck or discovering', 'Hassle or fun', 'Dull or inspiring']) {
    const ratings = page.getByRole('radiogroup', { name: contrast });
    await ratings.getByRole('radio', { name: /^5/ }).click();
    await expect(ratings.getByRole('radio', { name: /^5/ })).toBeChecked();
  }
  await expect.poll(() => valueOf(page, 'Completion')).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('none rated')).toBeVisible();
});
