/** What options bring at first order, held against what they bring when they are solved. */
import { describe, expect, it } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { firstGains, gainsOfQuality } from '#simulation/analysis/first-gains.ts';
import { changeAlong } from '#simulation/analysis/gradient-change.ts';
import { improvementsOf } from '#simulation/analysis/improvements.ts';
import { optionModels, optionTotals } from '#simulation/analysis/option-totals.ts';
import { optionOf, type Option } from '#simulation/analysis/option.ts';
import { segmentGradient } from '#simulation/analysis/segment-gradient.ts';
import { createGridCache } from '#simulation/grid-cache.ts';
import { isComputable } from '#simulation/map-models.ts';
import type { Model } from '#simulation/model.ts';
import { sampleMap } from '../../support/sample-map.ts';

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

describe('a touchpoint that goes better', () => {
  it('brings what building the map with it says, for any part of a point', () => {
    for (const { id } of ofKind(sampleMap, 'touchpoint').slice(0, 4)) {
      const better = { record: id, field: 'quality', op: 'add', value: 0.25 } as const;
      const [built] = gainsOf([{ ...base, effects: [better] }]);
      gainsOfQuality(gradients, id, 0.25).forEach((gain, at) => {
        expect(gain).toBeCloseTo(built![at]!, 9);
      });
    }
    expect(gainsOfQuality(gradients, 'nowhere', 1)).toEqual([0, 0]);
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
