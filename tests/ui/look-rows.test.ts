import { describe, expect, test } from 'vitest';
import { recordsFrom, type MapRecords, type RecordId } from '#domain/records.ts';
import { insightInto, type Insight, type InsightTopic } from '#simulation/analysis/insights.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { LOOK_GROUPS } from '#state/insights.svelte.ts';
import { looks } from '#ui/messages/looks.ts';
import { lookAnswer } from '#ui/results/look-rows.ts';
import { lookWants, offersMoney } from '#ui/results/look-wants.ts';
import { completeMap } from '../support/complete-map.ts';
import { sampleMap } from '../support/sample-map.ts';

const topics = Object.keys(looks.topics) as InsightTopic[];
const terms = { money: '€', period: 'month' };
const WAIT_FIXED = 'scenario-fix-the-wait' as RecordId;
/** The sample with a wait that costs more than all that follows it brings, and every number a look can use. */
const wait = sampleMap['touchpoint-wait']!;
const costly = {
  ...completeMap,
  [wait.id]: { ...wait, cost: { likely: 1000, basis: 'guess' } },
} as typeof sampleMap;

function insight<Topic extends InsightTopic>(
  topic: Topic,
  records: MapRecords = sampleMap,
): Insight<Topic> {
  const option = optionOf(records, WAIT_FIXED);
  const compared = optionOf(records, null);
  return insightInto(records, { option, compared, segment: null, topic }, {})!;
}
const answer = <Topic extends InsightTopic>(topic: Topic, records: MapRecords = sampleMap) =>
  lookAnswer(topic, insight(topic, records), records, terms);
const lens = { segment: null, scenario: null, compared: undefined, hasMoney: true };

describe('closer looks as tables', () => {
  test('every topic stands in one group', () => {
    expect(Object.values(LOOK_GROUPS).flat().sort()).toEqual([...topics].sort());
  });

  test.each(topics)('%s: every row fills every column', (topic) => {
    const { table, says, charts } = answer(topic, costly);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    const cells = [...table.columns, ...table.rows.flat(), ...says];
    for (const cell of cells) expect(cell).not.toMatch(/NaN|undefined|Infinity|^$/);
    const numbers = charts.flatMap(({ series }) => series.flatMap(({ values }) => values));
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  test.each(topics)('%s: a map without segments or outcomes is answered too', (topic) => {
    const { table } = answer(topic);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    if (table.rows.length === 0) {
      const { lacks } = lookWants(topic, sampleMap, lens);
      expect(lacks !== null || topic === 'negative').toBe(true);
    }
  });

  test('say which offer pays from which take-up on, by its title', () => {
    const { rows } = answer('offers').table;
    const clothes = rows.find(([offer]) => offer === 'Rowing clothes')!;
    expect(clothes[1]).toMatch(/^\+/);
    expect(clothes[3]).toMatch(/from|any/);
  });

  test('a take-up that reads as nothing is no limit', () => {
    const [part] = insight('offers');
    const says = part!.says.map((offer) => ({
      ...offer,
      pays: 'from' as const,
      breakEven: 0.0004,
    }));
    const { rows } = lookAnswer('offers', [{ ...part!, says }], sampleMap, terms).table;
    for (const row of rows) expect(row[3]).toBe('at any take-up');
  });

  test('say whose a row is where there are several segments', () => {
    const [one] = insight('stayers');
    const ids = ['a', 'b'] as unknown as readonly RecordId[];
    const twice = ids.map((segment) => ({ ...one!, segment }));
    const segments = ids.map((id) => [id, { id, kind: 'segment', title: `Segment ${id}` }]);
    const records = { ...sampleMap, ...Object.fromEntries(segments) } as typeof sampleMap;
    const names = lookAnswer('stayers', twice, records, terms).table.rows.map(([name]) => name!);
    expect(names.filter((name) => name.endsWith('Segment a'))).not.toHaveLength(0);
    expect(names.filter((name) => name.endsWith('Segment b'))).not.toHaveLength(0);
  });

  test('money and periods stand in the headings', () => {
    for (const topic of topics) {
      const columns = looks.topics[topic].columns({ money: 'CHF', period: 'week' }).join(' ');
      expect(columns).not.toMatch(/month|€/);
    }
    expect(answer('service').table.columns).toContain('Together, € per month');
  });

  test('conventions keep their order, and the first is the value of the map', () => {
    const { rows } = answer('timing').table;
    expect(rows.map(([name]) => name)).toEqual(Object.values(looks.timing.rows));
  });

  test('a curve whose peak lies ahead is called a guess', () => {
    const seen = [840, 1470, 2110, 4000, 7590, 10950];
    const early = withSegment({ arrivalsSoFar: seen });
    expect(answer('arrivals', early).says).toContain(looks.arrivals.early);
    const all = [...seen, 10530, 9470, 7790, 5890];
    const { says, table } = answer('arrivals', withSegment({ arrivalsSoFar: all }));
    expect(says).not.toContain(looks.arrivals.early);
    expect(says[0]).toBe('About 68,000 will come in all, most of them around month 7.1.');
    expect(table.rows[0]!.slice(0, 2)).toEqual(['1', '840']);
    expect(table.rows.at(-1)![1]).toBe('–');
    expect(answer('arrivals', withSegment({ arrivalsSoFar: [3, 4] })).says).toEqual([
      looks.arrivals.noFit,
    ]);
  });
});

describe('what a closer look still needs', () => {
  test('is a segment where there is none, and then its numbers', () => {
    expect(lookWants('budget', sampleMap, lens)).toMatchObject({
      lacks: 'segment',
      fields: ['shareOfBudget'],
    });
    const { lacks, numbers } = lookWants('spending', withSegment({ prospects: said(5000) }), lens);
    expect(lacks).toBeNull();
    expect(numbers.map(({ field }) => field)).toEqual(['acquisitionCost', 'retentionCost']);
  });

  test('is money where nothing is earned and the map has what the look is about', () => {
    const bare = { ...lens, hasMoney: false };
    expect(lookWants('offers', sampleMap, bare).lacks).toBe('money');
    expect(lookWants('timing', sampleMap, bare).lacks).toBe('money');
    expect(lookWants('service', sampleMap, bare).lacks).toBeNull();
    expect(lookWants('budget', sampleMap, bare).lacks).toBe('segment');
    const noOffer = recordsFrom(Object.values(sampleMap).filter(({ kind }) => kind !== 'offer'));
    expect(lookWants('offers', noOffer, bare).lacks).toBeNull();
    expect(offersMoney(sampleMap)).toBe(true);
    expect(offersMoney(noOffer)).toBe(false);
  });

  test('is nothing for whom to look after: without money it goes by the unvoiced cases', () => {
    const [part] = insight('service');
    const says = part!.says.map((one) => ({ ...one, valuePerPain: 0, valueAtRisk: 0 }));
    const { rows } = lookAnswer('service', [{ ...part!, says }], sampleMap, terms).table;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.slice(2)).toEqual(['–', '–']);
  });

  test('is asked only of the segment that is seen', () => {
    const records = { ...withSegment({}), ...withSegment({}, 'other') };
    const seen = { ...lens, segment: 'other' as RecordId };
    expect(lookWants('budget', records, lens).numbers).toHaveLength(2);
    expect(lookWants('budget', records, seen).numbers).toEqual([
      { record: 'other', field: 'shareOfBudget' },
    ]);
  });

  test('is the cost of the solutions that only one scenario has', () => {
    expect(lookWants('returns', sampleMap, lens).lacks).toBe('comparison');
    const compared = { ...lens, compared: WAIT_FIXED };
    expect(lookWants('returns', sampleMap, compared).numbers).toEqual([
      { record: 'solution-date', field: 'cost' },
      { record: 'solution-on-time', field: 'cost' },
    ]);
    const same = { ...lens, scenario: WAIT_FIXED, compared: WAIT_FIXED };
    expect(lookWants('returns', sampleMap, same).numbers).toEqual([]);
  });

  test('is the satisfaction with an outcome only where no touchpoint serves it', () => {
    const alone = recordsFrom([{ id: 'o', kind: 'outcome', title: 'Fit' }]);
    expect(lookWants('opportunities', alone, lens).numbers.map(({ field }) => field)).toEqual([
      'importance',
      'satisfaction',
    ]);
    const served = recordsFrom([
      { id: 'o', kind: 'outcome', title: 'Fit', touchpoints: [wait.id] },
    ]);
    expect(lookWants('opportunities', served, lens).numbers.map(({ field }) => field)).toEqual([
      'importance',
    ]);
    expect(lookWants('kano', sampleMap, lens).lacks).toBe('outcome');
  });
});

function said(likely: number) {
  return { likely, basis: 'guess' };
}

function withSegment(fields: Readonly<Record<string, unknown>>, id = 'segment'): MapRecords {
  const segment = { id, kind: 'segment', title: 'Rowers', order: 'a0', ...fields };
  return { ...sampleMap, [id]: segment };
}
