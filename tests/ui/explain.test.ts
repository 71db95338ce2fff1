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
import { messages } from '#ui/messages/explain-messages.ts';
import { fieldTexts } from '#ui/messages/inspector-fields.ts';
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
