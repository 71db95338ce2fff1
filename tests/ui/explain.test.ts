/** Every figure that the interface shows has an explanation: in words, as a calculation, and where it is used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordKinds } from '#domain/schema.ts';
import { stepCodes } from '#simulation/explain/calculation.ts';
import { explain, explained } from '#simulation/explain/explain.ts';
import { figureIds, isSimulated, type FigureId } from '#simulation/explain/figure-ids.ts';
import { FIGURES, type Scope } from '#simulation/explain/figures.ts';
import { sceneOf } from '#simulation/explain/scene.ts';
import { newForecastCache } from '#simulation/forecast-map.ts';
import { filledText } from '#ui/explain/filled-text.ts';
import { messages } from '#ui/messages/explain-messages.ts';
import { statisticTexts } from '#ui/messages/explain-statistics.ts';
import { symbolsOf } from '#ui/messages/explain-symbols.ts';
import { fieldTexts } from '#ui/messages/inspector-fields.ts';
import { figureBehind, MODELLED } from '#ui/measured/metric-texts.ts';
import { measures, type Metric } from '#domain/kinds/metric.ts';
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
  const [touchpoint, stage] = [
    ofKind(sampleMap, 'touchpoint')[0]!.id,
    ofKind(sampleMap, 'stage')[0]!.id,
  ];

  it.each(measures)(
    '%s says how it is worked out, and leads to a calculation wherever it is',
    (one) => {
      expect(statisticTexts[MODELLED[one]].name).toMatch(/^Modelled /);
      for (const place of [{}, { touchpoint }, { stage }]) {
        // Of single places nobody is asked how likely they are to recommend: there nothing is modelled.
        if (one === 'rating' && Object.keys(place).length > 0) continue;
        const metric = { id: 'm', kind: 'metric', title: '', measures: one, ...place } as Metric;
        expect(explain(scene, figureBehind(metric), null), JSON.stringify(place)).not.toBeNull();
      }
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
    const { inputs } = explained(scene, null, null);
    expect(inputs.length).toBeGreaterThan(50);
    for (const { record, field } of inputs) {
      const kind = record === null ? 'segment' : sampleMap[record]!.kind;
      expect(fieldTexts[kind]?.[field]?.label, `${kind}.${field}`).toBeTruthy();
      expect(Object.keys(recordKinds[kind as keyof typeof recordKinds].estimates)).toContain(field);
    }
  });
});
