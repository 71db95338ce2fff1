/** Every kind of record has a panel whose fields change that record. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordKinds } from '#domain/schema.ts';
import { inspecting, sampleWithAll } from './inspecting.ts';

const ONE_OF_EACH = {
  map: 'map',
  stage: 'stage-delivery',
  lane: 'lane-own',
  touchpoint: 'touchpoint-wait',
  path: 'path-help-row',
  painPoint: 'pain-late',
  partner: 'partner-club',
  offer: 'offer-trial',
  segment: 'segment-fit',
  solution: 'solution-date',
  scenario: 'scenario-club',
  metric: 'metric-wait',
  source: 'source-door',
  outcome: 'outcome-when',
  note: 'note-where',
} as const;

it('has an example of every kind but the placement, which shows what it places', async () => {
  const records = await sampleWithAll();
  const kinds = Object.keys(recordKinds).filter((kind) => kind !== 'placement');
  expect(Object.keys(ONE_OF_EACH).sort()).toEqual(kinds.sort());
  for (const [kind, id] of Object.entries(ONE_OF_EACH)) expect(records[id]?.kind).toBe(kind);
});

for (const [kind, id] of Object.entries(ONE_OF_EACH))
  it(`changes title and description of a ${kind}`, async () => {
    const { field } = await inspecting(id);
    const title = page.getByRole('textbox', {
      name: kind === 'path' ? 'Words on it' : 'Title',
      exact: true,
    });
    await title.fill('Another name');
    await userEvent.keyboard('{Enter}');
    await page.getByRole('textbox', { name: 'Description' }).fill('More about it');
    await userEvent.tab();
    expect(field(id, 'title')).toBe('Another name');
    expect(field(id, 'detail')).toBe('More about it');
  });

it('shows what a placement on the board stands for', async () => {
  const { map } = await inspecting('placement-pain-late');
  expect(map.board.inspected).toBe('pain-late');
  await expect
    .element(page.getByRole('textbox', { name: 'Title', exact: true }))
    .toHaveValue('It comes late');
});

it('counts what is selected where that is several things', async () => {
  const { map } = await inspecting('touchpoint-wait');
  map.board.selection.select(['touchpoint-wait', 'touchpoint-buy', 'placement-pain-late']);
  await expect.element(page.getByRole('heading', { name: '3 things are selected' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  expect(map.editor.records['touchpoint-buy']).toBeUndefined();
  await expect
    .element(page.getByRole('heading', { name: 'Rowing machine at home' }))
    .toBeInTheDocument();
});

it('sets what is chosen and what is switched', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await page.getByLabelText('Who acts').selectOptions('A partner');
  await page.getByLabelText('Moment of truth').selectOptions('Second: they use it');
  await page.getByRole('switch', { name: 'They buy here' }).click();
  expect(field('touchpoint-wait', 'actor')).toBe('partner');
  expect(field('touchpoint-wait', 'momentOfTruth')).toBe('second');
  expect(field('touchpoint-wait', 'purchase')).toBe(true);
  await page.getByLabelText('Moment of truth').selectOptions('No');
  expect(field('touchpoint-wait', 'momentOfTruth')).toBeUndefined();
});

it('moves a touchpoint to another stage, and a note to another lane', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  await page.getByLabelText('Stage', { exact: true }).selectOptions('I row');
  expect(field('touchpoint-wait', 'stage')).toBe('stage-use');
  map.board.selectRecord('note-where');
  await page.getByLabelText('Lane', { exact: true }).selectOptions('Backstage');
  expect(field('note-where', 'lane')).toBe('lane-own');
});

it('picks the colour of a partner and the face of a persona', async () => {
  const { map, field } = await inspecting('partner-club');
  await page.getByTitle('Moss').click();
  expect(field('partner-club', 'colour')).toBe('moss');
  map.board.selectRecord('segment-fit');
  await page.getByTitle('Glasses').click();
  expect(field('segment-fit', 'face')).toBe('glasses');
});

it('names the touchpoints a segment never comes to', async () => {
  const { field } = await inspecting('segment-club');
  await page.getByText('Where they come').click();
  await page.getByRole('checkbox', { name: 'I put it together' }).click();
  expect(field('segment-club', 'skips')).toEqual(['touchpoint-install']);
  await page.getByRole('checkbox', { name: 'I put it together' }).click();
  expect(field('segment-club', 'skips')).toBeUndefined();
});

it('keeps only links that are safe to open, and opens them without telling where from', async () => {
  const { field } = await inspecting('source-door');
  const link = page.getByRole('textbox', { name: 'Link' });
  await link.fill('java\tscript:alert(1)');
  await userEvent.keyboard('{Enter}');
  expect(field('source-door', 'link')).toBeUndefined();
  await expect.element(page.getByText('It was not kept', { exact: false })).toBeVisible();
  await link.fill('example.org/notes');
  await userEvent.keyboard('{Enter}');
  expect(field('source-door', 'link')).toBe('https://example.org/notes');
  const open = page.getByRole('link', { name: 'Open the link' });
  await expect.element(open).toHaveAttribute('rel', 'noopener noreferrer');
  await expect.element(open).toHaveAttribute('href', 'https://example.org/notes');
});

it('says what a source is about, from both sides', async () => {
  const { map, field } = await inspecting('source-door');
  await page.getByLabelText('Add what it is about').selectOptions('I wait for delivery');
  expect(field('source-door', 'about')).toEqual(['pain-late', 'touchpoint-wait']);
  map.board.selectRecord('touchpoint-wait');
  await page.getByRole('button', { name: 'Take Door interviews away from here' }).click();
  expect(field('source-door', 'about')).toEqual(['pain-late']);
});
