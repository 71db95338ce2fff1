/** Changes of a solution, scenario or segment: as sentences, and put together in the form. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Effect } from '#domain/kind.ts';
import { effectSentence } from '#ui/inspector/effect-sentences.ts';
import { inspecting, sampleWithAll } from './inspecting.ts';

const TERMS = { currency: null, period: 'month' } as const;

describe('sentences', () => {
  const cases: readonly [Effect, string][] = [
    [
      { record: 'touchpoint-wait', field: 'promise', op: 'set', value: { likely: 6.5 } },
      'I wait for delivery: promise becomes 6.5',
    ],
    [
      { record: 'touchpoint-wait', field: 'promise', op: 'set', value: 6.5 },
      'I wait for delivery: promise becomes 6.5',
    ],
    [
      { record: 'touchpoint-row', field: 'quality', op: 'add', value: 0.5 },
      'I row at home: how well it goes rises by 0.5',
    ],
    [
      { record: 'touchpoint-row', field: 'cost', op: 'add', value: -1 },
      'I row at home: cost to us falls by 1 a visit',
    ],
    [
      { record: 'offer-trial', field: 'takeUp', op: 'multiply', value: 1.5 },
      'Club trial: the share who take it times 1.5',
    ],
    [
      { record: 'offer-trial', field: 'takeUp', op: 'set', value: 0.2 },
      'Club trial: the share who take it becomes 20%',
    ],
    [
      { record: 'pain-late', field: 'loss', op: 'remove' },
      'It comes late: how bad it is is back to its default',
    ],
    [{ record: 'pain-late', op: 'remove' }, 'It comes late goes away'],
    [{ record: 'offer-trial', field: 'off', op: 'set', value: true }, 'Club trial is switched off'],
    [{ record: 'nobody', op: 'remove' }, 'Changes something that is not in this map'],
  ];
  for (const [effect, sentence] of cases)
    it(sentence, async () => {
      expect(effectSentence(await sampleWithAll(), effect, TERMS)).toBe(sentence);
    });
});

it('adds a change to a solution', async () => {
  const { field } = await inspecting('solution-call');
  await page.getByRole('button', { name: 'Add a change' }).click();
  await page.getByLabelText('What', { exact: true }).selectOptions('I ask for help');
  await page.getByLabelText('Its', { exact: true }).selectOptions('how well it goes');
  await page.getByLabelText('How', { exact: true }).selectOptions('rises or falls by');
  await page.getByRole('textbox', { name: 'Value' }).fill('−0,5');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(field('solution-call', 'effects')).toEqual([
    { record: 'pain-nobody', op: 'remove' },
    { record: 'touchpoint-help', field: 'quality', op: 'add', value: -0.5 },
  ]);
  await expect
    .element(page.getByText('I ask for help: how well it goes falls by 0.5'))
    .toBeVisible();
});

it('asks for a number instead of applying none', async () => {
  const { session } = await inspecting('solution-call');
  await page.getByRole('button', { name: 'Add a change' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('better');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.element(page.getByText('A number is needed.')).toBeVisible();
  expect(session.committed).toEqual([]);
});

it('edits a change in its place and keeps what it rests on', async () => {
  const { field } = await inspecting('scenario-club');
  await page.getByRole('button', { name: /^Change: Club trial/ }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('25');
  await userEvent.keyboard('{Enter}');
  expect(field('scenario-club', 'effects')).toEqual([
    {
      ...{ record: 'offer-trial', field: 'takeUp', op: 'set' },
      value: { likely: 0.25, basis: 'guess' },
    },
  ]);
});

it('leads a change to another record as one deed', async () => {
  const { map, field } = await inspecting('scenario-club');
  await page.getByRole('button', { name: /^Change: Club trial/ }).click();
  await page.getByLabelText('What', { exact: true }).selectOptions('Voucher');
  await page.getByRole('textbox', { name: 'Value' }).fill('50');
  await userEvent.keyboard('{Enter}');
  expect(field('scenario-club', 'effects')).toMatchObject([
    { record: 'offer-voucher', field: 'takeUp' },
  ]);
  map.editor.undo();
  expect(field('scenario-club', 'effects')).toMatchObject([{ record: 'offer-trial' }]);
});

it('takes a change back, and offers a way to switch things off', async () => {
  const { field } = await inspecting('scenario-club');
  await page.getByRole('button', { name: /^Take back: Club trial/ }).click();
  expect(field('scenario-club', 'effects')).toBeUndefined();
  await page.getByRole('button', { name: 'Add a change' }).click();
  await page.getByLabelText('What', { exact: true }).selectOptions('Voucher');
  await page.getByLabelText('Its', { exact: true }).selectOptions('the switch');
  await page.getByLabelText('Value', { exact: true }).selectOptions('No');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(field('scenario-club', 'effects')).toEqual([
    { record: 'offer-voucher', field: 'off', op: 'set', value: true },
  ]);
  await expect.element(page.getByText('Voucher is switched off')).toBeVisible();
});

it('switches solutions in a scenario that is not shown', async () => {
  const { field } = await inspecting('scenario-club');
  await page.getByRole('switch', { name: 'Solution Kit check' }).click();
  expect(field('scenario-club', 'solutions')).toEqual(['solution-coach', 'solution-kit']);
});
