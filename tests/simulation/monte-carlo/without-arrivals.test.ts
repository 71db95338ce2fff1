import { describe, expect, test } from 'vitest';
import { optionOf } from '../../../src/simulation/analysis/option.ts';
import { Desk } from '../../../src/simulation/desk.ts';
import type { SimulatedBlocks } from '../../../src/simulation/desk-questions.ts';
import { Collector, type RunReport } from '../../../src/simulation/monte-carlo/collector.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { sampleMap } from '../../support/sample-map.ts';

const rest = Object.values(sampleMap).filter(({ kind }) => kind !== 'segment');
const segment = (id: string, arrivals: number): MapRecord => ({
  id,
  kind: 'segment',
  title: id,
  order: id,
  arrivals: { likely: arrivals, basis: 'guess' },
  expectation: { likely: id === 'a1' ? 6 : 9, basis: 'guess' },
});

function run(records: MapRecords): Readonly<{ simulated: SimulatedBlocks; report: RunReport }> {
  const change = Object.fromEntries(
    Object.values(records).map((record) => [record.id, { before: null, after: record }]),
  );
  const option = optionOf(records, null);
  const task = { options: [option, option], segment: null, seed: 1, first: 0, count: 3 };
  const desk = new Desk();
  const simulated = desk.take({ id: 1, kind: 'simulate', change, task })[0] as SimulatedBlocks;
  if (simulated.status !== 'computed') throw new Error('not computed');
  const collector = new Collector();
  collector.add(simulated.sides);
  return { simulated, report: collector.report()! };
}

const blocksIn = ({ simulated }: ReturnType<typeof run>) =>
  simulated.status === 'computed'
    ? simulated.sides[0]!.map(({ segment, blocks }) => [segment, blocks.length])
    : [];

describe('a segment that nobody arrives from', () => {
  const among = run(recordsFrom([...rest, segment('a1', 500), segment('a2', 0)]));
  const alone = run(recordsFrom([...rest, segment('a1', 500)]));

  test('is not simulated, and all else is as if it were not there', () => {
    expect(blocksIn(among)).toEqual([
      ['a1', 3],
      ['a2', 0],
    ]);
    const { segments: _, ...figures } = among.report.shown;
    expect(among.report.blocks).toBe(3);
    const { segments: own, ...others } = alone.report.shown;
    expect(own).toHaveLength(1);
    expect(figures).toEqual(others);
    expect(among.report.difference).toEqual(alone.report.difference);
  });

  test('keeps its place in what is said of each segment, and brings nothing', () => {
    const [first, second] = among.report.shown.segments;
    expect(first).toEqual(alone.report.shown.segments[0]);
    expect(second).toMatchObject({ promoters: 0, multiplier: 1, equity: 0 });
  });
});

test('where nobody arrives at all, segments weigh the same and figures stay numbers', () => {
  const nobody = run(recordsFrom([...rest, segment('a1', 0), segment('a2', 0)]));
  expect(blocksIn(nobody).map(([, blocks]) => blocks)).toEqual([3, 3]);
  const { shown } = nobody.report;
  expect(shown.customers).toBe(6 * 1024);
  expect(Number.isFinite(shown.lifetimeValue.value)).toBe(true);
  expect(shown.customerEquity).toEqual({ value: 0, standardError: 0 });
});
