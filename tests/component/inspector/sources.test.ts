/** Sources: written where they are needed, what rests on them, and erasing them with what came from them. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLeaving } from '#domain/commands/leaving.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { inspecting } from './inspecting.ts';

const form = page.getByRole('group', { name: 'Add a source' });

async function writeSource(title: string, sort: string) {
  await form.getByRole('textbox', { name: 'Title' }).fill(title);
  await form.getByLabelText('Sort').selectOptions(sort);
  await form.getByRole('textbox', { name: 'In their words' }).fill('Two weeks, for a parcel');
  await form.getByRole('textbox', { name: 'Link' }).fill('example.org/calls');
  await form.getByRole('textbox', { name: 'Date' }).fill('May');
}

const details = (name: string) => page.getByRole('button', { name: new RegExp(`range: ${name}`) });

it('lets a number rest on a new source written in place, in one step', async () => {
  const { map, session, field } = await inspecting('pain-late');
  await details('How often').click();
  await page.getByLabelText('Source', { exact: true }).selectOptions('A new source …');
  await writeSource('Call log', 'Support');
  await expect.element(page.getByText('Basis of a number that cites it: observed.')).toBeVisible();
  await page.getByRole('button', { name: 'Attach it' }).click();
  const source = ofKind(map.editor.records, 'source').find(({ title }) => title === 'Call log')!;
  expect(source).toMatchObject({
    ...{ sort: 'support', quote: 'Two weeks, for a parcel', date: 'May' },
    link: 'https://example.org/calls',
  });
  expect(field('pain-late', 'likelihood')).toMatchObject({
    ...{ likely: 0.3, basis: 'observed', source: source.id },
  });
  await expect.element(page.getByText('Basis by its source: observed.').first()).toBeVisible();
  expect(session.committed).toHaveLength(1);
  map.editor.undo();
  expect(field('pain-late', 'likelihood')).toMatchObject({ basis: 'guess' });
  expect(field(source.id, 'title')).toBeUndefined();
});

it('sets the basis by a source that is there, and leaves it when that is taken away', async () => {
  const { field } = await inspecting('pain-late');
  await details('How often').click();
  const choice = page.getByLabelText('Source', { exact: true });
  await choice.selectOptions('Door interviews');
  expect(field('pain-late', 'likelihood')).toMatchObject({
    ...{ basis: 'observed', source: 'source-door' },
  });
  await choice.selectOptions('None');
  expect(field('pain-late', 'likelihood')).toMatchObject({ basis: 'observed' });
  expect(field('pain-late', 'likelihood')).not.toHaveProperty('source');
});

it('attaches a source to a statement, and rests its guesses on it', async () => {
  const { map, field } = await inspecting('pain-part');
  await page.getByRole('button', { name: 'Add a source' }).click();
  await writeSource('Unboxing survey', 'Survey');
  await page.getByRole('button', { name: 'Attach it' }).click();
  const source = ofKind(map.editor.records, 'source').find(
    ({ title }) => title === 'Unboxing survey',
  )!;
  expect(source.about).toEqual(['pain-part']);
  await expect.element(page.getByText('“Two weeks, for a parcel”')).toBeVisible();
  await page.getByRole('button', { name: /^Rest \d+ guess(es)? on it/ }).click();
  expect(field('pain-part', 'likelihood')).toMatchObject({ basis: 'measured', source: source.id });
  await expect.element(page.getByRole('button', { name: /^Rest/ })).not.toBeInTheDocument();
});

it('lists what rests on a source, and moves its numbers with its sort', async () => {
  const { map, field } = await inspecting('source-door');
  map.deeds.set('pain-late', {
    likelihood: { likely: 0.4, basis: 'observed', source: 'source-door' },
  });
  await expect.element(page.getByText('How often? 40%')).toBeVisible();
  await page.getByLabelText('Sort').selectOptions('Analytics');
  expect(field('source-door', 'sort')).toBe('analytics');
  expect(field('pain-late', 'likelihood')).toMatchObject({ basis: 'measured' });
});

async function askToErase() {
  const opened = await inspecting('source-door');
  opened.map.deeds.set('pain-late', {
    ...{ likelihood: { likely: 0.4, basis: 'observed', source: 'source-door' } },
    ...{ loss: undefined, voiced: undefined, recovered: undefined, recoveryCost: undefined },
  });
  const before = opened.map.editor.records;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect
    .element(page.getByRole('dialog', { name: 'Remove “Door interviews”?' }))
    .toBeVisible();
  return { ...opened, before };
}

it('says what goes with a source before it is erased, and keeps it on Escape', async () => {
  const { map, before } = await askToErase();
  await expect.element(page.getByText('1 number returns to the default:')).toBeVisible();
  await expect.element(page.getByText('How often? 40% becomes 30%')).toBeVisible();
  await expect
    .element(page.getByText('1 finding has no other source', { exact: false }))
    .toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(map.editor.records).toEqual(before);
});

it('erases a source with its numbers, and undo brings all back', async () => {
  const { map, field, before } = await askToErase();
  await page.getByRole('button', { name: 'Remove it' }).click();
  expect(field('source-door', 'title')).toBeUndefined();
  expect(field('pain-late', 'likelihood')).toBeUndefined();
  expect(field('pain-late', 'title')).toBe('It comes late');
  map.editor.undo();
  expect(map.editor.records).toEqual(before);
});

it('removes what nothing else speaks for when it is asked to', async () => {
  const { field } = await askToErase();
  await page.getByRole('checkbox', { name: 'Remove this finding as well' }).click();
  await expect.element(page.getByText('How often? 40% becomes 30%')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Remove it' }).click();
  expect(field('pain-late', 'title')).toBeUndefined();
});

it('lets opt-outs follow an industry, with its source, until somebody says otherwise', async () => {
  const { map, field } = await inspecting(null);
  const start = map.editor.records;
  map.deeds.set('touchpoint-wait', { optOut: undefined });
  const choice = page.getByLabelText('Customers leave as in');
  await choice.selectOptions('Mobile phone, 40% a year');
  const source = ofKind(map.editor.records, 'source').find(({ leaving }) => leaving)!;
  expect(field('touchpoint-wait', 'optOut')).toMatchObject({ source: source.id, basis: 'guess' });
  expect(field('touchpoint-buy', 'optOut')).toEqual(start['touchpoint-buy']!['optOut']);
  await expect.element(page.getByText('(1/12)', { exact: false })).toBeVisible();
  const said = Object.values(start).filter(({ kind }) => kind === 'touchpoint').length - 1;
  await expect
    .element(page.getByText(`Said at ${said} of ${said + 1} touchpoints`, { exact: false }))
    .toBeVisible();
  const before = map.editor.records;
  await page.getByRole('button', { name: 'Let these follow it' }).click();
  expect(field('touchpoint-buy', 'optOut')).toMatchObject({ source: source.id });
  await expect.element(page.getByText('Said at', { exact: false })).not.toBeInTheDocument();
  map.editor.undo();
  expect(map.editor.records).toEqual(before);
  await choice.selectOptions('Our own figure');
  await page.getByRole('textbox', { name: 'Leave a year' }).fill('12');
  await userEvent.keyboard('{Enter}');
  expect(field(source.id, 'leaving')).toEqual({ perYear: 0.12 });
  await choice.selectOptions('Our assumption, 5% a stage');
  expect(field(source.id, 'title')).toBeUndefined();
  expect(field('touchpoint-wait', 'optOut')).toBeUndefined();
});

it('lets a number go its own way once somebody types another', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  map.deeds.set('touchpoint-wait', { optOut: undefined });
  const yearly = { id: 'figure', perYear: 0.4, title: 'Mobile', detail: '' };
  map.editor.commit('setLeaving', setLeaving(map.editor.records, yearly));
  await page.getByRole('textbox', { name: 'Leave anyway, in digits' }).fill('9');
  await userEvent.keyboard('{Enter}');
  expect(field('touchpoint-wait', 'optOut')).toEqual({ likely: 0.09, basis: 'guess' });
});
