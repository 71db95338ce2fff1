/**
 * Words before digits: from a blank map to quality, a pain point, an offer, a segment, customers who
 * leave as in an industry and a source, to a figure that explains itself, and not a single digit typed.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const figure = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Key figures' }).getByRole('button', { name });
const panel = (page: Page) => page.getByRole('complementary');
const word = (page: Page, name: string) =>
  panel(page).getByRole('combobox', { name: `${name}, in words` });
const open = (page: Page, title: string) =>
  page.locator('.svelte-flow__node').filter({ hasText: title }).first().click();
const back = (page: Page) =>
  panel(page)
    .getByRole('button', { name: /^Back to/ })
    .click();

/** Does something and waits until the figure says something else. */
async function changes(page: Page, name: RegExp, deed: () => Promise<unknown>) {
  const before = (await figure(page, name).textContent())!;
  await deed();
  await expect(figure(page, name)).not.toHaveText(before);
}

async function startBlank(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'New map' }).first().click();
  const skip = page.getByRole('dialog').getByRole('button', { name: /blank|empty/i });
  await skip.or(page.locator('.title-field')).first().waitFor();
  if (await skip.isVisible()) await skip.click();
  await expect(page.locator('.title-field')).toBeFocused();
  await page.keyboard.type('I ask for help');
  await page.keyboard.press('Control+Enter');
}

test('a blank map gets numbers in words alone', async ({ page }) => {
  test.setTimeout(120_000); // a story of many steps on a slow machine
  const typed: string[] = [];
  await page.exposeFunction('tellTyped', (key: string) => typed.push(key));
  await page.addInitScript(() =>
    window.addEventListener(
      'keydown',
      ({ key }) => void (window as unknown as { tellTyped: (key: string) => void }).tellTyped(key),
      true,
    ),
  );
  await startBlank(page);

  await test.step('quality by a face, and its four levers', async () => {
    await open(page, 'I ask for help');
    await changes(page, /Experience sum/, () =>
      panel(page)
        .getByRole('radiogroup', { name: 'How well does it go?' })
        .getByText('Good', { exact: true })
        .click(),
    );
    await panel(page).getByText('Rate it in four parts').click();
    await word(page, 'Speed').selectOption('Poor');
    await expect(panel(page).getByText('The mean of the ratings below.')).toBeVisible();
  });

  await test.step('a pain point: how often, how bad, do they tell us, do we mend it', async () => {
    await panel(page).getByPlaceholder('What goes wrong here?').fill('Nobody answers');
    await page.keyboard.press('Enter');
    const question = (text: string) => word(page, `Nobody answers: ${text}`);
    await question('How often?').selectOption('Often');
    await changes(page, /Experience sum/, () => question('How bad?').selectOption('Severe'));
    await question('Do they tell us?').selectOption('Rarely');
    await question('Do we mend it?').selectOption('Never');
  });

  await test.step('an offer: who would take it, who would have bought anyway', async () => {
    await panel(page).getByRole('switch', { name: 'They buy here' }).click();
    await panel(page).getByPlaceholder('Who could help here?').fill('A call back');
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Open A call back' }).click();
    await word(page, 'Who would take it?').selectOption('Most');
    await word(page, 'Who would have bought anyway?').selectOption('Hardly anybody');
    await changes(page, /Lifetime value/, () =>
      word(page, 'We earn').selectOption('Half a purchase'),
    );
    await back(page);
  });

  await test.step('customers leave as in an industry, with its source', async () => {
    await page.locator('.svelte-flow__pane').click({ position: { x: 500, y: 300 } });
    const leaving = panel(page).getByRole('combobox', { name: 'Customers leave as in' });
    await changes(page, /Completion/, () => leaving.selectOption('Mobile phone, 40% a year'));
    await expect(panel(page).getByText('1 touchpoint follows it.')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
    expect(violations).toEqual([]);
  });

  await test.step('a segment', async () => {
    await panel(page).locator('summary', { hasText: 'Segments' }).click();
    await panel(page).getByRole('button', { name: 'Add a segment' }).click();
    await page.keyboard.type('In a hurry');
    await page.keyboard.press('Enter');
    await changes(page, /Customer equity/, () => word(page, 'Arrive').selectOption('Hundreds'));
    await word(page, 'They expect').selectOption('Great');
    await back(page);
  });

  await test.step('a source, written where the number stands', async () => {
    await open(page, 'Nobody answers');
    await word(page, 'How often?').press('*');
    const details = page.getByRole('dialog', { name: /range: How often/ });
    await details.getByRole('combobox', { name: 'Source' }).selectOption('A new source …');
    await details.getByRole('textbox', { name: 'Title' }).fill('Calls of a week');
    await details.getByRole('combobox', { name: 'Sort' }).selectOption('Support');
    await details.getByRole('textbox', { name: 'In their words' }).fill('I gave up waiting');
    await expectAccessible(page);
    await details.getByRole('button', { name: 'Attach it' }).click();
    await expect(details.getByRole('radio', { name: /Observed/ })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(word(page, 'How often?')).toBeFocused();
  });

  await test.step('erasing it says what goes, and takes it back in one step', async () => {
    await panel(page).getByRole('button', { name: 'Open Calls of a week' }).click();
    await expect(panel(page).getByText('How often? 65%')).toBeVisible();
    await panel(page).getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const question = page.getByRole('dialog', { name: 'Remove “Calls of a week”?' });
    await expect(question.getByText('How often? 65% becomes 30%')).toBeVisible();
    await expectAccessible(page);
    await changes(page, /Experience sum/, () =>
      question.getByRole('button', { name: 'Remove it' }).click(),
    );
    await changes(page, /Experience sum/, () => page.keyboard.press('Control+z'));
    await open(page, 'Nobody answers');
    await expect(word(page, 'How often?')).toHaveValue('often');
  });

  await test.step('a figure opens to what it is made of, down to a number that was said in a word', async () => {
    await figure(page, /^Lifetime value/).click();
    await page.getByRole('button', { name: 'How it is computed: Lifetime value' }).click();
    const sheet = page.getByRole('dialog', { name: 'Calculation: Lifetime value' });
    await expect(sheet).toContainText(/\d+ of \d+ inputs are assumed/);
    await sheet.locator('summary', { hasText: 'What it rests on' }).click();
    const input = sheet.getByRole('button', { name: /How often\?/ }).first();
    await expect(input).toBeVisible();
    await input.click();
    await expect(word(page, 'How often?')).toBeFocused();
  });

  expect(typed.length).toBeGreaterThan(20);
  expect(typed.filter((key) => /\d/.test(key))).toEqual([]);
});
