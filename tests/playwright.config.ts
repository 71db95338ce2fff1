/**
 * End-to-end tests against the production build, which must stand in dist/ (see package.json), or in the folder that
 * E2E_DIST names; with another E2E_PORT two runs do not meet.
 */
import { defineConfig } from '@playwright/test';
import { findChromium } from './support/chromium.ts';

// Not the port of `npm start`, which may be running.
const port = Number(process.env['E2E_PORT'] ?? 4273);
const built = process.env['E2E_DIST'] ?? 'dist';
const { source, launchOptions } = findChromium();

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: `../test-results/${port}`,
  fullyParallel: true,
  retries: 0,
  reporter: [['list']],
  metadata: { browser: source },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions,
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    // `node …/vite.js`, not `npx vite`: no npm noise, and the process dies with the run.
    command: `node node_modules/vite/bin/vite.js preview --outDir ${built} --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
