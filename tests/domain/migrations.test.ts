import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CURRENT_VERSION,
  FIRST_VERSION,
  migrate,
  migrations,
  type Migration,
} from '#domain/migrations/index.ts';
import { validateRecord } from '#domain/validate.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/migrations');

/** What is wrong with a list of steps and its fixtures; nothing for a good one. */
function problemsOf(steps: readonly Migration[], folder: string): string[] {
  return steps.flatMap(({ to, migrate: step }, index) => {
    const expected = FIRST_VERSION + 1 + index;
    if (to !== expected) return `step ${index + 1} leads to ${to}, not to ${expected}`;
    const [before, after] = (['before', 'after'] as const).map((when) => {
      try {
        return JSON.parse(readFileSync(`${folder}/to-${to}.${when}.json`, 'utf8')) as unknown[];
      } catch {
        return null;
      }
    });
    if (!before || !after)
      return `step to ${to} has no fixture to-${to}.before.json and .after.json`;
    const given = JSON.stringify(before);
    const result = JSON.stringify(step(before));
    if (JSON.stringify(before) !== given) return `step to ${to} changes what it is given`;
    return result === JSON.stringify(after) ? [] : `step to ${to} does not give its fixture`;
  });
}

const rename: Migration = {
  to: 2,
  summary: 'name became title',
  migrate: (records) =>
    records.map((entry) => {
      const { name, ...rest } = entry as { name?: unknown };
      return name === undefined ? entry : { ...rest, title: name };
    }),
};
const count: Migration = { ...rename, to: 3, migrate: (records) => [...records, records.length] };

describe('the steps of this release', () => {
  test('are numbered without gaps, and each has a map before and after it that holds', () => {
    expect(problemsOf(migrations, FIXTURES)).toEqual([]);
    expect(CURRENT_VERSION).toBe(FIRST_VERSION + migrations.length);
  });

  test('end in records that are valid now', () => {
    for (const { to } of migrations.slice(-1)) {
      const after = readFileSync(`${FIXTURES}/to-${to}.after.json`, 'utf8');
      for (const record of JSON.parse(after) as unknown[])
        expect(validateRecord(record).findings).toEqual([]);
    }
  });
});

describe('the rule', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));

  test('finds a missing fixture, a fixture that does not hold and a step that changes its input', () => {
    expect(problemsOf([rename], folder)).toEqual([
      'step to 2 has no fixture to-2.before.json and .after.json',
    ]);
    write('to-2.before.json', [{ id: 'a', name: 'x' }, 5]);
    write('to-2.after.json', [{ id: 'a', title: 'y' }, 5]);
    expect(problemsOf([rename], folder)).toEqual(['step to 2 does not give its fixture']);
    write('to-2.after.json', [{ id: 'a', title: 'x' }, 5]);
    expect(problemsOf([rename], folder)).toEqual([]);
    const rude: Migration = {
      ...rename,
      migrate: (records) => {
        delete (records[0] as { name?: unknown }).name;
        return records;
      },
    };
    expect(problemsOf([rude], folder)).toEqual(['step to 2 changes what it is given']);
  });

  test('finds a gap and a number given twice', () => {
    expect(problemsOf([count], folder)).toEqual(['step 1 leads to 3, not to 2']);
    expect(problemsOf([rename, rename], folder)).toEqual(['step 2 leads to 2, not to 3']);
  });
});

describe('migrate', () => {
  const old = [{ name: 'x' }];

  test('takes the steps that are missing, in their order', () => {
    expect(migrate(old, 1, [rename, count])).toEqual([{ title: 'x' }, 1]);
    expect(migrate(old, 2, [rename, count])).toEqual([{ name: 'x' }, 1]);
    expect(migrate(old, 3, [rename, count])).toBe(old);
  });

  test('leaves records of this and of a newer version alone', () => {
    expect(migrate(old, CURRENT_VERSION)).toBe(old);
    expect(migrate(old, 99)).toBe(old);
  });
});
