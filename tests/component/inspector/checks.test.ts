/** What the checks say, in the map's inspector and at the record itself, and the first steps of a new map. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { path, smallMap } from '../../support/small-map.ts';
import { inspecting } from './inspecting.ts';

const likely = (value: number) => ({ likely: value, basis: 'guess' });
/** Nobody comes to "pay", a pain point stands nowhere, and the stage is named after a department. */
const flawed = () =>
  smallMap({ Sales: ['look', 'pay', 'use'] }, [
    path('look', 'use'),
    { id: 'look', kind: 'touchpoint', momentOfTruth: 'zero' },
    { id: 'late', kind: 'painPoint', title: 'It is late' },
  ]);
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the checks of a map', () => {
  it('are listed, the weightiest first, and mended with one click', async () => {
    const { map } = await inspecting(null, { records: flawed() });
    await expect.element(page.getByRole('heading', { name: 'Checks: 3 to look at' })).toBeVisible();
    await button('Lead a path here (pay)').click();
    expect(map.coach.open.map(({ check }) => check)).toEqual([
      'painPointHasTouchpoint',
      'stageIsTheCustomers',
    ]);
    map.editor.undo();
    expect(map.coach.open).toHaveLength(3);
  });

  it('lead to the field in which a person mends what one click cannot', async () => {
    await inspecting(null, { records: flawed() });
    await button('Say where it happens (It is late)').click();
    await expect.element(page.getByRole('heading', { name: 'It is late' })).toBeInTheDocument();
    await expect
      .poll(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))
      .toBe('places');
  });

  it('are dismissed as a part of the map, and shown again', async () => {
    const { map, field } = await inspecting(null, { records: flawed() });
    await button(
      'Dismiss: This stage is named after what we do, not what they do. (Sales)',
    ).click();
    expect(field('Sales', 'dismissed')).toEqual(['stageIsTheCustomers']);
    await expect.element(page.getByRole('heading', { name: 'Checks: 2 to look at' })).toBeVisible();
    await page.getByText('1 dismissed').click();
    await button(
      'Show again: This stage is named after what we do, not what they do. (Sales)',
    ).click();
    expect(field('Sales', 'dismissed')).toBeUndefined();
    expect(map.coach.open).toHaveLength(3);
  });

  it('fold what is said of many places, and name a stage without a title by its number', async () => {
    const titles = ['one', 'two', 'three', 'four', 'five', 'six'];
    const untitled = titles.map((id) => ({ id, kind: 'stage', title: '' }));
    const records = smallMap(Object.fromEntries(titles.map((id) => [id, []])), untitled);
    await inspecting(null, { records });
    await expect.element(button('Add a touchpoint (Stage 4)')).toBeVisible();
    await expect.element(button('Add a touchpoint (Stage 5)')).not.toBeInTheDocument();
    await page.getByText('And 2 more').first().click();
    await expect.element(button('Add a touchpoint (Stage 6)')).toBeVisible();
  });

  it('are said at the record itself', async () => {
    const { map } = await inspecting('pay', { records: flawed() });
    await expect.element(page.getByText('Nobody comes here: no path leads to it.')).toBeVisible();
    await button('Lead a path here').click();
    expect(map.coach.of('pay')).toEqual([]);
    await expect.element(page.getByText('Nobody comes here')).not.toBeInTheDocument();
  });
});

describe('the first steps', () => {
  it('follow the map, and can be put away', async () => {
    const records = smallMap({ 'I look': ['one', 'two', 'three'] }, [
      { id: 'one', kind: 'touchpoint', momentOfTruth: 'zero' },
    ]);
    const { map, field } = await inspecting(null, { records });
    expect(map.coach.ahead).toEqual(['feel', 'hurt', 'offer', 'change']);
    await expect.element(page.getByText('Pick a face for a touchpoint')).toBeVisible();
    map.deeds.set('one', { quality: likely(6) });
    await expect.element(page.getByText('Under a touchpoint, in the lane')).toBeVisible();
    await button('Put away').click();
    await expect.element(page.getByText('First steps')).not.toBeInTheDocument();
    expect(field('map', 'dismissed')).toEqual(['firstSteps']);
  });

  it('say the next one above whatever is selected', async () => {
    const records = smallMap({ 'I look': ['one', 'two', 'three'] });
    const { map } = await inspecting('one', { records });
    await expect.element(page.getByText('Step 2 of 5:')).toBeVisible();
    await button('Put away').click();
    await expect.element(page.getByText('Step 2 of 5:')).not.toBeInTheDocument();
    map.editor.undo();
    await expect.element(page.getByText('Step 2 of 5:')).toBeVisible();
  });

  it('are not shown on a map that has taken them', async () => {
    const { map } = await inspecting(null);
    expect(map.coach.ahead).toEqual([]);
    await expect.element(page.getByText('First steps')).not.toBeInTheDocument();
  });
});
