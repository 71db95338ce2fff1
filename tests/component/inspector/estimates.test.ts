/** Estimates: words and digits, bounds, basis and range, and the way back to the default. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

const digits = (name: string) => page.getByRole('textbox', { name: `${name}, in digits` });

async function type(name: string, text: string): Promise<void> {
  await digits(name).fill(text);
  await userEvent.keyboard('{Enter}');
}

for (const [typed, share] of [
  ['12', 0.12],
  ['12 %', 0.12],
  ['12,5', 0.125],
  ['.5', 0.005],
  ['100', 1],
] as const)
  it(`reads ${typed} as a share of ${share}`, async () => {
    const { field } = await inspecting('pain-late');
    await type('How often?', typed);
    expect(field('pain-late', 'likelihood')).toMatchObject({ likely: share, basis: 'guess' });
  });

it('shows shares in percent, money with its unit, and points', async () => {
  const { map } = await inspecting('touchpoint-wait');
  await expect.element(digits('Leave anyway')).toHaveValue('3%');
  await expect.element(page.getByText('a visit')).toBeVisible();
  map.deeds.set('map', { currency: '€' });
  await expect.element(page.getByText('€ a visit')).toBeVisible();
});

it('takes a real minus sign as well as a plain one', async () => {
  const { field } = await inspecting('offer-voucher');
  await expect.element(digits('We earn')).toHaveValue('−3');
  await type('We earn', '−4,5');
  expect(field('offer-voucher', 'marginWith')).toMatchObject({ likely: -4.5 });
  await type('We earn', '-7');
  expect(field('offer-voucher', 'marginWith')).toMatchObject({ likely: -7 });
});

it('clamps what is out of bounds and says so beside the field', async () => {
  const { field } = await inspecting('pain-late');
  await type('How often?', '150%');
  expect(field('pain-late', 'likelihood')).toMatchObject({ likely: 1 });
  await expect.element(page.getByText('100% at most.')).toBeVisible();
  await type('How bad?', '-1');
  expect(field('pain-late', 'loss')).toMatchObject({ likely: 0 });
  await expect.element(page.getByText('0 at least.')).toBeVisible();
});

it('keeps the old number when the new one is none', async () => {
  const { field, session } = await inspecting('pain-late');
  for (const typed of ['often', '12 to 15', '1e999', '--', '1.2.3']) {
    await type('How often?', typed);
    expect(field('pain-late', 'likelihood')).toMatchObject({ likely: 0.3 });
    await expect.element(page.getByText('That is not a number. It stays 30%.')).toBeVisible();
    await expect.element(digits('How often?')).toHaveValue('30%');
  }
  expect(session.committed).toEqual([]);
});

it('returns an emptied field to its default, shown greyed as assumed', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await type('Leave anyway', '');
  expect(field('touchpoint-wait', 'optOut')).toBeUndefined();
  await expect.element(digits('Leave anyway')).toHaveValue('');
  await expect.element(digits('Leave anyway')).toHaveAttribute('placeholder', '5%');
  await expect
    .element(page.getByRole('button', { name: 'Assumed. Basis and range: Leave anyway' }))
    .toBeVisible();
});

it('writes nothing when one only looks', async () => {
  const { session } = await inspecting('map');
  await digits('Discount a year').click();
  await userEvent.tab();
  expect(session.committed).toEqual([]);
});

it('stores a word as a guess with a range, and reads a number as a word', async () => {
  const { field } = await inspecting('pain-late');
  const word = page.getByLabelText('How often?, in words');
  await expect.element(word).toHaveDisplayValue('Sometimes');
  await word.selectOptions('Rarely');
  expect(field('pain-late', 'likelihood')).toEqual({
    ...{ likely: 0.08, low: 0.03, high: 0.15, basis: 'guess' },
  });
  await type('How often?', '70');
  await expect.element(word).toHaveDisplayValue('Often');
  await word.selectOptions('Back to the default, 30%');
  expect(field('pain-late', 'likelihood')).toBeUndefined();
});

it('changes basis, range and source behind the pill', async () => {
  const { field } = await inspecting('pain-late');
  await page.getByRole('button', { name: 'Guess. Basis and range: How often?' }).click();
  await page.getByRole('radio', { name: 'Measured' }).click();
  expect(field('pain-late', 'likelihood')).toMatchObject({ likely: 0.3, basis: 'measured' });
  await page.getByRole('textbox', { name: 'Low end, How often?' }).fill('20');
  await userEvent.keyboard('{Enter}');
  expect(field('pain-late', 'likelihood')).toMatchObject({ low: 0.2, likely: 0.3 });
  await page.getByRole('textbox', { name: 'High end, How often?' }).fill('10');
  await userEvent.keyboard('{Enter}');
  expect(field('pain-late', 'likelihood')).toMatchObject({ high: 0.3 });
  await expect.element(page.getByText('The high end is 30% at least.').first()).toBeVisible();
  await page.getByLabelText('Source', { exact: true }).selectOptions('Door interviews');
  expect(field('pain-late', 'likelihood')).toMatchObject({ source: 'source-door' });
  await page.getByRole('textbox', { name: 'Low end, How often?' }).fill('');
  await userEvent.keyboard('{Enter}');
  expect(field('pain-late', 'likelihood')).not.toHaveProperty('low');
  await page.getByRole('button', { name: 'Back to the default, 30%' }).click();
  expect(field('pain-late', 'likelihood')).toBeUndefined();
});

it('moves a stated range along with its number', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await type('We say', '7.5');
  expect(field('touchpoint-wait', 'promise')).toEqual({
    ...{ likely: 7.5, low: 7, high: 8, basis: 'guess' },
  });
});

it('takes typing after a pause and back as one', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  await digits('We say').click();
  await userEvent.keyboard('7');
  expect(field('touchpoint-wait', 'promise')).toMatchObject({ likely: 8.5 });
  await expect.poll(() => field('touchpoint-wait', 'promise')).toMatchObject({ likely: 7 });
  await userEvent.keyboard('.25{Enter}');
  expect(field('touchpoint-wait', 'promise')).toMatchObject({ likely: 7.25 });
  map.editor.undo();
  expect(field('touchpoint-wait', 'promise')).toMatchObject({ likely: 8.5 });
  await expect.element(digits('We say')).toHaveValue('8.5');
});

it('gives what was typed to the record it was typed for', async () => {
  const { map, field } = await inspecting('pain-late');
  await digits('How often?').fill('44');
  map.board.selectRecord('pain-part');
  await expect
    .element(page.getByRole('textbox', { name: 'Title', exact: true }))
    .toHaveValue('Part missing');
  expect(field('pain-late', 'likelihood')).toMatchObject({ likely: 0.44 });
  expect(field('pain-part', 'likelihood')).toMatchObject({ likely: 0.2 });
});

it('gives up what was typed on Escape', async () => {
  const { session } = await inspecting('pain-late');
  await digits('How often?').fill('44');
  await userEvent.keyboard('{Escape}');
  await expect.element(digits('How often?')).toHaveValue('30%');
  await userEvent.tab();
  expect(session.committed).toEqual([]);
});

it('reads what a metric holds by what it measures', async () => {
  const { field } = await inspecting('metric-wait');
  await page.getByLabelText('Measures').selectOptions('Drop-off');
  await type('Found', '16');
  expect(field('metric-wait', 'value')).toMatchObject({ likely: 0.16, basis: 'measured' });
  await expect.element(digits('Found')).toHaveValue('16%');
  // What is typed of something measured is no guess, even where nothing was said before.
  await type('Found', '');
  expect(field('metric-wait', 'value')).toBeUndefined();
  await type('Found', '20');
  expect(field('metric-wait', 'value')).toEqual({ likely: 0.2, basis: 'measured' });
});

it('says where the numbers of how people react come from', async () => {
  const { field } = await inspecting(null);
  await page.getByText('How people react').click();
  await expect.element(page.getByText('Tversky and Kahneman 1992').first()).toBeVisible();
  await type('Loss aversion', '1.955');
  expect(field('map', 'lossAversion')).toMatchObject({ likely: 1.955, basis: 'guess' });
});
