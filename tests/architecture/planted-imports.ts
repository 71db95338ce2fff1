/** Planted violations of the rules about imports. */
import { planted, script, type Planted } from './planted.ts';

export const PLANTED_IMPORTS = planted({
  'imports point in the allowed direction': [
    {
      plant: { 'src/domain/a.ts': "import { b } from '#state/b.ts';" },
      says: ['src/domain/a.ts:1', 'domain may import nothing', 'as an argument'],
      clean: { 'src/state/b.ts': "import { a } from '#domain/a.ts';" },
    },
    {
      plant: { 'src/storage/a.ts': "\nimport type { B } from '#simulation/results.ts';" },
      says: ['src/storage/a.ts:2', 'storage may import domain'],
      clean: { 'src/simulation/a.ts': "import type { B } from '#domain/b.ts';" },
    },
    {
      plant: { 'src/ui/a.ts': "export * from '#storage/maps.ts';" },
      says: ['ui may import domain, state'],
      clean: { 'src/ui/a.ts': "export { a } from '#state/a.ts';" },
    },
    {
      plant: { 'src/domain/a.ts': "type B = import('#ui/b.ts').B;" },
      says: ['src/domain/a.ts:1'],
      clean: { 'src/domain/a.ts': "type B = import('./b.ts').B;" },
    },
    {
      plant: { 'src/storage/a.ts': "const a = await import('#state/a.ts');" },
      says: ['src/storage/a.ts:1'],
      clean: { 'src/main.ts': "const a = await import('#state/a.ts');" },
    },
    {
      plant: { 'src/storage/a.ts': "new URL('#simulation/worker.ts', import.meta.url);" },
      says: ['#simulation/worker.ts'],
      clean: { 'src/main.ts': "import url from '#simulation/worker.ts?worker&url';" },
    },
    {
      plant: { 'src/domain/a.ts': "import.meta.glob('../templates/*.json');" },
      says: ['../templates/*.json'],
      clean: { 'src/templates/index.ts': "import.meta.glob('./*.json');" },
    },
    {
      plant: { 'src/formats/a.ts': "import { run } from '#simulation/exact.ts';" },
      says: ['of simulation only results.ts'],
      clean: { 'src/formats/a.ts': "import type { R } from '#simulation/results.ts';" },
    },
    {
      plant: { 'src/templates/index.ts': "import { a } from '#domain/a.ts';" },
      says: ['only its types', 'import type'],
      clean: { 'src/templates/index.ts': "import type { A } from '#domain/a.ts';" },
    },
    {
      plant: { 'src/state/a.ts': "import '#main.ts';" },
      says: ['#main.ts'],
      clean: { 'src/main.ts': "import './app.css';\nimport '#ui/App.svelte';" },
    },
    {
      plant: { 'src/ui/A.svelte': "{#await import('#formats/csv.ts')}{/await}" },
      says: ['src/ui/A.svelte:1', '#formats/csv.ts'],
      clean: { 'src/ui/A.svelte': "{#await import('./B.svelte')}{/await}" },
    },
  ],
  'packages belong to their layer': [
    {
      plant: { 'src/domain/a.ts': "import Dexie from 'dexie';" },
      says: ['imports dexie', 'domain may take from outside valibot'],
      clean: { 'src/storage/a.ts': "import Dexie from 'dexie';" },
    },
    {
      plant: { 'src/simulation/a.ts': "import { select } from 'd3-selection';" },
      says: ['d3-selection', 'umbrella `d3`'],
      clean: { 'src/simulation/a.ts': "import { max } from 'd3';" },
    },
    {
      plant: { 'src/formats/csv.ts': "import papa from 'papaparse';" },
      says: ["await import('papaparse')"],
      clean: {
        'src/formats/csv.ts':
          "import type { P } from 'papaparse';\nconst papa = await import('papaparse');",
      },
    },
    {
      plant: { 'src/state/a.svelte.ts': "import { Dialog } from 'bits-ui';" },
      says: ['bits-ui', 'state may take from outside svelte'],
      clean: { 'src/ui/A.svelte': script("import { Dialog } from 'bits-ui';") },
    },
    {
      plant: { 'src/main.ts': "import fs from 'node:fs';" },
      says: ['node:fs'],
      clean: { 'src/main.ts': "import { mount } from 'svelte';" },
    },
  ],
  'only the pure parts of d3, by name': [
    {
      plant: { 'src/ui/a.ts': "import { max, select, zoom } from 'd3';" },
      says: ['select, zoom', 'Svelte owns the DOM'],
      clean: {
        'src/ui/a.ts':
          "import { area, hierarchy, interpolateRgb, max, scaleLinear, timeDay, type ScaleLinear } from 'd3';",
      },
    },
    {
      plant: { 'src/ui/a.ts': "import type { ZoomBehavior } from 'd3';" },
      says: ['ZoomBehavior'],
      clean: { 'src/ui/a.ts': "import type { Line as CurveLine } from 'd3';" },
    },
    {
      plant: { 'src/ui/a.ts': "import * as d3 from 'd3';" },
      says: ['takes d3 whole', 'write the names'],
      clean: { 'src/ui/a.ts': "import { format } from 'd3';" },
    },
  ],
  'paths show the crossing of a layer': [
    {
      plant: { 'src/state/a.ts': "import { b } from '../domain/b.ts';", 'src/domain/b.ts': '' },
      says: ['across layers', '#domain/b.ts'],
      clean: { 'src/state/a.ts': "import { b } from '#domain/b.ts';", 'src/domain/b.ts': '' },
    },
    {
      plant: { 'src/state/a.ts': "import { b } from '#state/b.ts';", 'src/state/b.ts': '' },
      says: ['own layer', 'relative path'],
      clean: { 'src/state/a.ts': "import { b } from './b.ts';", 'src/state/b.ts': '' },
    },
    {
      plant: { 'src/state/a.ts': "import { b } from './b';", 'src/state/b.ts': '' },
      says: ['leaves off the ending', './b.ts'],
      clean: {
        'src/state/a.ts': "import { b } from './b.svelte.ts';",
        'src/state/b.svelte.ts': '',
      },
    },
    {
      plant: {
        'src/state/a.ts': "import { b } from './b.svelte';",
        'src/state/b.svelte.ts': '',
      },
      says: ['leaves off the ending', './b.svelte.ts'],
      clean: { 'src/templates/index.ts': "import rower from './rower.json';" },
    },
  ],
  'imports form no cycle': [
    {
      plant: {
        'src/domain/a.ts': "import { b } from './b.ts';",
        'src/domain/b.ts': "import { c } from './c.ts';",
        'src/domain/c.ts': "import type { A } from './a.ts';",
      },
      says: ['src/domain/a.ts > src/domain/b.ts > src/domain/c.ts > src/domain/a.ts', 'third file'],
      clean: {
        'src/domain/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
        'src/domain/b.ts': "import { c } from './c.ts';",
        'src/domain/c.ts': '',
      },
    },
    {
      plant: {
        'src/ui/A.svelte': script("import B from './B.svelte';"),
        'src/ui/B.svelte': script("import A from './A.svelte';"),
      },
      says: ['is a cycle'],
      clean: { 'src/ui/Tree.svelte': script("import Tree from './Tree.svelte';") },
    },
  ],
  'components only read state': [
    {
      plant: { 'src/ui/A.svelte': script("import Dexie from 'dexie';") },
      says: ['src/ui/A.svelte:2', 'is a component and imports dexie', 'state/'],
      clean: { 'src/ui/A.svelte': script("import { editor } from '#state/editor.svelte.ts';") },
    },
    ...['storage/maps.ts', 'formats/csv.ts', 'simulation/exact.ts', 'templates/index.ts'].map(
      (file): Planted => ({
        plant: { 'src/ui/A.svelte': script(`import type { A } from '#${file}';`) },
        says: [`imports #${file}`],
        clean: { 'src/ui/A.svelte': script("import type { A } from '#domain/a.ts';") },
      }),
    ),
  ],
  'no barrels': [
    {
      plant: { 'src/domain/kinds/index.ts': "export * from './stage.ts';" },
      says: ['src/domain/kinds/index.ts', 'barrel', 'where it is used'],
      clean: { 'src/domain/checks/index.ts': "export * from './shares-add-up.ts';" },
    },
    {
      plant: { 'src/ui/all.ts': "import A from './A.svelte';\nexport { A };" },
      says: ['src/ui/all.ts'],
      clean: { 'src/ui/all.ts': "import { a } from './a.ts';\nexport const b = a;" },
    },
  ],
});
