// @ts-check
/**
 * `npm test`: every check and every test, a browser included. Parts that need little run beside
 * each other, browsers one after the other. The last line, `N passed, N failed`, adds up the runners'
 * own reports; a check without tests counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { builtPageProblems } from './support/built-page.mjs';
import { countPart, countPlaywright, countVitest, withoutReport } from './support/reports.mjs';

/** @typedef {import('./support/reports.mjs').Count} Count */
/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} command arguments of node
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(exitCode: number) => Count} count
 */

const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(tmpdir(), 'throughline-tests-'));
const HANGS_AFTER_MS = 20 * 60_000; // a hung browser must not hang the run for ever
const windows = process.platform === 'win32';
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopping = false;

/** @param {string} name @param {(report: unknown, exitCode: number) => Count} count */
const fromReport = (name, count) => (/** @type {number} */ exitCode) => {
  try {
    return count(JSON.parse(readFileSync(path.join(reports, name), 'utf8')), exitCode);
  } catch (error) {
    return withoutReport(String(error));
  }
};

function builtPage() {
  try {
    return builtPageProblems(readFileSync(path.join(root, 'dist/index.html'), 'utf8'));
  } catch (error) {
    return [String(error)];
  }
}

/** @param {string} project @returns {Part} */
const vitest = (project) => ({
  name: project,
  command: [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--allowOnly=false'],
    ...['--reporter=default', '--reporter=json'],
    `--outputFile.json=${path.join(reports, `${project}.json`)}`,
  ],
  count: fromReport(`${project}.json`, countVitest),
});

/** @param {string} name @param {string[]} command @returns {Part} */
const check = (name, ...command) => ({ name, command, count: (exitCode) => countPart(exitCode) });

const types = check(
  'types',
  ...['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json'],
  '--fail-on-warnings',
);
const lint = check('lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.');
const format = check('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.');
/** @type {Part} */
const build = {
  name: 'build',
  command: ['node_modules/vite/bin/vite.js', 'build'],
  count: (exitCode) => countPart(exitCode, exitCode === 0 ? builtPage() : []),
};
/** @param {number} port @returns {Part} */
const endToEnd = (port) => ({
  name: 'e2e',
  command: [
    ...['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests'],
    ...['--forbid-only', '--reporter=list,json'],
  ],
  env: {
    E2E_PORT: String(port),
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(reports, 'e2e.json'),
  },
  count: fromReport('e2e.json', countPlaywright),
});

/**
 * Ends a runner and its children: first by an interrupt, at which Playwright stops its server too.
 * @param {import('node:child_process').ChildProcess} child
 */
function end(child) {
  const send = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid) process.kill(windows ? child.pid : -child.pid, signal);
    } catch {
      // already gone
    }
  };
  send('SIGINT');
  setTimeout(() => send('SIGKILL'), 5000).unref();
}

/** @param {Part} part @returns {Promise<{ exitCode: number, output: string }>} */
function execute(part) {
  if (stopping) return Promise.resolve({ exitCode: 1, output: 'interrupted' });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, part.command, {
      cwd: root,
      env: { ...process.env, CI: '1', ...part.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !windows,
    });
    running.add(child);
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const watchdog = setTimeout(() => {
      output += `\nended after ${HANGS_AFTER_MS / 60_000} minutes without coming to an end\n`;
      end(child);
    }, HANGS_AFTER_MS);
    const done = (/** @type {number} */ exitCode) => {
      clearTimeout(watchdog);
      running.delete(child);
      resolve({ exitCode, output });
    };
    child.on('error', (error) => {
      output += String(error);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Text with every line marked, so that no line of a runner can be taken for the last line. */
const marked = (/** @type {string} */ text) =>
  stripVTControlCharacters(text).trimEnd().replace(/^/gm, '  | ');

/** @param {Part} part @param {Count} count */
function report(part, count, output = '', seconds = 0) {
  const counts = `${count.passed} passed${count.failed ? `, ${count.failed} FAILED` : ''}`;
  console.log(`${part.name.padEnd(8)} ${counts.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`);
  if (count.failed > 0) console.log(marked([output.trim(), ...count.notes].join('\n').trim()));
  return count;
}

/** @param {Part} part @returns {Promise<Count>} */
async function run(part) {
  const start = performance.now();
  const { exitCode, output } = await execute(part);
  return report(part, part.count(exitCode), output, (performance.now() - start) / 1000);
}

/** @param {Part[]} parts @returns {Promise<Count[]>} one after the other */
async function inOrder(...parts) {
  const counts = [];
  for (const part of parts) counts.push(await run(part));
  return counts;
}

/** @returns {Promise<number>} so that a running `npm start`, or a second run, is not in the way */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => {
    stopping = true;
    for (const child of running) end(child);
  });

const [checks, [unit, built]] = await Promise.all([
  inOrder(types, lint, format),
  inOrder(vitest('unit'), build),
]);
const browser = await run(vitest('browser'));
const endToEndPart = endToEnd(await freePort());
// An older dist/ may lie about; it is not what these sources build.
const endToEndCount = built?.failed
  ? report(endToEndPart, withoutReport('there is no good build to test'))
  : await run(endToEndPart);
const counts = [...checks, unit, built, browser, endToEndCount].filter(
  (count) => count !== undefined,
);
rmSync(reports, { recursive: true, force: true });

const total = (/** @type {'passed' | 'failed'} */ key) =>
  counts.reduce((sum, count) => sum + count[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
