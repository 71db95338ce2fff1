import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { concernsOf } from '#domain/checks/index.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import type { Estimate } from '#domain/estimate.ts';
import { periodsPerYear } from '#domain/kinds/map.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import { templates } from '#templates/index.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { forecastMap, newForecastCache } from '#simulation/forecast-map.ts';
import cases from '../fixtures/simulation-cases.json' with { type: 'json' };

const FOLDER = path.join(import.meta.dirname, '../../src/templates');
const textOf = (id: string) => readFileSync(path.join(FOLDER, `${id}.json`), 'utf8');

test('every file in the folder is in the list', () => {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.json') && name !== 'summaries.json',
  );
  expect(templates.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
});

describe.each(templates)('the template $id', ({ id, scenario, load }) => {
  test('is a file of ours about which there is nothing to say', () => {
    const read = throughlineJson.read(textOf(id));
    expect(read).toMatchObject({ findings: [], version: 1 });
  });

  test('is written as we write it', () => {
    const read = throughlineJson.read(textOf(id));
    if ('refused' in read) expect.fail('refused');
    expect(throughlineJson.write(read.records, read)).toBe(textOf(id));
  });

  test('loads as a sound map', async () => {
    const list = await load();
    const records = recordsFrom(list);
    expect(Object.keys(records)).toHaveLength(list.length);
    expect(brokenInvariants(records)).toEqual([]);
  });

  test('is one that the checks find nothing against', async () => {
    expect(concernsOf(recordsFrom(await load()))).toEqual([]);
  });

  test('can be computed in every scenario and for every segment', async () => {
    const records = recordsFrom(await load());
    const scenarios = [null, ...ofKind(records, 'scenario').map((one) => one.id)];
    const segments = [null, ...ofKind(records, 'segment').map((one) => one.id)];
    expect(scenarios).toContain(scenario);
    const cache = newForecastCache();
    for (const one of scenarios)
      for (const segment of segments)
        expect(forecastMap(records, { scenario: one, segment }, cache)).toMatchObject({
          status: 'computed',
          forecast: { journey: { unfinished: 0 } },
        });
  });

  test('says what a map of ours says: purpose, promise, pain, offers, choices', async () => {
    const records = recordsFrom(await load());
    const map = ofKind(records, 'map')[0]!;
    for (const field of ['detail', 'business', 'who', 'from', 'to', 'when', 'period'] as const)
      expect(map[field], field).toBeTruthy();
    for (const kind of ['painPoint', 'offer', 'partner', 'note'] as const)
      expect(ofKind(records, kind).length, kind).toBeGreaterThan(0);
    expect(ofKind(records, 'touchpoint').some(({ promise }) => promise)).toBe(true);
    expect(ofKind(records, 'touchpoint').every(({ channel }) => channel)).toBe(true);
    expect(ofKind(records, 'solution').length).toBeGreaterThan(1);
    expect(ofKind(records, 'solution').every(({ effort }) => effort)).toBe(true);
    expect(ofKind(records, 'offer').every(({ partner, need }) => partner && need)).toBe(true);
    const voice = /\b(I|we|my|it|me)\b/i;
    for (const { title } of ofKind(records, 'stage')) expect(title).toMatch(voice);
    // Its scenarios are compared with what it is.
    expect(map.baseTitle).toBe(map.when === 'today' ? 'Today' : 'As planned');
    if (id === 'rowing-machine') return; // kept as the fixture it is tested against
    const segments = ofKind(records, 'segment');
    expect(segments.length).toBeGreaterThan(1);
    // Longer ones are cut in the bar of customers.
    for (const { title } of segments) expect(title.length, title).toBeLessThanOrEqual(14);
    const served = ofKind(records, 'outcome').flatMap(({ touchpoints = [] }) => touchpoints);
    expect(new Set(served)).toEqual(new Set(ofKind(records, 'touchpoint').map((one) => one.id)));
  });

  test('names a source for every figure that is not a guess', async () => {
    const records = recordsFrom(await load());
    const text = JSON.stringify(Object.values(records));
    const facts = [...text.matchAll(/\{[^{}]*"basis":"(?:observed|measured)"[^{}]*\}/g)];
    for (const [estimate] of facts) {
      const { source } = JSON.parse(estimate) as { source?: string };
      expect(ofKind(records, 'source').map((one) => one.id)).toContain(source);
    }
  });
});

/** Kept as numbers of its own, so that the sample cannot drift from what the engines are tested with. */
describe('the rowing machine has the numbers of fixture rower-3', async () => {
  const fixture = cases.fixtures['rower-3'];
  const records = recordsFrom(await templates.find(({ id }) => id === 'rowing-machine')!.load());
  const touchpoints = ofKind(records, 'touchpoint');
  const map = ofKind(records, 'map')[0]!;
  const likely = (record: object, field: string) =>
    (record as Record<string, Estimate | undefined>)[field]?.likely;
  const placed = (touchpoint: MapRecord, kind: string) =>
    ofKind(records, 'placement')
      .filter((placement) => placement.touchpoint === touchpoint.id)
      .map(({ item }) => records[item]!)
      .filter((item) => item.kind === kind);

  test('discount: 0.99 a visit', () => {
    const yearly = likely(map, 'discountPerYear')!;
    const perPeriod = (1 + yearly) ** (-1 / periodsPerYear[map.period!]);
    expect(Math.abs(perPeriod - fixture.discount_per_visit)).toBeLessThan(1e-12);
    for (const touchpoint of touchpoints) expect(touchpoint.duration).toBeUndefined();
  });

  test('people: 0.5 spread, everything else by default, one population', () => {
    expect(likely(map, 'spread')).toBe(fixture.psy.sigma);
    for (const field of ['barUp', 'lossAversion', 'stayingWeight', 'promiseWeight', 'brandPromise'])
      expect(likely(map, field)).toBeUndefined();
    expect(ofKind(records, 'segment')).toEqual([]);
    expect(ofKind(records, 'stage').map(({ title }) => title)).toEqual([
      ...['I get curious', 'I decide', 'I wait', 'I set it up', 'I row'],
    ]);
  });

  test.each(fixture.touchpoints.map((given, index) => ({ given, index })))(
    'touchpoint $given.name',
    ({ given, index }) => {
      const touchpoint = touchpoints[index]!;
      expect(likely(touchpoint, 'quality')).toBe(given.q);
      expect(likely(touchpoint, 'optOut')).toBe(given.exit);
      expect(likely(touchpoint, 'margin')).toBe('margin' in given ? given.margin : undefined);
      expect(likely(touchpoint, 'cost')).toBe('cost' in given ? given.cost : undefined);
      expect(likely(touchpoint, 'promise')).toBe('promise' in given ? given.promise : undefined);
      expect(touchpoint.purchase).toBe('purchase' in given ? given.purchase : undefined);
      const pains = placed(touchpoint, 'painPoint').map((pain) => ({
        prob: likely(pain, 'likelihood'),
        loss: likely(pain, 'loss'),
        voice: likely(pain, 'voiced'),
        recover: likely(pain, 'recovered'),
        rcost: likely(pain, 'recoveryCost'),
      }));
      expect(pains).toEqual(('pains' in given && given.pains) || []);
      const offers = placed(touchpoint, 'offer').map((offer) => ({
        take: likely(offer, 'takeUp'),
        base: likely(offer, 'wouldBuyAnyway'),
        our: likely(offer, 'marginWith'),
        partner: likely(offer, 'partnerMarginWith'),
        our0: likely(offer, 'marginWithout'),
        partner0: likely(offer, 'partnerMarginWithout'),
        lift: likely(offer, 'lift'),
        show: offer['rule'],
        counting: offer['counting'],
      }));
      const expected = (('offers' in given && given.offers) || []).map((offer) => ({
        ...{ our0: 0, partner0: 0, show: 'always', ...offer },
        counting: 'everyVisit',
      }));
      expect(offers).toEqual(expected);
    },
  );

  test('paths: in sequence to use, and on from there as drawn', () => {
    const names = new Map(
      touchpoints.map(({ id }, index) => [id, fixture.touchpoints[index]!.name]),
    );
    const drawn = ofKind(records, 'path').map((path) => [
      names.get(path.from),
      path.to === 'complete' ? 'COMPLETE' : names.get(path.to),
      likely(path, 'share'),
    ]);
    const inSequence = 5;
    const expected = fixture.edges.slice(inSequence);
    const sorted = (edges: readonly unknown[][]) => edges.map((edge) => edge.join()).sort();
    expect(sorted(drawn)).toEqual(sorted(expected));
    for (const [index, [from, to]] of fixture.edges.slice(0, inSequence).entries())
      expect([from, to]).toEqual(fixture.touchpoints.slice(index, index + 2).map((t) => t.name));
  });
});
