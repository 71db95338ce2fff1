/** Rules about files and folders: sizes, names, places. */
import path from 'node:path';
import { GENERATED, LAYERS, ROOT } from './layers.ts';
import { isComponent, layerOf, type Rule, type SourceFile } from './source.ts';

const FILE_LINES = 400;
const COMPONENT_LINES = 300;
const NOWHERE_FOLDERS = ['utils', 'common', 'lib', 'helpers'];

const KEBAB = '[a-z0-9]+(-[a-z0-9]+)*';
const NAMES = {
  component: /^[A-Z][A-Za-z0-9]*\.svelte$/,
  source: new RegExp(`^${KEBAB}(\\.svelte)?\\.ts$`),
  test: new RegExp(`^${KEBAB}(\\.(svelte|browser|test|e2e|config))*\\.(ts|mjs)$`),
  other: new RegExp(`^(README\\.md|${KEBAB}\\.(css|json|md))$`),
};
const FOLDER = new RegExp(`^${KEBAB}$`);

const linesOf = ({ text }: SourceFile) => text.replace(/\n$/, '').split('\n').length;

export const filesAreShort: Rule = (files) =>
  files.flatMap((file) => {
    if (!/\.(ts|mjs|js|css|svelte)$/.test(file.path)) return [];
    const limit = isComponent(file) ? COMPONENT_LINES : FILE_LINES;
    const lines = linesOf(file);
    if (lines <= limit) return [];
    return [
      `${file.path} has ${lines} lines, more than ${limit}; split it by what its parts are about.`,
    ];
  });

function nameProblem(file: string): string | undefined {
  const name = path.posix.basename(file);
  if (name.endsWith('.svelte'))
    return NAMES.component.test(name) ? undefined : 'components are called PascalCase.svelte';
  if (file.startsWith('tests/'))
    return !/\.(ts|mjs)$/.test(name) || NAMES.test.test(name)
      ? undefined
      : 'tests and their tools are called kebab-case.test.ts, kebab-case.e2e.ts or kebab-case.ts';
  if (/\.(ts|mjs|js)$/.test(name))
    return NAMES.source.test(name)
      ? undefined
      : 'files are called kebab-case.ts, with runes kebab-case.svelte.ts';
  return NAMES.other.test(name) ? undefined : 'files are called kebab-case';
}

export const namesFollowTheHouse: Rule = (files) =>
  files.flatMap(({ path: file }) => {
    const problems: string[] = [];
    const problem = nameProblem(file);
    if (problem) problems.push(`${file}: ${problem}; rename it.`);
    const folders = file.split('/').slice(0, -1);
    for (const folder of file.startsWith('src/') ? folders : [])
      if (!FOLDER.test(folder))
        problems.push(`${file}: folders are called kebab-case; rename ${folder}.`);
    return problems;
  });

export const foldersSayWhatTheyHold: Rule = (files) =>
  files
    .filter(({ path: file }) => file.startsWith('src/'))
    .flatMap(({ path: file }) =>
      file
        .split('/')
        .slice(0, -1)
        .filter((folder) => NOWHERE_FOLDERS.includes(folder))
        .map(
          (folder) =>
            `${file}: a folder called ${folder} says nothing; put the file where its subject lives.`,
        ),
    );

export const everyFileHasALayer: Rule = (files) =>
  files.flatMap(({ path: file }) => {
    if (!file.startsWith('src/')) return [];
    const layer = layerOf(file);
    if (!layer)
      return [
        `${file} belongs to no layer; src/ holds main.ts, app.css and the folders ${Object.keys(LAYERS).join(', ')}.`,
      ];
    if (file.endsWith('.svelte') && layer !== 'ui')
      return [`${file} is a component outside ui/; move it there.`];
    if (file.endsWith('.svelte.ts') && !LAYERS[layer]?.runes)
      return [
        `${file} is named as if it held runes, which only state/ and ui/ may; call it .ts and keep it plain.`,
      ];
    return [];
  });

/** What stands in the root that does not belong there; `names` is the listing. */
export function rootIsAShopWindow(names: readonly string[]): string[] {
  return names
    .filter((name) => !name.startsWith('.') && !ROOT.includes(name) && !GENERATED.includes(name))
    .map(
      (name) =>
        `${name} stands in the root; settings go into vite.config.ts or package.json, benchmarks under tests/bench/, documents into README.md.`,
    );
}
