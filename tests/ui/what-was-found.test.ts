import { beforeAll, expect, it } from 'vitest';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import type { Input } from '#state/calculations.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { templates } from '#templates/index.ts';
import { whatWasFound } from '#ui/print/what-was-found.ts';

let records: MapRecords;
beforeAll(async () => {
  records = recordsFrom(await templates.find(({ id }) => id === 'delayed-flight')!.load());
});

const mapWith = (more: object[] = []) => {
  const shown = { ...records, ...recordsFrom(more as never) };
  return { lens: { effective: shown }, editor: { shown }, analysis: null, currency: 'EUR' };
};
const found = (inputs: readonly Partial<Input>[], more?: object[]) =>
  whatWasFound(mapWith(more) as unknown as OpenMap, inputs as readonly Input[]);
const late = () => Object.values(records).find(({ title }) => title === 'We hear of it too late')!;
const voiced = (basis: string) => ({
  ...{ record: late().id, field: 'voiced', segment: null, basis },
  ...{ likely: 0.05, low: 0.04, high: 0.07 },
});

it('names what was observed with the one segment that says it and its source', () => {
  const [line, ...others] = found([voiced('observed'), voiced('guess')] as never);
  expect(line).toMatch(
    /^We hear of it too late: Do they tell us\? 5%, in Weekly flyer \(Goodman, TARP/,
  );
  expect(others).toEqual([]);
});

it('lists metrics, also where the model says nothing of them yet', () => {
  const value = { likely: 0.2, basis: 'measured', low: 0.18, high: 0.22 };
  const metric = { id: 'm', kind: 'metric', measures: 'conversion', value };
  expect(found([], [metric])).toEqual(['Conversion, whole journey: 20.0%, 18.0% to 22.0%']);
  expect(found([])).toEqual([]);
});
