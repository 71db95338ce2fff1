/**
 * The law of the house: every rule over the source as it stands. What each rule forbids, and that it
 * really does, is in architecture/planted.test.ts; the table of layers in architecture/layers.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dependenciesHaveAReason,
  versionsAreExact,
  type PackageFile,
} from './architecture/package-rules.ts';
import { RULES } from './architecture/rules.ts';
import { rootIsAShopWindow } from './architecture/shape-rules.ts';
import { readFiles } from './architecture/source.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const packageFile = JSON.parse(read('package.json')) as PackageFile;

describe('the source', () => {
  const files = [...readFiles(root, 'src'), ...readFiles(root, 'tests')];

  it.each(Object.entries(RULES))('%s', (_claim, rule) => {
    expect(rule(files)).toEqual([]);
  });
});

describe('the root', () => {
  it('is a shop window', () => {
    expect(rootIsAShopWindow(readdirSync(root))).toEqual([]);
  });

  it('pins every dependency', () => {
    expect(versionsAreExact(packageFile)).toEqual([]);
  });

  it('gives each dependency its reason in the README', () => {
    const readme = existsSync(path.join(root, 'README.md')) ? read('README.md') : undefined;
    if (readme !== undefined) expect(dependenciesHaveAReason(packageFile, readme)).toEqual([]);
  });
});
