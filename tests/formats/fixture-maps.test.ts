/** The kept maps read without loss and are written byte for byte as they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenInvariants } from '#domain/invariants.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { forecastMap, newForecastCache } from '#simulation/forecast-map.ts';
import { generatedMap, mapOfCards } from '../support/generated-map.ts';
import { readFile } from './map-files.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/maps');
const drawn = { scenario: null, segment: null };

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const read = readFile(text);

  test('comes back byte for byte', () => {
    expect(throughlineJson.write(read.records, read)).toBe(text);
    expect(brokenInvariants(read.records)).toEqual([]);
  });

  test('has nothing wrong with it', () => {
    const faults = read.findings.filter(({ code }) => code !== 'recordKindUnknown');
    expect(faults).toEqual([]);
  });

  test('can be computed', () => {
    expect(forecastMap(read.records, drawn, newForecastCache()).status).toBe('computed');
  });
});

test('of the map with unknown kinds and fields, all are kept and the kinds named', () => {
  const { records, findings } = readFile(
    readFileSync(path.join(FOLDER, 'unknown-kinds-and-fields.json'), 'utf8'),
  );
  expect(findings.map(({ detail }) => detail)).toEqual([
    { value: 'hologram', count: 2 },
    { value: 'quest', count: 1 },
  ]);
  expect(records['map']!['mood']).toEqual({ palette: ['plum', 'moss'], 9: 2, 10: 1 });
  expect(records['hologram-1']).toMatchObject({ beams: [{ at: 'touchpoint-1', strength: 3 }] });
});

describe('generated maps', () => {
  test.each([200, 1_000, 5_000])('of %i cards have that many, and nothing is broken', (cards) => {
    const records = mapOfCards(cards);
    const sorts = ['touchpoint', 'painPoint', 'offer', 'solution', 'note'];
    const count = Object.values(records).filter(({ kind }) => sorts.includes(kind)).length;
    expect(count).toBe(cards);
    expect(brokenInvariants(records)).toEqual([]);
    expect({ ...mapOfCards(cards) }).toEqual({ ...records });
  });

  test('can be computed', () => {
    expect(forecastMap(mapOfCards(80), drawn, newForecastCache()).status).toBe('computed');
  });

  test('of no stages or of empty stages are sound too', () => {
    const none = { touchpoints: 0, painPoints: 2, offers: 0, solutions: 0, notes: 0 };
    for (const stages of [0, 3])
      expect(brokenInvariants(generatedMap({ stages, ...none }))).toEqual([]);
  });
});
