/**
 * Finds a Chromium for the browser tests without downloading anything outside the npm registry.
 * Order: CHROMIUM_PATH; Playwright's own; a Chrome, Chromium or Edge of the system; the pinned
 * one that @sparticuz/chromium carries (Linux x64), which is there after any `npm ci`.
 * CHROMIUM_SOURCE=playwright|system|npm tries only that one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { npmChromium } from './npm-chromium.ts';

type Source = 'env' | 'npm' | 'playwright' | 'system';
interface LaunchOptions {
  executablePath: string;
  args: string[];
  env?: Record<string, string>;
}
export interface BrowserChoice {
  source: Source;
  launchOptions: LaunchOptions;
}

// Not the npm package's own flags: those switch off web security and process isolation.
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.platform === 'linux' ? ['--no-sandbox'] : []), // root and containers have no user namespaces
];

function systemPaths(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((key) => process.env[key] ?? [])
      .flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]);
  return [
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
    'chromium-browser',
  ].map((name) => `/usr/bin/${name}`);
}

function works(options: LaunchOptions | undefined): options is LaunchOptions {
  if (!options || !existsSync(options.executablePath)) return false;
  if (process.platform !== 'linux') return true; // chrome.exe --version opens a window
  return (
    spawnSync(options.executablePath, ['--version', '--no-sandbox'], {
      env: options.env ?? process.env,
      timeout: 20_000,
    }).status === 0
  );
}

/** Where each source would start its browser, best first; a source may have none. */
function* candidates(): Generator<[Source, LaunchOptions | undefined]> {
  const fixed = process.env['CHROMIUM_PATH'];
  const only = process.env['CHROMIUM_SOURCE'];
  if (fixed) {
    yield ['env', { executablePath: fixed, args: ARGS }];
    return;
  }
  if (!only || only === 'playwright')
    yield ['playwright', { executablePath: chromium.executablePath(), args: ARGS }];
  if (!only || only === 'system')
    for (const executablePath of systemPaths()) yield ['system', { executablePath, args: ARGS }];
  if (!only || only === 'npm') {
    const npm = npmChromium();
    yield ['npm', npm && { ...npm, args: ARGS }];
  }
}

/** The first browser that answers `--version`; throws with what to install when none does. */
export function findChromium(): BrowserChoice {
  for (const [source, launchOptions] of candidates())
    if (works(launchOptions)) return { source, launchOptions };
  const { CHROMIUM_PATH: fixed, CHROMIUM_SOURCE: only } = process.env;
  throw new Error(
    `No Chromium for the browser tests${fixed ? ` at CHROMIUM_PATH=${fixed}` : only ? ` from CHROMIUM_SOURCE=${only}` : ''}. ` +
      'Install Chrome, Edge or Chromium (Debian: apt-get install chromium), or run ' +
      '`npx playwright install chromium`, or set CHROMIUM_PATH. `npm run test:unit` needs no browser.',
  );
}
