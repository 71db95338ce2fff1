/** Records may be called whatever objects inherit: no figure is lost or mixed up by it, and nothing is polluted. */
import { expect, test } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { optionTotals } from '#simulation/analysis/option-totals.ts';
import { buildModel } from '#simulation/build-model.ts';
import { solveExact } from '#simulation/exact.ts';
import { forecastMap, mapWorth, newForecastCache } from '#simulation/forecast-map.ts';
import { rememberedOf } from '#simulation/monte-carlo/remembered.ts';
import { sampleMap } from '../support/sample-map.ts';

const DRAWN = { scenario: null, segment: null };
const text = JSON.stringify(Object.values(sampleMap));

/** Everything that is told by id. */
function told(records: MapRecords) {
  const built = buildModel(records, DRAWN);
  if ('findings' in built) throw new Error('The map cannot be computed');
  const cache = newForecastCache();
  const worth = mapWorth(records, DRAWN, cache);
  let step = worth.next();
  while (!step.done) step = worth.next();
  return {
    forecast: forecastMap(records, DRAWN, cache),
    worth: step.value,
    totals: optionTotals(records, optionOf(records, null), null, {}),
    remembered: rememberedOf([{ model: built.model, seed: 1 }], 50),
    partners: solveExact(built.model).partners,
  };
}

/** Keys and values in an order that names do not decide. */
function sorted(json: string): string {
  return json
    .split(/[,{}[\]]/)
    .sort()
    .join();
}

test.each(['__proto__', 'constructor', 'toString'])('%s is a name like others', (name) => {
  // Chance is hashed from ids, so of what is simulated only the shares that sum to 1 stay the same.
  const whole = (shares: Readonly<Record<string, number>> = {}) =>
    Object.keys(shares)
      .reduce((sum, id) => sum + shares[id]!, 0)
      .toFixed(9);
  const of = ({ remembered, ...others }: ReturnType<typeof told>) =>
    JSON.stringify({ others, wholes: [whole(remembered?.peak), whole(remembered?.end)] });
  const before = sorted(of(told(sampleMap)));
  for (const kind of ['touchpoint', 'stage', 'partner', 'offer', 'painPoint'] as const) {
    const { id } = ofKind(sampleMap, kind).at(1)!;
    const records = recordsFrom(JSON.parse(text.replaceAll(`"${id}"`, `"${name}"`)) as MapRecord[]);
    const after = of(told(records)).replaceAll(`"${name}"`, `"${id}"`);
    expect(sorted(after), kind).toBe(before);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});
