// @ts-check
/**
 * Turns the runners' own JSON reports into passed and failed counts. A test that did not run
 * (skipped, todo, interrupted) counts as failed, and so does anything that leaves a count in doubt:
 * no report, no tests, an error outside a test, a bad exit code with nothing failed.
 */

/** @typedef {{ passed: number, failed: number, notes: string[] }} Count */

/**
 * @param {{ passed: number, failed: number, skipped: number, broken: string[] }} found
 * @param {number} exitCode
 * @returns {Count}
 */
function judge({ passed, failed, skipped, broken }, exitCode) {
  const notes = [...broken];
  let bad = failed + broken.length;
  if (skipped > 0) {
    notes.push(`${skipped} did not run; a test either runs or is removed`);
    bad += skipped;
  }
  if (passed + bad === 0) {
    notes.push('no test ran');
    bad += 1;
  }
  if (exitCode !== 0 && bad === 0) {
    notes.push(`ended with code ${exitCode} although no test failed`);
    bad += 1;
  }
  return { passed, failed: bad, notes };
}

/** The report could not be read at all. @returns {Count} */
export function withoutReport(/** @type {string} */ why) {
  return { passed: 0, failed: 1, notes: [`no report: ${why}`] };
}

/**
 * @param {any} report what vitest's `json` reporter wrote
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  if (!Array.isArray(report?.testResults)) return withoutReport('not a vitest report');
  /** @type {string[]} */
  const statuses = [];
  /** @type {string[]} */
  const broken = [];
  for (const file of report.testResults) {
    statuses.push(...file.assertionResults.map((/** @type {any} */ test) => test.status));
    if (file.status !== 'passed' && !file.assertionResults.some(didFail))
      broken.push(`${file.name} could not be run: ${file.message || 'no reason given'}`);
  }
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return judge({ passed, failed, skipped: statuses.length - passed - failed, broken }, exitCode);
}

const didFail = (/** @type {any} */ test) => test.status === 'failed';

/**
 * @param {any} report what Playwright's `json` reporter wrote
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  if (!report?.stats) return withoutReport('not a Playwright report');
  const { expected, unexpected, flaky, skipped } = report.stats;
  const broken = (report.errors ?? []).map((/** @type {any} */ error) => error.message);
  return judge({ passed: expected, failed: unexpected + flaky, skipped, broken }, exitCode);
}

/**
 * A part without tests (type check, lint, build) counts as one.
 * @param {number} exitCode
 * @param {string[]} problems
 * @returns {Count}
 */
export function countPart(exitCode, problems = []) {
  const good = exitCode === 0 && problems.length === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, notes: problems };
}
