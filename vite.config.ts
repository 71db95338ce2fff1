/**
 * Build, preview and Vitest in one place. The content security policy is a <meta> in every
 * build and a header of `vite preview`; a host that can send headers should send the same one.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defaultServerConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // compiling our WebAssembly counts as eval; scripts gain nothing
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'", // Svelte Flow positions nodes with style attributes
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html throughline-worker', // Svelte's templates; main.ts's worker
].join('; ');

/** `frame-ancestors` counts only as a header; the other two have no <meta> form at all. */
const PREVIEW_HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Only in the build: the dev server needs inline styles and a web socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const KERNEL = 'src/simulation/monte-carlo/kernel/index.ts';
/** A plain string, so that the type checker does not follow: its types would change those of our own arrays. */
const COMPILER: string = 'assemblyscript/asc';

/** The part of the compiler that is needed. */
type Compiler = Readonly<{
  main: (
    options: readonly string[],
    files: Readonly<{
      writeFile: (name: string, contents: Uint8Array | string) => void;
      stderr: Readonly<{ write: (text: Uint8Array | string) => void }>;
    }>,
  ) => Promise<{ error: Error | null }>;
}>;

/** AssemblyScript compiled to WebAssembly, inlined as base64: a worker that has started needs nothing more. */
function kernel(): Plugin {
  return {
    name: 'kernel',
    load: {
      filter: { id: /\/kernel\/index\.ts\?inline$/ },
      async handler() {
        const file = path.resolve(import.meta.dirname, KERNEL);
        const folder = path.dirname(file);
        for (const name of readdirSync(folder)) this.addWatchFile(path.join(folder, name));
        let binary = Buffer.of();
        let said = '';
        const settings =
          '--outFile kernel.wasm -O3 --converge --noAssert --runtime stub --enable simd ' +
          '--disableWarning 112'; // vectors stay within the kernel
        const { main: compile } = (await import(COMPILER)) as Compiler;
        const { error } = await compile(
          [path.basename(file), '--baseDir', folder, ...settings.split(' ')],
          {
            writeFile: (_name, contents) => void (binary = Buffer.from(contents)),
            stderr: { write: (text: Uint8Array | string) => void (said += text.toString()) },
          },
        );
        if (error) this.error(`${error.message}\n${said}`);
        return { code: `export default '${binary.toString('base64')}'`, moduleType: 'js' };
      },
    },
  };
}

const testing = process.env['VITEST'] === 'true';
const unitOnly = /--project[= ]unit\b/.test(process.argv.join(' '));
const launchOptions =
  testing && !unitOnly
    ? (await import('./tests/support/chromium.ts')).findChromium().launchOptions
    : {};

export default defineConfig({
  base: './',
  // Dexie's usual entry is compiled for browsers far older than ours.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  appType: 'mpa', // the view lives in the URL hash, so an address without a file is a 404
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: {
        // Ours are runes only; a global `true` would break libraries.
        runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true),
      },
      // State classes are tested in Node; compiled for a server their deriveds would not be signals.
      ...(testing && { dynamicCompileOptions: () => ({ generate: 'client' }) }),
    }),
    contentSecurityPolicy(),
    kernel(),
  ],
  server: { host: '127.0.0.1' },
  preview: { headers: PREVIEW_HEADERS },
  build: {
    target: 'es2023',
    sourcemap: true,
    assetsInlineLimit: 0, // fonts as data: addresses would break the policy
    modulePreload: { polyfill: false },
    // What the first screen needs comes as one file: it packs better than forty small ones.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es', plugins: () => [kernel()] },
  test: {
    projects: [
      {
        extends: true,
        // Svelte's client runtime, to go with `generate: 'client'` above.
        ssr: { resolve: { conditions: ['browser', ...defaultServerConditions] } },
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 120_000, // against hanging only: no test fails for being slow
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/component/**', 'tests/e2e/**', 'tests/bench/**', '**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        // Everything is found before the first test: a package found on the way would reload the page.
        optimizeDeps: {
          entries: ['tests/component/**/*.ts', 'tests/storage/**/*.ts', 'src/**/*.{ts,svelte}'],
          include: ['vitest-browser-svelte', 'dexie'],
        },
        test: {
          name: 'browser',
          include: ['tests/component/**/*.test.ts', 'tests/storage/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/simulation/monte-carlo/kernel/**'], // runs as WebAssembly
      reporter: ['text', 'html'],
    },
  },
});
