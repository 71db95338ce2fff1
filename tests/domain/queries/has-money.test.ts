import { expect, test } from 'vitest';
import { hasMoney } from '#domain/queries/has-money.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { templates } from '#templates/index.ts';

test('of the templates only the one of a public service has no money', async () => {
  const without: string[] = [];
  for (const { id, load } of templates) if (!hasMoney(recordsFrom(await load()))) without.push(id);
  expect(without).toEqual(['public-service']);
});

const touchpoint = { id: 'a', kind: 'touchpoint', margin: { likely: 0 } };
const changes = (field: string) => ({
  id: 's',
  kind: 'scenario',
  effects: [{ record: 'a', field, op: 'set', value: 5 }],
});
const mapWith = (...records: object[]) => recordsFrom(records as never);

test('money that a scenario brings is money, a margin of nothing is not', () => {
  const isMoney = (records: MapRecords) => hasMoney(records);
  expect(isMoney(mapWith(touchpoint))).toBe(false);
  expect(isMoney(mapWith(touchpoint, changes('quality')))).toBe(false);
  expect(isMoney(mapWith(touchpoint, changes('margin')))).toBe(true);
});

test('a purchase is money while nobody has said what it earns', () => {
  const purchase = { id: 'a', kind: 'touchpoint', purchase: true };
  expect(hasMoney(mapWith(purchase))).toBe(true);
  expect(hasMoney(mapWith({ ...purchase, margin: { likely: 0 } }))).toBe(false);
});
