/** What the simulation says about what is selected, beside the compared scenario, dimmed when stale. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

const row = (name: string) => page.getByRole('row', { name });

it('shows the figures of a touchpoint in two columns', async () => {
  const { map, runner } = await inspecting('touchpoint-wait');
  map.lens.showSegment('segment-club');
  if (map.lens.compared === undefined) map.lens.compareWith('scenario-fix-the-wait');
  await expect.element(page.getByText('No figures yet.').first()).toBeVisible();
  runner.answer();
  await expect.element(row('Felt, of 10 4.5 6.1')).toBeVisible();
  await expect.element(row('Leave here 16% 6%')).toBeVisible();
  await expect.element(page.getByText('2.8 below the promise.')).toBeVisible();
  await expect
    .element(page.getByText('The words raise the bar from 7.8 to 8.1.', { exact: false }))
    .toBeVisible();
  await expect.element(page.getByText('Expected under these assumptions.')).toBeVisible();
  await page.getByText('2.8 below the promise.').click();
  expect(map.explanation.shown).toEqual({ figure: 'promiseGap', place: 'touchpoint-wait' });
});

it('says so while the figures are of an older map', async () => {
  const { map, runner } = await inspecting('touchpoint-wait');
  runner.answer();
  await expect.element(page.getByText('Expected under these assumptions.')).toBeVisible();
  map.deeds.setQuality('touchpoint-wait', 9);
  await expect.element(page.getByText('Working it out again …')).toBeVisible();
  runner.answer();
  await expect.element(page.getByText('Expected under these assumptions.')).toBeVisible();
});

it('shows the value of a stage to all three', async () => {
  const { runner } = await inspecting('stage-use');
  runner.answer();
  for (const name of ['To the customer, points', 'To us, index', 'To partners, index'])
    await expect.element(row(name)).toBeVisible();
});
