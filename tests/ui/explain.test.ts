/** Every figure that the interface shows has an explanation: in words, as a calculation, and where it is used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { measures } from '#domain/kinds/metric.ts';
import { recordsFrom } from '#domain/records.ts';
import { recordKinds } from '#domain/schema.ts';
import { stepCodes } from '#simulation/explain/calculation.ts';
import { modelledMetrics } from '#simulation/analysis/fit-metrics.ts';
import { explain } from '#simulation/explain/explain.ts';
import { figureIds, isSimulated, type FigureId } from '#simulation/explain/figure-ids.ts';
import { figureOfMetric } from '#simulation/explain/figure-of-metric.ts';
import { FIGURES, type Scope } from '#simulation/explain/figures.ts';
import { allInputs } from '#simulation/explain/inputs.ts';
import { sceneOf } from '#simulation/explain/scene.ts';
import { newForecastCache } from '#simulation/forecast-map.ts';
import flight from '#templates/delayed-flight.json' with { type: 'json' };
import { filledText } from '#ui/explain/filled-text.ts';
import { messages } from '#ui/messages/explain-messages.ts';
import { statisticTexts } from '#ui/messages/explain-statistics.ts';
import { symbolsOf } from '#ui/messages/explain-symbols.ts';
import { fieldTexts } from '#ui/messages/inspector-fields.ts';
import { withEveryMetric } from '../support/every-metric.ts';
import { sampleMap } from '../support/sample-map.ts';

const texts = messages.explain;
const scene = sceneOf(sampleMap, { scenario: null, segment: null }, newForecastCache())!;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(path);
    return /\.(ts|svelte)$/.test(path) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the list of figures', () => {
  it.each(figureIds)('%s is explained in words', (id) => {
    const { name, means, formula, symbols, source } = texts.figures[id];
    for (const text of [name, symbols, source]) expect(text).not.toBe('');
    for (const sentence of [means, formula]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(source).toMatch(/\b(19|20)\d\d\b|assumed by us|Kordupleski|box|Attach/);
  });

  it.each(figureIds)('%s has a calculation of everything it is a figure of', (id) => {
    for (const scope of Object.keys(FIGURES[id].of) as Scope[]) {
      const places = scope === 'journey' ? [null] : ofKind(sampleMap, scope).map((one) => one.id);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        const calculation = explain(scene, { figure: id, place }, null);
        expect(calculation, `${id} of ${place}`).not.toBeNull();
        expect(calculation!.inputs.length).toBeGreaterThan(0);
        if (scope === 'journey' && !isSimulated(id))
          expect(calculation!.result.parts?.length).toBeGreaterThan(0);
      }
    }
  });

  it('is all that components name, and each is named by some of them', () => {
    const code = sources(join(import.meta.dirname, '../../src/ui')).join('\n');
    const opened = [...code.matchAll(/\bfigure: '(\w+)'/g)].map((match) => match[1]!);
    const rows = [...code.matchAll(/\brow(?:sOf\(map, \w+(?:\.\w+)?\))?\(\s*'(\w+)'/g)].map(
      (match) => match[1]!,
    );
    expect(opened.length).toBeGreaterThan(5);
    expect(rows.length).toBeGreaterThan(10);
    for (const id of [...opened, ...rows]) expect(figureIds).toContain(id as FigureId);
    for (const id of figureIds)
      expect(code, `nothing shows ${id}`).toMatch(new RegExp(`\\b${id}\\b`));
  });

  it('holds every key figure under the same name', () => {
    for (const [id, { name }] of Object.entries(messages.frame.figures.explain))
      expect(texts.figures[id as FigureId].name).toBe(name);
  });
});

describe('the letters of a formula', () => {
  const GREEK = /[α-ωΑ-Ω]/gu;

  it.each(figureIds)('%s says what its Greek letters stand for', (id) => {
    const { symbols } = texts.figures[id];
    const known = symbolsOf(id)
      .map(({ symbol }) => symbol)
      .join(' ');
    for (const letter of symbols.match(GREEK) ?? [])
      if (letter !== 'Σ' && letter !== 'Δ') expect(known, letter).toContain(letter);
    for (const { symbol } of symbolsOf(id)) {
      const conventions = id === 'lifetimeValue' ? 'm/(1 + d − r)' : '';
      const base = symbol.replace('₀', '').replace('\u0304', '');
      expect(`${symbols}${conventions}`, symbol).toContain(base);
    }
  });

  it('lead to fields that there are', () => {
    const known = new Set(Object.values(recordKinds).flatMap((one) => Object.keys(one.estimates)));
    for (const id of figureIds)
      for (const { fields = [] } of symbolsOf(id))
        for (const field of fields) expect(known, field).toContain(field);
  });
});

describe('the statistics', () => {
  it.each(Object.entries(statisticTexts))('%s are explained in words', (_id, text) => {
    const { name, means, formula, symbols, source } = text;
    for (const one of [name, symbols, source]) expect(one).not.toBe('');
    for (const sentence of [means, formula]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(source).toMatch(/\b(19|20)\d\d\b|assumed by us/);
  });
});

describe('what is modelled beside a metric', () => {
  const records = withEveryMetric(recordsFrom(flight.records));
  const modelled = modelledMetrics(records, newForecastCache())!;
  const segments = [null, ...ofKind(records, 'segment').map(({ id }) => id)];
  const seenBy = new Map(
    segments.map((segment) => [
      segment,
      sceneOf(records, { scenario: null, segment }, newForecastCache())!,
    ]),
  );
  // Ratings are told by simulated customers: the desk answers for them.
  const metrics = ofKind(records, 'metric').filter((one) => one.measures !== 'rating');

  it('is asked of every measure, place and segment', () => {
    expect(segments.length).toBeGreaterThan(2);
    const places = 1 + ofKind(records, 'stage').length + ofKind(records, 'touchpoint').length;
    expect(metrics.length).toBe((measures.length - 1) * places * segments.length);
    // Some touchpoints are skipped by some segments; there the model gives nothing.
    const known = metrics.filter(({ id }) => modelled[id] !== null);
    expect(known.length).toBeGreaterThan(0.9 * metrics.length);
  });

  it.each(metrics.map((metric) => [metric.id, metric] as const))(
    '%s has a calculation that gives the number',
    (id, metric) => {
      const wanted = figureOfMetric(metric);
      const calculation = explain(seenBy.get(metric.segment ?? null)!, wanted, null)!;
      expect(calculation).toMatchObject({ ...wanted, metric: id });
      expect(texts.figures[wanted.figure].formula).not.toBe('');
      const number = modelled[id] ?? null;
      if (number === null) return expect(calculation.result.value).toBeNull();
      expect(calculation.result.value).toBeCloseTo(number, 12);
      expect(calculation.result.parts!.length).toBeGreaterThan(0);
      expect(calculation.inputs.length).toBeGreaterThan(0);
    },
  );
});

describe('a formula with its numbers', () => {
  const places = ofKind(sampleMap, 'touchpoint').map(({ id }) => id);

  it('gives what the mean customer has', () => {
    for (const place of places) {
      const { encounters } = explain(scene, { figure: 'dropOff', place }, null)!;
      for (const step of encounters.flatMap(({ steps }) => steps)) {
        if (!step.filled) continue;
        const text = filledText(step);
        const last = text.match(/[−\d.]+(?=%?$)/)![0].replace('−', '-');
        const scale = step.unit === 'share' ? 100 : 1;
        expect(Number(last), text).toBeCloseTo(
          scale * step.typical!,
          step.unit === 'share' ? 0 : 1,
        );
      }
    }
  });

  it('of leaving names each case with its weight, and the cases give the mean', () => {
    const { result } = explain(scene, { figure: 'dropOff', place: 'touchpoint-wait' }, null)!;
    const cases = result.parts![0]!.parts!;
    expect(cases.map(({ code }) => code)).toEqual(['caseClean', 'caseHappens']);
    expect(cases.reduce((sum, { weight = 0 }) => sum + weight, 0)).toBeCloseTo(1, 9);
    const [late] = cases.filter(({ happens }) => happens?.length);
    expect(sampleMap[late!.happens![0]!]).toMatchObject({ kind: 'painPoint' });
  });
});

describe('chains', () => {
  it('have a name for every step', () => {
    for (const code of stepCodes)
      if (code !== 'figure') expect(texts.steps[code].name, code).not.toBe('');
  });

  it('have a label for every input of the model', () => {
    const inputs = allInputs(scene);
    expect(inputs.length).toBeGreaterThan(50);
    for (const { record, field } of inputs) {
      const kind = record === null ? 'segment' : sampleMap[record]!.kind;
      expect(fieldTexts[kind]?.[field]?.label, `${kind}.${field}`).toBeTruthy();
      expect(Object.keys(recordKinds[kind as keyof typeof recordKinds].estimates)).toContain(field);
    }
  });
});
