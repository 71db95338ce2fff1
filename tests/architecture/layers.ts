/**
 * The table of layers: who may import whom, and what from outside. Change it here and the law
 * follows; everything else in this folder only reads it.
 */

/** `all` files of a layer, only its `types`, or only the files named. */
export type Access = 'all' | 'types' | readonly string[];

export interface Layer {
  mayImport: Readonly<Record<string, Access>>;
  /** Packages, each with its sub-paths; `dynamic` packages only by `import()`. */
  outside: readonly string[] | 'dynamic';
  /** No clock, no chance, no DOM, no browser storage, no runes. */
  pure?: true;
  /** May hold runes, and so `.svelte.ts` files. */
  runes?: true;
}

export const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { mayImport: {}, outside: ['valibot', 'fractional-indexing', 'd3'], pure: true },
  simulation: { mayImport: { domain: 'all' }, outside: ['d3'], pure: true },
  formats: { mayImport: { domain: 'all', simulation: ['results.ts'] }, outside: 'dynamic' },
  templates: { mayImport: { domain: 'types' }, outside: [] },
  storage: { mayImport: { domain: 'all' }, outside: ['dexie'] },
  state: {
    mayImport: {
      domain: 'all',
      simulation: 'all',
      formats: 'all',
      templates: 'all',
      storage: 'all',
    },
    outside: ['svelte'],
    runes: true,
  },
  ui: {
    mayImport: { domain: 'all', state: 'all' },
    outside: [
      'svelte',
      '@xyflow/svelte',
      'bits-ui',
      '@internationalized/date',
      '@lucide/svelte',
      'd3',
    ],
    runes: true,
  },
};

/** `main.ts` and `app.css`: the only place that may import every layer, and nobody imports it. */
export const TOP = 'top';
export const TOP_FILES = ['src/main.ts', 'src/app.css'];
export const TOP_OUTSIDE = ['svelte', '@xyflow/svelte'];

/** The parts of d3 that touch neither the DOM nor gestures. */
export const PURE_D3 = ['array', 'scale', 'shape', 'hierarchy', 'format', 'interpolate', 'time'];

/** Folders whose index.ts lists its siblings; any other re-exporting file is a barrel. */
export const REGISTRIES = [
  'src/domain/checks',
  'src/domain/migrations',
  'src/formats',
  'src/templates',
];

/** What a visitor finds in the root, beside dot-files. */
export const ROOT = [
  ...['src', 'public', 'tests'],
  ...['index.html', 'vite.config.ts', 'package.json', 'tsconfig.json', 'README.md'],
  ...['package-lock.json', 'LICENSE', 'eslint.config.js'],
];
/** Made by the tools and ignored by git. */
export const GENERATED = ['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report'];
