/** Small files to break in tests, and what reading one says in short. */
import { expect } from 'vitest';
import type { Finding } from '#domain/finding.ts';
import type { MapRecord } from '#domain/records.ts';
import type { FileInput, ReadMap } from '#formats/format.ts';
import { throughlineJson } from '#formats/throughline-json.ts';

/** The records of the smallest map with a way through it. */
export const smallMap: readonly MapRecord[] = [
  { id: 'm', kind: 'map', title: 'Small' },
  { id: 's', kind: 'stage', title: 'Buy', order: 'a0' },
  { id: 't', kind: 'touchpoint', title: 'I pay', stage: 's', order: 'a0' },
];

/** A file as another program might write it; `fields` replace or add to its own. */
export function fileOf(records: readonly unknown[], fields: object = {}): string {
  return JSON.stringify({ format: 'throughline-map', version: 1, records, ...fields });
}

/** What a file holds, when it can be read. */
export function readFile(input: FileInput): ReadMap {
  const result = throughlineJson.read(input);
  if ('refused' in result) expect.fail(`refused: ${JSON.stringify(result.refused)}`);
  return result;
}

/** Why a file cannot be read. */
export function refusalOf(input: FileInput): Finding {
  const result = throughlineJson.read(input);
  if (!('refused' in result)) expect.fail('it was read');
  expect(Object.keys(result)).toEqual(['refused']);
  return result.refused;
}

/** The small map, its touchpoint with other fields, as it is read; and what is said. */
export function readTouchpoint(fields: object): {
  touchpoint: MapRecord;
  findings: readonly Finding[];
} {
  const [map, stage, touchpoint] = smallMap;
  const { records, findings } = readFile(fileOf([map, stage, { ...touchpoint, ...fields }]));
  return { touchpoint: records['t']!, findings };
}
