import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { optionOf } from '#simulation/analysis/option.ts';
import { Calculations, countOf } from '#state/calculations.svelte.ts';
import { Explanation } from '#state/explanation.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere } from '../support/desk-here.ts';
import { sampleMap } from '../support/sample-map.ts';
import { smallMap } from '../support/small-map.ts';

const guess = (likely: number) => ({ likely, basis: 'guess' });
const value = { figure: 'lifetimeValue', place: null } as const;
const stage = { figure: 'valueToUs', place: 'stage-use' } as const;
const touchpoint = { figure: 'valueToUs', place: 'touchpoint-row' } as const;

describe('the way through calculations', () => {
  test('leads on, back to where one came from, and out', () => {
    const explanation = new Explanation();
    expect(explanation.isOpen).toBe(false);
    explanation.open(value);
    explanation.follow(stage);
    explanation.follow(touchpoint);
    expect(explanation.shown).toEqual(touchpoint);
    expect(explanation.before).toEqual(stage);
    explanation.back();
    expect(explanation.shown).toEqual(stage);
    explanation.back();
    explanation.back();
    expect(explanation.isOpen).toBe(false);
  });

  test('to a figure seen before goes back to it', () => {
    const explanation = new Explanation();
    explanation.open(value);
    explanation.follow(stage);
    explanation.follow({ ...value });
    expect(explanation.shown).toEqual(value);
    expect(explanation.before).toBeNull();
  });

  test('stays beside the metric, or in what is compared, where it began', () => {
    const explanation = new Explanation();
    explanation.open({ ...value, metric: 'churn' });
    explanation.follow(stage);
    expect(explanation.shown).toEqual({ ...stage, metric: 'churn' });
    explanation.follow({ ...value });
    expect(explanation.before).toBeNull();
    explanation.open({ ...value, isCompared: true });
    explanation.follow(stage);
    expect(explanation.shown).toEqual({ ...stage, isCompared: true });
    explanation.open(value);
    explanation.follow({ ...value, metric: 'churn' });
    expect(explanation.before).toEqual(value);
  });

  test('what the map rests on takes the place of a figure', () => {
    const explanation = new Explanation();
    explanation.open(value);
    explanation.openInputs();
    expect(explanation.isOpen).toBe(true);
    expect(explanation.shown).toBeNull();
    explanation.back();
    expect(explanation.isOpen).toBe(false);
  });
});

describe('calculations', () => {
  let close: () => void = () => undefined;
  afterEach(() => close());

  function start() {
    const pool = new WorkerPool(desksHere().start, 1);
    const run = { report: null, seed: 1 };
    const calculations = new Calculations(pool, run, 0);
    close = () => {
      calculations.close();
      pool.close();
    };
    const ask = (records: typeof sampleMap) =>
      calculations.follow({ records, segment: null, shown: optionOf(records, null) });
    return { calculations, ask };
  }

  test('count the inputs while somebody looks, and follow the map', async () => {
    const { calculations, ask } = start();
    ask(sampleMap);
    const stop = calculations.watch();
    await vi.waitFor(() => expect(calculations.count).not.toBeNull());
    const before = calculations.count!;
    expect(before.assumed).toBeGreaterThan(0);
    const advert = sampleMap['touchpoint-advert']!;
    ask({ ...sampleMap, [advert.id]: { ...advert, margin: { likely: 1, basis: 'measured' } } });
    await vi.waitFor(() => expect(calculations.count!.assumed).toBe(before.assumed - 1));
    expect(calculations.count!.all).toBe(before.all);
    stop();
  });

  test('answer the figure that is asked for, and the next one', async () => {
    const { calculations, ask } = start();
    ask(sampleMap);
    const stop = calculations.watch();
    calculations.ask(value);
    await vi.waitFor(() => expect(calculations.shown?.figure).toBe('lifetimeValue'));
    expect(calculations.shown!.result.value).toBeCloseTo(163.16, 1);
    calculations.ask(stage);
    await vi.waitFor(() => expect(calculations.shown).toMatchObject(stage));
    flushSync();
    expect(calculations.isStale).toBe(false);
    expect(countOf(calculations.shown!.inputs).all).toBeLessThanOrEqual(calculations.count!.all);
    stop();
  });

  test('beside a metric it is the map as drawn and its segment, whatever is shown, and follows them', async () => {
    const segment = (id: string) => ({ id, kind: 'segment', title: id, order: id });
    const metric = { id: 'm', kind: 'metric', title: '', measures: 'churn', segment: 'few' };
    const effect = { record: 'a', field: 'optOut', op: 'set', value: guess(0.3) };
    const records = smallMap({ first: ['a'] }, [
      { id: 'a', kind: 'touchpoint', optOut: guess(0.1) },
      {
        id: 'all',
        kind: 'scenario',
        title: '',
        order: 'a0',
        effects: [{ ...effect, value: guess(0.9) }],
      },
      segment('many'),
      { ...segment('few'), effects: [effect] },
      metric,
    ]);
    const { calculations } = start();
    const shown = optionOf(records, 'all');
    const stop = calculations.watch();
    calculations.follow({ records, segment: 'many', shown });
    const churn = { figure: 'churn', place: null } as const;
    const value = () => calculations.shown?.result.value;
    calculations.ask(churn);
    await vi.waitFor(() => expect(value()).toBeCloseTo(0.9, 9));
    const rests = calculations.inputs;
    calculations.ask({ ...churn, metric: 'm' });
    await vi.waitFor(() => expect(value()).toBeCloseTo(0.3, 9));
    expect(calculations.inputs).toEqual(rests);
    const next = { ...records, m: { ...metric, segment: 'many' } };
    calculations.follow({ records: next, segment: 'many', shown: optionOf(next, 'all') });
    await vi.waitFor(() => expect(value()).toBeCloseTo(0.1, 9));
    calculations.ask({ figure: 'rating', place: null, metric: 'm' });
    await vi.waitFor(() => expect(calculations.shown?.result.error).toBeGreaterThan(0));
    stop();
  });
});
