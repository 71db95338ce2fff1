import { describe, expect, test } from 'vitest';
import { insightInto, type InsightTopic } from '#simulation/analysis/insights.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { looks } from '#ui/messages/looks.ts';
import { lookTable } from '#ui/results/look-rows.ts';
import { sampleMap } from '../support/sample-map.ts';

const topics = Object.keys(looks.topics) as InsightTopic[];
/** The sample with a wait that costs more than all that follows it brings. */
const wait = sampleMap['touchpoint-wait']!;
const costly = {
  ...sampleMap,
  [wait.id]: { ...wait, cost: { likely: 1000, basis: 'guess' } },
} as typeof sampleMap;
const insight = <Topic extends InsightTopic>(topic: Topic, records = sampleMap) =>
  insightInto(records, optionOf(records, null), null, topic, {})!;

describe('closer looks as tables', () => {
  test.each(topics)('%s: every row fills every column', (topic) => {
    const table = lookTable(topic, insight(topic, costly), costly);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length);
      for (const cell of row) expect(cell).not.toMatch(/NaN|undefined|Infinity|^$/);
    }
  });

  test('say which offer pays from which take-up on, by its title', () => {
    const { rows } = lookTable('offers', insight('offers'), sampleMap);
    const clothes = rows.find(([offer]) => offer === 'Rowing clothes')!;
    expect(clothes[1]).toMatch(/^\+/);
    expect(clothes[3]).toMatch(/from|any/);
  });

  test('say whose a row is where there are several segments', () => {
    const [one] = insight('stayers');
    const twice = ['a', 'b'].map((segment) => ({ ...one!, segment: segment }));
    const segments = ['a', 'b'].map((id) => [id, { id, kind: 'segment', title: `Segment ${id}` }]);
    const records = { ...sampleMap, ...Object.fromEntries(segments) } as typeof sampleMap;
    const names = lookTable('stayers', twice, records).rows.map(([name]) => name!);
    expect(names.filter((name) => name.endsWith('Segment a'))).not.toHaveLength(0);
    expect(names.filter((name) => name.endsWith('Segment b'))).not.toHaveLength(0);
  });
});
