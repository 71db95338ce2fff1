/** What options bring at first order, held against what they bring when they are solved. */
import { describe, expect, it } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom } from '#domain/records.ts';
import { firstGains, SingleGains, type SingleChange } from '#simulation/analysis/first-gains.ts';
import { changeAlong } from '#simulation/analysis/gradient-change.ts';
import { BETTER_BY, improvementsOf, type Improvement } from '#simulation/analysis/improvements.ts';
import { optionModels, optionTotals } from '#simulation/analysis/option-totals.ts';
import { optionOf, type Option } from '#simulation/analysis/option.ts';
import { segmentGradient } from '#simulation/analysis/segment-gradient.ts';
import { createGridCache } from '#simulation/grid-cache.ts';
import { solveGrid, totalOf } from '#simulation/grid.ts';
import { isComputable } from '#simulation/map-models.ts';
import type { Model, ModelTouchpoint } from '#simulation/model.ts';
import { sampleMap } from '../../support/sample-map.ts';
import { aChain, aModel, rower, withTouchpoint } from '../models.ts';

const base = optionOf(sampleMap, null);
const cache = createGridCache();
const models = optionModels(sampleMap, base, null);
if (!isComputable(models)) throw new Error('not computed');
const MEASURES = ['lifetimeValue', 'experienceSum'] as const;
const gradients = MEASURES.map((measure) => ({
  measure,
  segments: models.map((part) => segmentGradient(part, measure, cache)),
}));
const gainsOf = (options: readonly Option[]) =>
  firstGains(
    models,
    gradients,
    options.map((option) => optionModels(sampleMap, option, null)),
  );

describe('gains at first order', () => {
  const improvements = improvementsOf(sampleMap, base);
  const changed = improvements.map((one) => (one.isOn ? one.without : one.with));
  const own = optionTotals(sampleMap, base, null, { cache })!;
  const exact = changed.map((option) => optionTotals(sampleMap, option, null, { cache })!);
  const first = gainsOf(changed);

  it('are near to what the options bring, whatever they change', () => {
    const kinds = new Set(improvements.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['solution', 'painPoint', 'offer', 'quality', 'promise']));
    MEASURES.forEach((measure, at) => {
      const gains = exact.map((totals) => totals[measure] - own[measure]);
      const largest = Math.max(...gains.map(Math.abs));
      gains.forEach((gain, place) => {
        expect(Math.abs(first[place]![at]! - gain)).toBeLessThan(
          0.2 * largest + 0.5 * Math.abs(gain),
        );
      });
      // What brings most is among the first.
      const order = gains.map((_, place) => place).sort((a, b) => first[b]![at]! - first[a]![at]!);
      expect(order.slice(0, 3)).toContain(gains.indexOf(Math.max(...gains)));
    });
  });

  it('are nothing for what changes nothing, and not there where nothing is left to compute', () => {
    const gone = ofKind(sampleMap, 'touchpoint').map(
      ({ id }) => ({ record: id, op: 'remove' }) as const,
    );
    const [same, empty] = gainsOf([base, { ...base, effects: gone }]);
    expect(same).toEqual([0, 0]);
    expect(empty).toBeNull();
  });
});

describe('a change of one thing', () => {
  const asChange = ({ kind, record, isOn }: Improvement): SingleChange[] => {
    if (kind === 'solution') return [];
    if (kind === 'offer') return [{ kind, record, isOn }];
    return kind === 'quality' ? [{ kind, record, points: BETTER_BY }] : [{ kind, record }];
  };

  it('brings what building the map with it says, in either direction and whoever meets it', () => {
    const [first, second] = ofKind(sampleMap, 'offer');
    const [segment] = ofKind(sampleMap, 'segment');
    const maps = [
      sampleMap,
      // An offer that is not made yet, and one that one segment does not get.
      recordsFrom([
        ...Object.values(sampleMap),
        { ...first!, off: true },
        {
          ...segment!,
          effects: [{ record: second!.id, field: 'off', op: 'set', value: true }],
        },
      ]),
    ];
    for (const records of maps) {
      const parts = optionModels(records, base, null);
      if (!isComputable(parts)) throw new Error('not computed');
      const gradients = MEASURES.map((measure) => ({
        measure,
        segments: parts.map((part) => segmentGradient(part, measure, cache)),
      }));
      const single = new SingleGains(gradients);
      let told = 0;
      for (const one of improvementsOf(records, base)) {
        const option = one.isOn ? one.without : one.with;
        const models = optionModels(records, option, null);
        const [built] = firstGains(parts, gradients, [models]);
        for (const change of asChange(one)) {
          if (change.kind === 'quality') {
            const { record } = change;
            const places = parts.flatMap(({ model }) => model.touchpoints);
            if (places.some(({ id, quality }) => id === record && quality > 9)) continue;
          }
          told += 1;
          single.of(change).forEach((gain, at) => expect(gain).toBeCloseTo(built![at]!, 9));
        }
      }
      expect(told).toBeGreaterThan(12);
    }
    expect(new SingleGains(gradients).of({ kind: 'promise', record: 'nowhere' })).toEqual([0, 0]);
  });

  it('is exact where nothing comes after it', () => {
    const withOffer = rower().touchpoints.find(({ offers }) => offers.length > 0)!;
    const [offer] = withOffer.offers;
    const [pain] = rower().touchpoints.flatMap(({ pains }) => pains);
    const touchpoints = aChain([
      { quality: 6 },
      {
        promise: 9,
        margin: 50,
        pains: [pain!],
        offers: [
          { ...offer!, rule: 'always' },
          { ...offer!, id: 'off', rule: 'afterPain', on: false },
        ],
      },
    ]);
    const model = aModel({ touchpoints });
    const last = touchpoints[1]!;
    for (const measure of MEASURES) {
      const { gradient } = segmentGradient({ segment: null, model }, measure, cache);
      const by = (change: Partial<ModelTouchpoint>) =>
        totalOf(solveGrid(withTouchpoint(model, last.id, () => change)), measure) - gradient.value;
      const [on, off] = last.offers;
      const { pains, offers, whenUnpromised } = gradient.touchpoints[1]!;
      expect(pains[0]!.whenGone).toBeCloseTo(by({ pains: [] }), 9);
      expect(whenUnpromised).toBeCloseTo(by({ promise: null }), 9);
      expect(offers[0]!.whenOff).toBeCloseTo(by({ offers: [{ ...on!, on: false }, off!] }), 9);
      expect(offers[1]!.whenOn).toBeCloseTo(by({ offers: [on!, { ...off!, on: true }] }), 9);
      expect([offers[0]!.whenOn, offers[1]!.whenOff]).toEqual([0, 0]);
      expect(Math.abs(by({ promise: null }))).toBeGreaterThan(1e-3);
    }
  });
});

describe('a pain that is gone', () => {
  const { model } = models[0]!;
  const place = model.touchpoints.findIndex(({ pains }) => pains.length > 0);
  const { gradient } = gradients[0]!.segments[0]!;
  const withPains = (pains: Model['touchpoints'][0]['pains']): Model => ({
    ...model,
    touchpoints: model.touchpoints.map((one, at) => (at === place ? { ...one, pains } : one)),
  });
  const [pain, ...others] = model.touchpoints[place]!.pains;

  it('changes the result as one that never happens', () => {
    const gone = changeAlong(gradient, model, withPains(others));
    const never = changeAlong(gradient, model, withPains([{ ...pain!, likelihood: 0 }, ...others]));
    expect(gone).toBe(never);
    expect(Math.abs(gone!)).toBeGreaterThan(1e-6);
  });

  it('is not the same as one that was not there before', () => {
    const other = { ...pain!, id: 'another' };
    expect(changeAlong(gradient, model, withPains([pain!, ...others, other]))).toBeNull();
    expect(changeAlong(gradient, model, withPains([other, pain!, ...others]))).toBeNull();
  });
});
