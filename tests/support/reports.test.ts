/** The runners' reports become counts that can be believed: whatever is in doubt is a failure. */
import { describe, expect, it } from 'vitest';
import { countPart, countPlaywright, countVitest, withoutReport } from './reports.mjs';

const file = (statuses: string[], status = 'passed', message = '') => ({
  name: 'a.test.ts',
  status,
  message,
  assertionResults: statuses.map((each) => ({ status: each })),
});
const vitest = (...testResults: unknown[]) => ({ testResults });
const playwright = (stats: object, errors: object[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('vitest', () => {
  it('adds up all files', () => {
    const report = vitest(file(['passed', 'passed']), file(['passed']));
    expect(countVitest(report, 0)).toEqual({ passed: 3, failed: 0, notes: [] });
  });

  it('counts failed tests once', () => {
    const report = vitest(file(['passed', 'failed'], 'failed'));
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, notes: [] });
  });

  it('counts a file that could not be loaded', () => {
    const count = countVitest(vitest(file(['passed']), file([], 'failed', 'no such module')), 1);
    expect(count).toMatchObject({ passed: 1, failed: 1 });
    expect(count.notes.join()).toContain('no such module');
  });

  it('counts a file whose set-up failed after its tests passed', () => {
    expect(countVitest(vitest(file(['passed'], 'failed', 'afterAll')), 1)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it.each(['skipped', 'todo', 'pending'])('counts %s as failed', (status) => {
    expect(countVitest(vitest(file(['passed', status])), 0)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('fails without tests, without a report, and on a bad exit code', () => {
    expect(countVitest(vitest(), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest({}, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(withoutReport('gone')).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest(vitest(file(['passed'])), 1)).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('Playwright', () => {
  it('takes the figures of the report', () => {
    expect(countPlaywright(playwright({ expected: 4 }), 0)).toMatchObject({ passed: 4, failed: 0 });
    expect(countPlaywright(playwright({ expected: 4, unexpected: 2 }), 1)).toMatchObject({
      passed: 4,
      failed: 2,
    });
  });

  it('fails for flaky and skipped tests, errors outside tests, no tests, a bad exit code', () => {
    for (const [report, code] of [
      [playwright({ expected: 1, flaky: 1 }), 0],
      [playwright({ expected: 1, skipped: 1 }), 0],
      [playwright({ expected: 1 }, [{ message: 'config' }]), 0],
      [playwright({}), 0],
      [playwright({ expected: 1 }), 1],
      [{}, 0],
    ] as const)
      expect(countPlaywright(report, code).failed).toBe(1);
  });
});

it('a check without tests counts as one', () => {
  expect(countPart(0)).toEqual({ passed: 1, failed: 0, notes: [] });
  expect(countPart(2)).toEqual({ passed: 0, failed: 1, notes: [] });
  expect(countPart(0, ['no policy'])).toEqual({ passed: 0, failed: 1, notes: ['no policy'] });
});
