import { describe, expect, test } from 'vitest';
import { insightInto, type InsightTopic } from '../../../src/simulation/analysis/insights.ts';
import { optionOf } from '../../../src/simulation/analysis/option.ts';
import { recordsFrom } from '#domain/records.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { sampleMap } from '../../support/sample-map.ts';

const option = optionOf(sampleMap, null);
const look = <Topic extends InsightTopic>(topic: Topic) =>
  insightInto(sampleMap, { option, compared: null, segment: null, topic }, {})!;

describe('closer looks at the sample', () => {
  test('speak of every touchpoint, offer and partner there is', () => {
    const touchpoints = ofKind(sampleMap, 'touchpoint').map(({ id }) => id as string);
    const [removal] = look('removal');
    expect(removal!.says.map(({ touchpointId }) => touchpointId)).toEqual(touchpoints);
    const [parts] = look('shares');
    expect(parts!.says.map(({ id }) => id)).toEqual(touchpoints);
    const [stayers] = look('stayers');
    expect(stayers!.says.map(({ touchpointId }) => touchpointId)).toEqual(touchpoints);
    const [offers] = look('offers');
    expect(new Set(offers!.says.map(({ offerId }) => offerId))).toEqual(
      new Set(ofKind(sampleMap, 'offer').map(({ id }) => id as string)),
    );
    const partners = ofKind(sampleMap, 'offer').flatMap(({ partner }) => partner ?? []);
    const [shares] = look('partners');
    expect(new Set(shares!.says.map(({ id }) => id))).toEqual(new Set<string>(partners));
  });

  test('name the wait as the place where silent pain costs most', () => {
    const [first] = look('service')[0]!.says;
    expect(first!.touchpointId).toBe('touchpoint-wait');
    expect(first!.valueAtRisk).toBeGreaterThan(0);
  });

  test('find what moves both ends of satisfaction', () => {
    const drivers = look('boxes')[0]!.says;
    expect(drivers.some(({ topBox }) => topBox > 0)).toBe(true);
    expect(drivers.some(({ bottomBox }) => bottomBox < 0)).toBe(true);
  });

  test('say nothing of a map that cannot be computed', () => {
    const empty = recordsFrom([{ id: 'm', kind: 'map', title: 'Empty' }]);
    const option = { solutions: [], effects: [] };
    const question = { option, compared: null, segment: null, topic: 'negative' } as const;
    expect(insightInto(empty, question, {})).toBeNull();
  });

  test('hold a scenario against nothing, or against the map as drawn', () => {
    const question = { option, segment: null, topic: 'returns' } as const;
    expect(insightInto(sampleMap, { ...question, compared: null }, {})).toEqual([]);
    const compared = optionOf(sampleMap, 'scenario-fix-the-wait');
    const [one] = insightInto(sampleMap, { ...question, compared }, {})!;
    expect(one!.says[0]!.returnOnCustomer).toBeLessThan(0);
  });

  test('followers who take note are people reached', () => {
    const segment = { id: 'g', kind: 'segment', title: 'Rowers', order: 'a0' };
    const followers = { likely: 300, basis: 'guess' };
    const reached = (fields: object) => {
      const records = recordsFrom([...Object.values(sampleMap), { ...segment, ...fields }]);
      const question = { option, compared: null, segment: null, topic: 'referral' } as const;
      return insightInto(records, question, {})![0]!.says[0]!.reached;
    };
    expect(reached({})).toBe(5);
    expect(reached({ followers })).toBe(8);
    expect(reached({ followers, followersReached: { likely: 0.1, basis: 'guess' } })).toBe(35);
  });
});
