import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPLETE } from '#domain/kinds/path.ts';
import { isAssumption } from '#domain/fields.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords, type RecordId } from '#domain/records.ts';
import type { Calculation } from '../../../src/simulation/explain/calculation.ts';
import { explain } from '../../../src/simulation/explain/explain.ts';
import { figureIds, type FigureId } from '../../../src/simulation/explain/figure-ids.ts';
import { FIGURES, SIMULATED, type Scope } from '../../../src/simulation/explain/figures.ts';
import { allInputs } from '../../../src/simulation/explain/inputs.ts';
import { sceneOf, type Scene, type ScenePart } from '../../../src/simulation/explain/scene.ts';
import { forecastMap, mapWorth, newForecastCache } from '../../../src/simulation/forecast-map.ts';
import { isComputable, modelsOf } from '../../../src/simulation/map-models.ts';
import { summarise } from '../../../src/simulation/monte-carlo/summary.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { runnerFor } from '../../../src/simulation/monte-carlo/runner.ts';
import type { Forecast } from '../../../src/simulation/results.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { sampleMap } from '../../support/sample-map.ts';
import { expectSame, expectToAddUp } from './adding-up.ts';

const lens = (scenario: RecordId | null = null) => ({ scenario, segment: null });
const seedOf = ({ segment }: Pick<ScenePart, 'segment'>) => (segment ?? '').length + 7;

function sceneFor(records: MapRecords, scenario: RecordId | null = null): Scene | null {
  return sceneOf(records, lens(scenario), newForecastCache());
}

function runOf(scene: Scene) {
  const samples = scene.parts.map((part) => {
    const runner = runnerFor(planFor(part.model, seedOf(part)));
    return { model: part.model, blocks: [0, 1].map((block) => runner.run(block)) };
  });
  return { result: summarise(samples), seedOf };
}

/** Every figure of everything on the map. */
function everything(scene: Scene): Calculation[] {
  const run = runOf(scene);
  return figureIds.flatMap((figure) => {
    const scopes = Object.keys(FIGURES[figure].of) as Scope[];
    return scopes.flatMap((scope) => {
      const places =
        scope === 'journey' ? [null] : ofKind(scene.records, scope).map(({ id }) => id as RecordId);
      return places.flatMap((place) => explain(scene, { figure, place }, run) ?? []);
    });
  });
}

/** What the interface shows, read from the forecast. */
function shownBy(
  forecast: Forecast,
  figure: FigureId,
  place: RecordId | null,
): number | null | undefined {
  const at = place === null ? undefined : (forecast.touchpoints[place] ?? forecast.stages[place]);
  const { journey } = forecast;
  switch (figure) {
    case 'experienceSum':
    case 'completion':
    case 'lifetimeValue':
      return journey[figure];
    case 'partners':
      return journey.partnerTotal;
    case 'network':
      return journey.ecosystem;
    case 'valueAdded':
      return place === null
        ? journey.customerValueAdded
        : forecast.stages[place]?.customerValueAdded;
    case 'valueToCustomer':
      return at?.value.customer ?? 0;
    case 'valueToUs':
      return at?.value.ours ?? 0;
    case 'valueToPartners':
      return at?.value.partners ?? 0;
    case 'runningValue':
      return forecast.stages[place!]?.runningLifetimeValue;
    case 'brandPromiseGap':
      return forecast.stages[place!]?.brandPromiseGap;
    case 'valueToGo':
      return forecast.touchpoints[place!]?.valueToGo;
    case 'partnerValue':
      return journey.partners[place!] ?? 0;
    case 'offerTaken':
      return forecast.offers[place!]?.taken ?? 0;
    case 'satisfaction':
      return place === null ? journey.satisfaction : at?.satisfaction;
    case 'quality':
    case 'expectation':
    case 'reference':
    case 'gap':
    case 'promiseGap':
    case 'felt':
    case 'topBox':
    case 'bottomBox':
    case 'reach':
    case 'visits':
    case 'dropOff':
      return place === null ? undefined : at?.[figure];
    default:
      return undefined;
  }
}

describe('every figure', () => {
  test('can be calculated on the sample, and is what the interface shows', () => {
    for (const scenario of [null, 'scenario-club' as RecordId]) {
      const scene = sceneFor(sampleMap, scenario)!;
      const all = everything(scene);
      expect(new Set(all.map(({ figure }) => figure))).toEqual(new Set(figureIds));
      const shown = forecastMap(sampleMap, lens(scenario), newForecastCache());
      if (shown.status !== 'computed') throw new Error('the sample cannot be computed');
      for (const { figure, place, result } of all) {
        const what = `${figure} of ${place}`;
        expectSame(result.value, shownBy(shown.forecast, figure, place), what);
        expectToAddUp(result, what);
      }
    }
  });

  test('has all its parts where there is something to take apart', () => {
    const scene = sceneFor(sampleMap)!;
    for (const { figure, place, result } of everything(scene)) {
      if (result.value === null || result.value === 0) continue;
      expect(result.parts?.length, `${figure} of ${place}`).toBeGreaterThan(0);
    }
  });

  test('adds up on any map, with segments and scenarios', () => {
    fc.assert(
      fc.property(arbitraryMap({ computable: true }), fc.nat(3), (records, pick) => {
        const scenario = ofKind(records, 'scenario')[pick]?.id ?? null;
        const scene = sceneFor(records, scenario);
        if (!scene) return;
        const shown = forecastMap(records, lens(scenario), newForecastCache());
        if (shown.status !== 'computed') throw new Error('computed before');
        for (const { figure, place, result, also } of everything(scene)) {
          const what = `${figure} of ${place}`;
          expectSame(result.value, shownBy(shown.forecast, figure, place), what);
          expectToAddUp(result, what);
          for (const step of also) expectToAddUp(step, what);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what offers add and pain points cost is what the board shows', () => {
    const scene = sceneFor(sampleMap)!;
    const steps = mapWorth(sampleMap, lens(), newForecastCache());
    let step = steps.next();
    while (!step.done) step = steps.next();
    const worth = step.value;
    for (const [offer, { ours, partner }] of Object.entries(worth.offers)) {
      const value = (figure: FigureId) =>
        explain(scene, { figure, place: offer }, null)!.result.value;
      expect(value('offerToUs')).toBeCloseTo(ours, 9);
      expect(value('offerToPartner')).toBeCloseTo(partner, 9);
    }
    for (const pain of ofKind(sampleMap, 'painPoint')) {
      const places = ofKind(sampleMap, 'placement').filter(({ item }) => item === pain.id);
      const atRisk = places.reduce((sum, { id }) => sum + (worth.painPoints[id]?.atRisk ?? 0), 0);
      expect(
        explain(scene, { figure: 'painAtRisk', place: pain.id }, null)!.result.value,
      ).toBeCloseTo(atRisk, 9);
    }
  });
});

test('the rating is shown as the shares of those who answer', () => {
  const scene = sceneFor(sampleMap)!;
  const { result } = explain(scene, { figure: 'rating', place: null }, runOf(scene))!;
  expect(result.parts!.map(({ code }) => code)).toEqual(['promoters', 'passives', 'detractors']);
  const shares = result.parts!.map(({ parts }) => parts![0]!.value!);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
});

describe('inputs', () => {
  const nudged = (records: MapRecords, id: RecordId, field: string, by: number): MapRecords => {
    const record = records[id]!;
    const known = record[field] as { likely: number } | undefined;
    if (!known) return records;
    return { ...records, [id]: { ...record, [field]: { ...known, likely: by } } };
  };

  test('what is not listed does not move a figure', () => {
    const figures = figureIds.filter((figure) => !(figure in SIMULATED));
    fc.assert(
      fc.property(
        arbitraryMap({ computable: true }),
        fc.nat(10_000),
        fc.nat(10_000),
        fc.nat(10_000),
        (records, a, b, c) => {
          const scene = sceneFor(records);
          if (!scene) return;
          const figure = figures[a % figures.length]!;
          const scopes = Object.keys(FIGURES[figure].of) as Scope[];
          const scope = scopes[b % scopes.length]!;
          const places = scope === 'journey' ? [null] : ofKind(records, scope).map(({ id }) => id);
          const place = places[c % Math.max(1, places.length)];
          if (place === undefined) return;
          const before = explain(scene, { figure, place }, null)!;
          const listed = new Set(before.inputs.map(({ record, field }) => `${record} ${field}`));
          for (const record of Object.values(records)) {
            for (const [field, value] of Object.entries(record)) {
              if (listed.has(`${record.id} ${field}`)) continue;
              if (typeof value !== 'object' || value === null || !('likely' in value)) continue;
              if (!isAssumption(record.kind, field)) continue;
              const likely = (value as { likely: number }).likely;
              const other = nudged(records, record.id, field, likely === 0 ? 0.1 : likely * 0.9);
              const after = sceneFor(other);
              if (!after) continue;
              const now = explain(after, { figure, place }, null)!.result.value;
              expectSame(
                now,
                before.result.value,
                `${figure} of ${place} moved by ${record.id} ${field}`,
                // Causes are solved to 1e-9 from where they start; what matters moves far more.
                1e-7,
              );
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a map where nothing is said rests on assumptions alone', () => {
    const scene = sceneFor({
      map: { id: 'map', kind: 'map', title: '' },
      s: { id: 's', kind: 'stage', title: '', order: 'a0' },
      t: { id: 't', kind: 'touchpoint', title: '', stage: 's', order: 'a0' },
    })!;
    const inputs = allInputs(scene);
    expect(inputs.length).toBeGreaterThan(10);
    expect(inputs.every(({ basis }) => basis === 'assumed')).toBe(true);
    expect(inputs.find(({ field }) => field === 'quality')).toMatchObject({
      record: 't',
      likely: 7.5,
    });
    expect(inputs.find(({ field }) => field === 'arrivals')).toMatchObject({
      record: null,
      likely: 1000,
    });
  });

  test('each stands once, with what was said of it', () => {
    const inputs = allInputs(sceneFor(sampleMap)!);
    const keys = inputs.map(({ record, field }) => `${record} ${field}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(inputs.find(({ field }) => field === 'spread')).toMatchObject({
      basis: 'guess',
      low: 0.25,
      likely: 0.5,
      high: 0.75,
    });
  });
});

test('where segments differ, a number says whose it is; only what most of them share does not', () => {
  const segments = [4, 9, 9, 2].map((likely, at) => ({
    ...{ id: `segment-${at}`, kind: 'segment', title: `${at}`, order: `a${at}` },
    effects: [
      {
        ...{ record: 'touchpoint-wait', field: 'quality', op: 'set' },
        value: { likely, basis: 'guess' },
      },
    ],
  }));
  const records = recordsFrom([...Object.values(sampleMap), ...segments]);
  const inputs = allInputs(sceneFor(records)!);
  const ofWait = inputs.filter(
    ({ record, field }) => record === 'touchpoint-wait' && field === 'quality',
  );
  expect(ofWait.map(({ likely, segment }) => [likely, segment])).toEqual([
    [4, 'segment-0'],
    [9, null],
    [2, 'segment-3'],
  ]);
});

test('every way of a map is found where it is drawn', () => {
  const scene = sceneFor(sampleMap)!;
  const models = modelsOf(sampleMap, lens(), newForecastCache());
  expect(isComputable(models)).toBe(true);
  for (const path of ofKind(sampleMap, 'path')) {
    const to = path.to === COMPLETE ? null : path.to;
    const flow = scene.whole.paths.find((one) => one.from === path.from && one.to === to)!.flow;
    const { result } = explain(scene, { figure: 'pathFlow', place: path.id }, null)!;
    expect(result.value).toBeCloseTo(flow, 12);
  }
});
