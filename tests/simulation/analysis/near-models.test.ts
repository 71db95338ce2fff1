/** Models of options that differ in little are those that building all of each would give. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { improvementsOf } from '#simulation/analysis/improvements.ts';
import { NearModels } from '#simulation/analysis/near-models.ts';
import { optionModels } from '#simulation/analysis/option-totals.ts';
import { optionOf, type Option } from '#simulation/analysis/option.ts';
import { isComputable } from '#simulation/map-models.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { generatedMap } from '../../support/generated-map.ts';
import { sampleMap } from '../../support/sample-map.ts';

/** Everything one could do, and the scenarios there are. */
function optionsOf(records: MapRecords, base: Option): Option[] {
  return [
    base,
    ...ofKind(records, 'scenario').map(({ id }) => optionOf(records, id)),
    ...improvementsOf(records, base).flatMap((one) => [one.without, one.with]),
  ];
}

function expectSame(records: MapRecords, base: Option) {
  const near = new NearModels(records, base, null);
  for (const option of optionsOf(records, base))
    expect(near.of(option)).toEqual(optionModels(records, option, null));
}

it('are the same for any map, whatever its options change', () => {
  fc.assert(
    fc.property(arbitraryMap({ computable: true }), fc.boolean(), (records, isScenario) => {
      const [scenario] = isScenario ? ofKind(records, 'scenario') : [];
      expectSame(records, optionOf(records, scenario?.id ?? null));
    }),
    { numRuns: 100 },
  );
});

it('are the same where segments differ, where something was observed, and where people are held back', () => {
  const [segment] = ofKind(sampleMap, 'segment');
  const [touchpoint] = ofKind(sampleMap, 'touchpoint');
  const with_ = (...records: object[]) =>
    recordsFrom([...Object.values(sampleMap), ...(records as MapRecords[string][])]);
  const base = optionOf(sampleMap, null);
  expectSame(sampleMap, base);
  const worse = { record: touchpoint!.id, field: 'quality', op: 'add', value: -1 } as const;
  expectSame(with_({ ...segment!, effects: [worse] }), base);
  expectSame(with_({ ...segment!, switchingBarrier: { likely: 0.5, basis: 'guess' } }), base);
  const observed = { likely: 0.1, basis: 'observed' };
  expectSame(with_({ ...touchpoint!, observedDropOff: observed }), base);
});

it('are the same where an option changes where customers go, or what was observed', () => {
  const size = { stages: 1, touchpoints: 6, painPoints: 1, offers: 1, solutions: 0, notes: 0 };
  const records = recordsFrom(
    Object.values(generatedMap(size)).map((record) =>
      record.id === 'touchpoint-0-3' ? { ...record, alternativeTo: 'touchpoint-0-2' } : record,
    ),
  );
  const base = optionOf(records, null);
  const near = new NearModels(records, base, null);
  const set = (record: string, field: string, value: number): Option => ({
    ...base,
    effects: [{ record, field, op: 'set', value: { likely: value, basis: 'guess' } }],
  });
  for (const option of [
    set('touchpoint-0-3', 'entryWeight', 1),
    set('touchpoint-0-3', 'alternativeShare', 0.9),
    set('touchpoint-0-4', 'observedDropOff', 0.3),
    set('touchpoint-0-4', 'observedSatisfaction', 9),
    set('path-0-1-2', 'share', 0.1),
    set('map', 'barUp', 0.9),
  ]) {
    const built = optionModels(records, option, null);
    expect(near.of(option)).toEqual(built);
    expect(built).not.toEqual(optionModels(records, base, null));
  }
});

it('share every touchpoint that an option does not change', () => {
  const size = { stages: 2, touchpoints: 10, painPoints: 3, offers: 3, solutions: 2, notes: 0 };
  const records = generatedMap(size);
  const base = optionOf(records, null);
  const near = new NearModels(records, base, null);
  const touchpointsOf = (option: Option) => {
    const models = near.of(option);
    return isComputable(models) ? models[0]!.model.touchpoints : [];
  };
  const own = touchpointsOf(base);
  for (const { kind, without, with: done } of improvementsOf(records, base)) {
    if (kind === 'painPoint') continue; // what is removed may take others along
    const shared = touchpointsOf(done === base ? without : done).filter(
      (one, at) => one === own[at],
    );
    expect(shared.length).toBe(own.length - 1);
  }
});
