/** Under a scenario or for a segment, edits of numbers stay there, are marked, and can be taken back. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

it('writes a number into the scenario and a word onto the record', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  map.lens.showScenario('scenario-club');
  await expect
    .element(page.getByText('Numbers you change here change only in With club partner.'))
    .toBeVisible();
  await page.getByRole('textbox', { name: 'Cost to us, in digits' }).fill('5');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('textbox', { name: 'Looked after' }).fill('The carrier');
  await userEvent.keyboard('{Enter}');
  expect(field('touchpoint-wait', 'cost')).toMatchObject({ likely: 3 });
  expect(field('touchpoint-wait', 'owner')).toBe('The carrier');
  expect(field('scenario-club', 'effects')).toContainEqual({
    ...{ record: 'touchpoint-wait', field: 'cost', op: 'set' },
    value: { likely: 5, basis: 'guess' },
  });
});

it('marks what the scenario changes and takes it back', async () => {
  const { map, field } = await inspecting('offer-trial');
  map.lens.showScenario('scenario-club');
  await expect.element(page.getByText('changed in With club partner')).toBeVisible();
  await expect
    .element(page.getByRole('textbox', { name: 'Who would take it?, in digits' }))
    .toHaveValue('20%');
  await page.getByRole('button', { name: /^Take back the change of/ }).click();
  expect(field('scenario-club', 'effects')).toBeUndefined();
  await expect
    .element(page.getByRole('textbox', { name: 'Who would take it?, in digits' }))
    .toHaveValue('10%');
  await expect.element(page.getByText('changed in')).not.toBeInTheDocument();
});

it('says which solution changes a number or takes a record out', async () => {
  const { map } = await inspecting('touchpoint-wait');
  map.lens.showScenario('scenario-fix-the-wait');
  await expect.element(page.getByText('by Honest date')).toBeVisible();
  await expect.element(page.getByText('Taken out by On time.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Bring it back' })).not.toBeInTheDocument();
});

it('edits the map as drawn and says what a solution makes of it', async () => {
  const { map, field } = await inspecting('touchpoint-row');
  map.deeds.switchSolution('solution-coach', true);
  await expect.element(page.getByText('Row coach makes it 9')).toBeVisible();
  await page.getByRole('radiogroup').getByText('Fine').click();
  expect(field('touchpoint-row', 'quality')).toMatchObject({ likely: 7.5 });
  await expect.element(page.getByText('Row coach makes it 8')).toBeVisible();
});

it('writes for a segment, but the segment itself as it is', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  map.lens.showSegment('segment-fit');
  await expect.element(page.getByText('changed for Getting fit again')).toBeVisible();
  await page.getByRole('textbox', { name: 'Cost to us, in digits' }).fill('4');
  await userEvent.keyboard('{Enter}');
  expect(field('touchpoint-wait', 'cost')).toMatchObject({ likely: 3 });
  expect(field('segment-fit', 'effects')).toHaveLength(2);
  map.board.selectRecord('segment-fit');
  await page.getByRole('textbox', { name: 'Arrive, in digits' }).fill('600');
  await userEvent.keyboard('{Enter}');
  expect(field('segment-fit', 'arrivals')).toMatchObject({ likely: 600 });
});

it('leads back to the map as drawn', async () => {
  const { map } = await inspecting('touchpoint-wait');
  map.lens.showScenario('scenario-club');
  await page.getByRole('button', { name: 'Change the map as drawn' }).click();
  expect(map.lens.target).toEqual({ kind: 'map' });
  await expect.element(page.getByText('Numbers you change here')).not.toBeInTheDocument();
});
