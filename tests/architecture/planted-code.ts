/** Planted violations of the rules about code, files and components. */
import { planted, script, type Planted } from './planted.ts';

const lines = (count: number) => 'x;\n'.repeat(count);
const props = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`).join(', ');

export const PLANTED_CODE = planted({
  'pure layers read no clock and no chance': [
    ...['Date.now()', 'new Date()', 'Date()', 'Math.random()'].map((code): Planted => ({
      plant: { 'src/domain/a.ts': `// first\nexport const a = ${code};` },
      says: ['src/domain/a.ts:2', code.startsWith('Math') ? 'Math.random' : 'Date', 'argument'],
      clean: {
        'src/domain/a.ts': `// ${code}\nexport const a = new Date(0);`,
        'src/state/a.ts': `export const a = ${code};`,
      },
    })),
  ],
  'pure layers know no browser': [
    ...['window', 'document', 'localStorage', 'indexedDB', 'crypto', 'globalThis'].map(
      (name): Planted => ({
        plant: { 'src/simulation/a.ts': `export const a = ${name}.b;` },
        says: ['src/simulation/a.ts:1', `uses ${name}`, 'pass plain values in'],
        clean: {
          'src/simulation/a.ts': `// ${name}\nexport const a = (b: { ${name}: 1 }) => b.${name};`,
          'src/simulation/b.ts': `export const b = (${name}: string[]) => ${name}.length;`,
          'src/storage/a.ts': `export const a = ${name}.b;`,
        },
      }),
    ),
  ],
  'runes stay in state and components': [
    {
      plant: { 'src/domain/a.ts': 'let a = $state(0);' },
      says: ['src/domain/a.ts:1', '$state', 'keep this file plain'],
      clean: { 'src/state/a.svelte.ts': 'let a = $state(0);' },
    },
    {
      plant: { 'src/state/a.ts': 'let a = $derived(0);' },
      says: ['$derived', '.svelte.ts'],
      clean: { 'src/ui/A.svelte': script('let a = $derived(0);') },
    },
  ],
  'state has no effects': [
    {
      plant: { 'src/state/a.svelte.ts': '$effect(() => {});' },
      says: ['src/state/a.svelte.ts:1', '$derived'],
      clean: { 'src/ui/A.svelte': script('$effect(() => {});') },
    },
    {
      plant: { 'src/state/a.svelte.ts': '$effect.root(() => {});' },
      says: ['uses $effect'],
      clean: { 'src/state/a.svelte.ts': 'const a = $derived(1);' },
    },
  ],
  'files are short': [
    {
      plant: { 'src/domain/a.ts': lines(401) },
      says: ['src/domain/a.ts has 401 lines', '400', 'split it'],
      clean: { 'src/domain/a.ts': lines(400), 'src/templates/a.json': lines(500) },
    },
    {
      plant: { 'src/ui/A.svelte': lines(301) },
      says: ['301 lines', '300'],
      clean: { 'src/ui/A.svelte': lines(300) },
    },
  ],
  'names follow the house': [
    {
      plant: { 'src/domain/painPoint.ts': '' },
      says: ['src/domain/painPoint.ts', 'kebab-case.ts', 'rename'],
      clean: { 'src/domain/pain-point.ts': '', 'src/state/editor.svelte.ts': '' },
    },
    {
      plant: { 'src/ui/map-card.svelte': '' },
      says: ['PascalCase.svelte'],
      clean: { 'src/ui/MapCard.svelte': '' },
    },
    {
      plant: { 'src/ui/mapCards/a.ts': '' },
      says: ['folders are called kebab-case', 'mapCards'],
      clean: { 'src/ui/map-cards/a.ts': '', 'src/app.css': '' },
    },
    {
      plant: { 'tests/domain/painPoint.test.ts': '' },
      says: ['kebab-case.test.ts'],
      clean: {
        'tests/domain/pain-point.test.ts': '',
        'tests/state/editor.svelte.test.ts': '',
        'tests/storage/maps.browser.test.ts': '',
        'tests/e2e/smoke.e2e.ts': '',
      },
    },
  ],
  'folders say what they hold': [
    ...['utils', 'common', 'lib', 'helpers'].map((folder): Planted => ({
      plant: { [`src/domain/${folder}/a.ts`]: '' },
      says: [`folder called ${folder}`, 'where its subject lives'],
      clean: { 'src/domain/queries/a.ts': '', [`tests/${folder}/a.ts`]: '' },
    })),
  ],
  'every file has a layer': [
    {
      plant: { 'src/services/a.ts': '' },
      says: ['src/services/a.ts belongs to no layer', 'domain, simulation'],
      clean: { 'src/storage/a.ts': '', 'src/main.ts': '', 'src/app.css': '' },
    },
    {
      plant: { 'src/extra.ts': '' },
      says: ['belongs to no layer'],
      clean: { 'tests/extra.ts': '' },
    },
    {
      plant: { 'src/state/Editor.svelte': '' },
      says: ['component outside ui/'],
      clean: { 'src/ui/Editor.svelte': '' },
    },
    {
      plant: { 'src/domain/a.svelte.ts': '' },
      says: ['call it .ts'],
      clean: { 'src/state/a.svelte.ts': '' },
    },
  ],
  'no raw markup': [
    {
      plant: { 'src/ui/A.svelte': '<p>\n{@html text}</p>' },
      says: ['src/ui/A.svelte:2', '{@html}', 'text is text'],
      clean: { 'src/ui/A.svelte': '<!-- {@html} -->\n<p>{text}</p>' },
    },
  ],
  'texts come from the catalogue': [
    {
      plant: { 'src/ui/A.svelte': '<p>\n  Save now</p>' },
      says: ['src/ui/A.svelte:2', '"Save now"', 'src/ui/messages/'],
      clean: { 'src/ui/A.svelte': '<p class="Save">{messages.save} 1 × 2 →</p>' },
    },
    ...['aria-label', 'title', 'placeholder', 'alt', 'label'].map((name): Planted => ({
      plant: { 'src/ui/A.svelte': `<b></b>\n<Field ${name}="Name" />` },
      says: ['src/ui/A.svelte:2', '"Name"'],
      clean: { 'src/ui/A.svelte': `<Field ${name}={messages.name} name="Name" />\n<img alt="" />` },
    })),
    {
      plant: { 'src/ui/A.svelte': "<p>{open ? 'Close' : messages.open}</p>" },
      says: ['"Close"'],
      clean: { 'src/ui/A.svelte': "<p>{kind === 'map' ? messages.map : '-'}</p>" },
    },
    {
      plant: { 'src/ui/A.svelte': '<p title={`Stage ${number}`}></p>' },
      says: ['"Stage"'],
      clean: { 'src/ui/A.svelte': "<p title={messages.stage('first')} style={`top:${y}px`}></p>" },
    },
    {
      plant: { 'src/ui/A.svelte': '{#if open}<Button>{#snippet icon()}Go{/snippet}</Button>{/if}' },
      says: ['"Go"'],
      clean: {
        'src/ui/A.svelte': "<script>const kind = 'Go';</script><style>p { top: 0 }</style>",
      },
    },
  ],
  'components have few props': [
    {
      plant: { 'src/ui/A.svelte': script(`let { ${props(9)} } = $props();`) },
      says: ['src/ui/A.svelte:2', '9 props', 'state object'],
      clean: { 'src/ui/A.svelte': script(`let { ${props(8)}, ...rest } = $props();`) },
    },
    {
      plant: {
        'src/ui/A.svelte': script(
          `interface Props { ${props(9).replaceAll(',', ': 1;')}: 1 }\nlet all: Props = $props();`,
        ),
      },
      says: ['9 props'],
      clean: { 'src/ui/A.svelte': script('let all: { a: 1; b: 2 } = $props();') },
    },
  ],
});
