/**
 * A new card that has no words yet: what is done to it keeps it, and only going back to the board with nothing done
 * lets it go. By mouse first, for the keyboard has its own story.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const board = (page: Page) => page.locator('.board');
const panel = (page: Page) => page.getByRole('complementary');
const field = (page: Page) => page.locator('.title-field');
const cards = (page: Page) => page.locator('.svelte-flow__node');
const card = (page: Page, title: string) => cards(page).filter({ hasText: title });
const figure = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Key figures' }).getByRole('button', { name });
const word = (page: Page, name: string) =>
  panel(page).getByRole('combobox', { name: `${name}, in words` });
const face = (page: Page, name: string) =>
  panel(page)
    .getByRole('radiogroup', { name: 'How well does it go?' })
    .getByText(name, { exact: true });

async function startBlank(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'New map' }).first().click();
  await expect(field(page)).toBeFocused();
}

async function openSample(page: Page) {
  await page.goto('/');
  await expect(card(page, 'I wait for delivery')).toBeVisible();
  await expect(figure(page, /Experience sum/)).toBeVisible();
}

test('by mouse alone: a touchpoint is rated and a pain point counts, both without a title', async ({
  page,
}) => {
  await startBlank(page);
  await face(page, 'Poor').click();
  await expect(cards(page)).toHaveCount(1);
  await expect(figure(page, /Experience sum/)).toContainText('−');
  const rated = (await figure(page, /Experience sum/).textContent())!;

  await board(page).getByRole('button', { name: 'What goes wrong here?' }).click();
  await expect(field(page)).toBeFocused();
  await word(page, 'How bad?').click();
  await word(page, 'How bad?').selectOption('Severe');
  await expect(cards(page)).toHaveCount(2);
  await expect(figure(page, /Experience sum/)).not.toHaveText(rated);
  await expect(word(page, 'How bad?')).toBeFocused();

  // One step for how bad it is, one for the pain point.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect(figure(page, /Experience sum/)).toHaveText(rated);
});

test('a pain point is begun under a touchpoint that has no words yet', async ({ page }) => {
  await startBlank(page);
  await board(page).getByRole('button', { name: 'What goes wrong here?' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Nobody answers');
  await page.keyboard.press('Control+Enter');
  await expect(cards(page)).toHaveCount(2);
});

test('on the sample, a click into the inspector keeps the pain point and takes the focus', async ({
  page,
}) => {
  await openSample(page);
  const before = await cards(page).count();
  await board(page).getByRole('button', { name: 'What goes wrong here?' }).first().click();
  await expect(field(page)).toBeFocused();
  await word(page, 'How bad?').click();
  await expect(field(page)).toHaveCount(0);
  await expect(cards(page)).toHaveCount(before + 1);
  await expect(word(page, 'How bad?')).toBeFocused();
});

test('Escape keeps words, and nothing of a card without any', async ({ page }) => {
  await startBlank(page);
  await page.keyboard.type('I look');
  await page.keyboard.press('Enter');
  await page.keyboard.type('I choose');
  await page.keyboard.press('Enter');
  await page.keyboard.type('I buy');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(3);
  await expect(board(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await expect(card(page, 'I buy')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(3);
});

test('going back to the board lets an empty card go, and the click still meets what it was aimed at', async ({
  page,
}) => {
  await openSample(page);
  const wait = card(page, 'I wait for delivery');
  const first = card(page, 'I see an advert').first();
  const left = async (one: typeof wait) => (await one.boundingBox())!.x;
  /** How far apart they stand: a new touchpoint comes between them. */
  const place = async () => Math.round((await left(wait)) - (await left(first)));
  const before = await place();
  const isBack = () => expect.poll(place).toBe(before);
  const begin = async () => {
    await first.click();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('add a touchpoint');
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
    await expect.poll(place).toBeGreaterThan(before);
  };
  await begin();
  await wait.click({ delay: 80 });
  await expect(field(page)).toHaveCount(0);
  await isBack();
  await expect(panel(page).getByRole('textbox').first()).toHaveValue('I wait for delivery');

  await begin();
  await page.locator('.svelte-flow__pane').click({ position: { x: 500, y: 300 }, delay: 80 });
  await isBack();

  await begin();
  const box = (await wait.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + 14, { steps: 4 });
  await page.mouse.up();
  await expect(field(page)).toHaveCount(0);
  await isBack();
});

test('the dot of a touchpoint without words is dragged, and the touchpoint stays', async ({
  page,
}) => {
  await startBlank(page);
  const box = (await page.locator('g.drawn .ring').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(field(page)).toHaveCount(0);
  await expect(cards(page)).toHaveCount(1);
  await expect(figure(page, /Experience sum/)).toContainText('−');
});

test('another window takes the focus and gives it back: typing goes on', async ({ page }) => {
  await startBlank(page);
  // As a browser does it: the event comes, and the element stays the active one.
  await field(page).dispatchEvent('blur');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('I look');
  await field(page).dispatchEvent('blur');
  await expect(field(page)).toHaveCount(0);
  await expect(card(page, 'I look')).toHaveCount(1);
});
