/** What stands at a touchpoint, where customers go next, and what the map holds: all by keyboard. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom } from '#domain/queries/paths-from.ts';
import { placementsAt } from '#domain/queries/placements-at.ts';
import { inspecting } from './inspecting.ts';

it('adds pain points by typing, places one that is there, and takes one away', async () => {
  const { map } = await inspecting('touchpoint-wait');
  const at = () =>
    placementsAt(map.editor.records, 'touchpoint-wait', 'painPoint').map(({ item }) => item.title);
  await page.getByRole('textbox', { name: 'What goes wrong here?' }).click();
  await userEvent.keyboard('Nobody calls{Enter}The box is wet{Enter}');
  expect(at()).toEqual(['It comes late', 'Nobody calls', 'The box is wet']);
  await page.getByLabelText('Use existing').first().selectOptions('Part missing');
  expect(at()).toContain('Part missing');
  await page.getByRole('button', { name: 'Take Part missing away from here' }).click();
  expect(at()).not.toContain('Part missing');
  expect(map.editor.records['pain-part']).toBeDefined();
});

it('switches offers and solutions at a touchpoint', async () => {
  const { map } = await inspecting('touchpoint-row');
  await page.getByRole('switch', { name: 'Offer Club trial' }).click();
  expect(map.deeds.isOfferOn('offer-trial')).toBe(false);
  await page.getByRole('switch', { name: 'Solution Row coach' }).click();
  expect(map.deeds.isSolutionOn('solution-coach')).toBe(true);
});

it('draws, leads elsewhere, weighs and removes paths', async () => {
  const { map } = await inspecting('touchpoint-row');
  const paths = () => pathsFrom(map.editor.records, 'touchpoint-row');
  const share = (to: string) => paths().find((path) => path.to === to)?.share?.likely;
  await page.getByRole('textbox', { name: 'Share who go to I row at home, in digits' }).fill('40');
  await userEvent.keyboard('{Enter}');
  expect(share('touchpoint-row')).toBeCloseTo(0.4, 9);
  expect(share('touchpoint-help')).toBeCloseTo(0.3, 9);
  await page.getByRole('button', { name: 'Remove the way to I tell a friend' }).click();
  expect(paths()).toHaveLength(3);
  expect(paths().reduce((sum, path) => sum + path.share!.likely, 0)).toBeCloseTo(1, 9);
  await page.getByLabelText('Add a way to').selectOptions('I buy the rower');
  expect(paths().map((path) => path.to)).toContain('touchpoint-buy');
  expect(map.board.inspected).toBe('touchpoint-row');
  const way = paths().findIndex((path) => path.to === 'touchpoint-buy') + 1;
  await page.getByLabelText(`Way ${way} leads to`).selectOptions('I see an advert');
  expect(paths().map((path) => path.to)).toContain('touchpoint-advert');
});

it('says where customers go while no path is drawn', async () => {
  await inspecting('touchpoint-wait');
  await expect
    .element(page.getByText('On to I put it together, the next in order.', { exact: false }))
    .toBeVisible();
});

it('hides, moves and adds lanes', async () => {
  const { map, field } = await inspecting(null);
  const order = () => ofKind(map.editor.records, 'lane').map((lane) => lane.id);
  await page.getByRole('switch', { name: 'Show Solutions' }).click();
  expect(field('lane-solutions', 'hidden')).toBe(true);
  await page.getByRole('switch', { name: 'Show Solutions' }).click();
  expect(field('lane-solutions', 'hidden')).toBeUndefined();
  const before = order();
  await page.getByRole('button', { name: 'Move Offers up' }).click();
  expect(order().indexOf('lane-offers')).toBe(before.indexOf('lane-offers') - 1);
  await page.getByRole('button', { name: 'Add a lane of your own' }).click();
  expect(order()).toHaveLength(before.length + 1);
  expect(map.editor.records[order().at(-1)!]).toMatchObject({ sort: 'text' });
});

for (const [kind, heading, button] of [
  ['partner', 'Partners', 'Add a partner'],
  ['segment', 'Segments', 'Add a segment'],
  ['scenario', 'Scenarios', 'Add a scenario'],
  ['source', 'Sources', 'Add a source'],
  ['metric', 'Metrics', 'Add a metric'],
  ['outcome', 'Outcomes', 'Add an outcome'],
] as const)
  it(`adds a ${kind}, whose title is typed at once, and goes back to the map`, async () => {
    const { map } = await inspecting(null);
    await page.getByText(heading, { exact: true }).click();
    await page.getByRole('button', { name: button }).click();
    await expect.element(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveFocus();
    await userEvent.keyboard('Something new{Enter}');
    const titles = ofKind(map.editor.records, kind).map((record) => record.title);
    expect(titles).toContain('Something new');
    await page.getByRole('button', { name: 'Back to the map' }).click();
    expect(map.board.inspected).toBeNull();
  });

it('opens what is listed and goes back to where it was listed', async () => {
  const { map } = await inspecting('touchpoint-wait');
  await page.getByRole('button', { name: 'Open It comes late' }).click();
  expect(map.board.inspected).toBe('pain-late');
  await expect.element(page.getByRole('heading', { name: 'It comes late' })).toHaveFocus();
  await page.getByRole('button', { name: 'Back to I wait for delivery' }).click();
  expect(map.board.inspected).toBe('touchpoint-wait');
});

it('keeps the place of the keyboard when a row goes', async () => {
  await inspecting('touchpoint-wait');
  const remove = page.getByRole('button', { name: 'Take Honest date away from here' });
  (remove.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(remove).not.toBeInTheDocument();
  await expect
    .poll(
      () => document.activeElement?.closest('aside') !== null && document.activeElement?.tagName,
    )
    .not.toBe('BODY');
});

it('removes and duplicates what is shown', async () => {
  const { map } = await inspecting('pain-late');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  expect(ofKind(map.editor.records, 'painPoint')).toHaveLength(4);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  expect(ofKind(map.editor.records, 'painPoint')).toHaveLength(3);
});

it('makes a new partner for an offer in one deed', async () => {
  const { map, field } = await inspecting('offer-trial');
  await page.getByLabelText('From', { exact: true }).selectOptions('A new partner …');
  await expect.element(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveFocus();
  await userEvent.keyboard('Rowing school{Enter}');
  const partner = map.editor.records[field('offer-trial', 'partner') as string];
  expect(partner?.['title']).toBe('Rowing school');
  map.editor.undo();
  map.editor.undo();
  expect(field('offer-trial', 'partner')).toBe('partner-club');
  expect(ofKind(map.editor.records, 'partner')).toHaveLength(3);
});
