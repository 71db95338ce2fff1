/** Words before digits: a digit is one key away from a word, range and source one key from either. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

const word = (name: string) => page.getByLabelText(`${name}, in words`);
const digits = (name: string) => page.getByRole('textbox', { name: `${name}, in digits` });
const smallPrint = (name: string) =>
  page.getByRole('dialog', { name: new RegExp(`range: ${name}`) });

it('takes a digit typed on the word for the number', async () => {
  const { field } = await inspecting('pain-late');
  (word('How often?').element() as HTMLElement).focus();
  await userEvent.keyboard('12{Enter}');
  expect(field('pain-late', 'likelihood')).toMatchObject({ likely: 0.12, basis: 'guess' });
  await expect.element(digits('How often?')).toHaveFocus();
  await expect.element(word('How often?')).toHaveDisplayValue('Rarely');
});

it('opens range, basis and source with an asterisk, and goes back where one was', async () => {
  const { field } = await inspecting('pain-late');
  for (const start of [word('How bad?'), digits('How bad?')]) {
    (start.element() as HTMLElement).focus();
    await userEvent.keyboard('*');
    await expect.element(smallPrint('How bad')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(smallPrint('How bad')).not.toBeInTheDocument();
    await expect.element(start).toHaveFocus();
  }
  expect(field('pain-late', 'loss')).toMatchObject({ likely: 3 });
});

it('opens it from the faces as well, where a digit is a face', async () => {
  const { field } = await inspecting('touchpoint-wait');
  (page.getByRole('radio', { name: 'Fine' }).element() as HTMLElement).focus();
  await userEvent.keyboard('4');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 8.75 });
  await userEvent.keyboard('*');
  await expect.element(smallPrint('How well does it go')).toBeVisible();
});

it('says so where there is no number yet to doubt', async () => {
  await inspecting('outcome-when');
  (word('Importance').element() as HTMLElement).focus();
  await userEvent.keyboard('*');
  await expect.element(page.getByText('Say a number or a word first.')).toBeVisible();
});

it('asks the four questions of a pain point, also where it strikes', async () => {
  const { field } = await inspecting('touchpoint-wait');
  for (const question of ['How often?', 'How bad?', 'Do they tell us?', 'Do we mend it?'])
    await expect.element(page.getByText(question)).toBeVisible();
  await word('It comes late: Do we mend it?').selectOptions('Never');
  expect(field('pain-late', 'recovered')).toMatchObject({ likely: 0, basis: 'guess' });
});

it('asks who would take an offer and who would have bought anyway', async () => {
  const { field } = await inspecting('offer-voucher');
  await word('Who would take it?').selectOptions('Most');
  await word('Who would have bought anyway?').selectOptions('Hardly anybody');
  expect(field('offer-voucher', 'takeUp')).toMatchObject({ likely: 0.75, basis: 'guess' });
  expect(field('offer-voucher', 'wouldBuyAnyway')).toMatchObject({ likely: 0.05 });
});

it('says money beside what the purchase earns, and begins with digits without one', async () => {
  const { map, field } = await inspecting('offer-voucher');
  await word('We earn').selectOptions('Half a purchase');
  const bought = field('touchpoint-buy', 'margin') as { likely: number } | undefined;
  const purchase = bought?.likely ?? 100;
  expect(field('offer-voucher', 'marginWith')).toMatchObject({ likely: purchase / 2 });
  map.deeds.set('touchpoint-buy', { purchase: undefined });
  await expect.element(word('We earn')).not.toBeInTheDocument();
  await expect.element(digits('We earn')).toBeVisible();
});
