import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/simulation/forecast.ts';
import { COMPLETE } from '../../src/simulation/model.ts';
import { expectClose } from './close-to.ts';
import { aChain, aModel, COARSE, randomModel, rower } from './models.ts';

describe('the forecast of the rowing machine', () => {
  const result = forecast(rower());

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('splits value before, at and after the purchase', () => {
    const { beforePurchase, inExchange, inUse, lifetimeValue, partnerTotal, experienceSum } =
      result.journey;
    const { ad, shop, buy } = result.touchpoints;
    expectClose(beforePurchase.ours, ad!.value.ours + shop!.value.ours, 1e-12);
    expect(inExchange).toEqual(buy!.value);
    expectClose(beforePurchase.ours + inExchange.ours + inUse.ours, lifetimeValue, 1e-12);
    expectClose(inExchange.partners + inUse.partners, partnerTotal, 1e-12);
    expectClose(
      beforePurchase.customer + inExchange.customer + inUse.customer,
      experienceSum,
      1e-12,
    );
  });

  test('adds stages up to the journey', () => {
    expect(result.stageOrder[0]).toBe('interested');
    const last = result.stages[result.stageOrder.at(-1)!]!;
    expectClose(last.runningLifetimeValue, result.journey.lifetimeValue, 1e-12);
    const first = result.stages['interested']!;
    expectClose(first.dropOff, 1 - result.touchpoints['buy']!.visits, 1e-12);
    expectClose(first.runningLifetimeValue, first.value.ours, 1e-12);
  });

  test('holds promises against delivery where they are made', () => {
    const wait = result.touchpoints['wait']!;
    expectClose(wait.quality, 6.5 - 0.3 * 0.85 * 3, 1e-9);
    expectClose(wait.promiseGap, wait.quality! - 8.5, 1e-12);
    expect(result.touchpoints['use']!.promiseGap).toBeNull();
    expectClose(result.stages['awaiting delivery']!.brandPromiseGap, wait.quality! - 7.5, 1e-12);
    expectClose(wait.reference, 0.5 * wait.expectation! + 0.5 * 8.5, 1e-9);
  });

  test('shows customers once on every path', () => {
    const leaving = (from: string) =>
      result.paths.filter((path) => path.from === from).reduce((sum, { flow }) => sum + flow, 0);
    for (const { id, visits, exits } of Object.values(result.touchpoints)) {
      expectClose(leaving(id), visits - exits, 1e-9);
    }
    const ends = result.paths.filter(({ to }) => to === null);
    expect(ends.map(({ from }) => from)).toEqual(['use']);
    expectClose(ends[0]!.flow, result.journey.completion, 1e-9);
  });

  test('says how often offers are shown and taken', () => {
    const { visits } = result.touchpoints['support']!;
    const support = result.offers['support offer']!;
    expectClose(support.shown, visits * 0.25 * 0.85, 1e-9);
    expectClose(support.ours, support.taken > 0 ? -0.1 : 0, 0.05);
    expect(support.taken).toBeLessThan(0.4 * support.shown);
    expect(support.takenWithout).toBe(0);
    const total = Object.values(result.offers).reduce((sum, { partner }) => sum + partner, 0);
    expectClose(total, result.journey.partnerTotal, 1e-12);
  });
});

describe('touchpoints nobody comes to', () => {
  const [first, second] = aChain([{ stage: 'one' }, { stage: 'two' }]);
  const cut = aModel({
    touchpoints: [{ ...first!, next: [{ to: COMPLETE, share: 1 }] }, second!],
    stages: ['one', 'two', 'empty'],
  });
  const { touchpoints, stages } = forecast(cut);

  test('have no means and no rates', () => {
    const unvisited = touchpoints['t1']!;
    expect(unvisited.visits).toBe(0);
    expect(unvisited.reach).toBe(0);
    for (const key of [
      'quality',
      'expectation',
      'gap',
      'felt',
      'satisfaction',
      'topBox',
      'bottomBox',
      'dropOff',
      'valueToGo',
    ] as const) {
      expect(unvisited[key]).toBeNull();
    }
  });

  test('nor has their stage, nor one without touchpoints', () => {
    for (const id of ['two', 'empty']) {
      expect(stages[id]!.reach).toBe(0);
      expect(stages[id]!.satisfaction).toBeNull();
      expect(stages[id]!.dropOff).toBeNull();
      expect(stages[id]!.customerValueAdded).toBeNull();
    }
  });
});

test('satisfaction on the edge of a box counts on the right side of it', () => {
  const at = (satisfaction: number) =>
    forecast(
      aModel({
        touchpoints: aChain([{ quality: satisfaction }]),
        expectation: satisfaction,
      }),
    ).touchpoints['t0']!;
  expect([at(9).topBox, at(8.9).topBox]).toEqual([1, 0]);
  expect([at(6.5).bottomBox, at(6.4).bottomBox]).toEqual([0, 1]);
});

test('in any journey stages, journey and touchpoints tell the same story', () => {
  fc.assert(
    fc.property(randomModel(), (model) => {
      const { touchpoints, stages, journey } = forecast(model, { ...COARSE, importance: false });
      const each = Object.values(touchpoints);
      const sum = (value: (one: (typeof each)[number]) => number) =>
        each.reduce((total, one) => total + value(one), 0);
      const stageSum = (value: (one: (typeof stages)[string]) => number) =>
        Object.values(stages).reduce((total, one) => total + value(one), 0);
      expectClose(
        stageSum((one) => one.value.ours),
        journey.lifetimeValue,
        1e-9,
      );
      expectClose(
        stageSum((one) => one.visits),
        journey.visits,
        1e-9,
      );
      expectClose(
        sum(({ visits, felt }) => visits * (felt ?? 0)),
        journey.experienceSum,
        1e-9,
      );
      expectClose(
        sum(({ visits, satisfaction }) => visits * (satisfaction ?? 0)),
        (journey.satisfaction ?? 0) * journey.visits,
        1e-9,
      );
      for (const [partner, amount] of Object.entries(journey.partners)) {
        expectClose(
          sum(({ partners }) => partners[partner] ?? 0),
          amount,
          1e-9,
        );
      }
    }),
  );
});
