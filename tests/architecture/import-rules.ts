/** Rules about who imports whom. Type imports count like any other. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { LAYERS, PURE_D3, REGISTRIES, TOP, TOP_OUTSIDE } from './layers.ts';
import {
  importsOf,
  isComponent,
  layerOf,
  syntaxOf,
  targetOf,
  type Import,
  type Rule,
  type SourceFile,
} from './source.ts';

type Check = (found: Import, file: SourceFile, layer: string) => string | undefined;

/** Makes a rule of a check of one import; the place is written in front. */
const eachImport =
  (check: Check): Rule =>
  (files) =>
    files.flatMap((file) => {
      const layer = layerOf(file.path);
      if (!layer) return [];
      return importsOf(file).flatMap((found) => {
        const problem = check(found, file, layer);
        return problem ? [`${file.path}:${found.line} ${problem}`] : [];
      });
    });

const list = (names: readonly string[]) => names.join(', ') || 'nothing';

export const importsPointInTheAllowedDirection = eachImport(
  ({ specifier, typeOnly }, file, from) => {
    const target = targetOf(file, specifier);
    const to = target && layerOf(target);
    if (!target || !to || to === from || from === TOP) return undefined;
    const { mayImport } = LAYERS[from]!;
    const access = mayImport[to];
    if (access === 'all' || (access === 'types' && typeOnly)) return undefined;
    if (access === 'types')
      return `imports a value of ${to} (${specifier}); ${from} may take only its types: write \`import type\`, or move the code to a layer that may use ${to}.`;
    if (access?.includes(target.slice(`src/${to}/`.length))) return undefined;
    return `imports ${specifier}, but ${from} may import ${list(Object.keys(mayImport))}${access ? ` (of ${to} only ${list(access)})` : ''}. Let a layer above bring the two together and hand over what is needed as an argument.`;
  },
);

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

export const packagesBelongToTheirLayer = eachImport(
  ({ specifier, dynamic, typeOnly }, file, layer) => {
    if (targetOf(file, specifier)) return undefined;
    const name = packageOf(specifier);
    if (name.startsWith('d3-'))
      return `imports ${name}; take named imports from the umbrella \`d3\`, and only its pure parts.`;
    const outside = layer === TOP ? TOP_OUTSIDE : LAYERS[layer]!.outside;
    if (outside === 'dynamic')
      return dynamic || typeOnly
        ? undefined
        : `imports ${name} at the start; load parsers and writers on demand: \`await import('${specifier}')\`.`;
    if (outside.includes(name)) return undefined;
    return `imports ${name}, but ${layer} may take from outside ${list(outside)}. Move the code to a layer that may use it, or add the package to tests/architecture/layers.ts with a reason in the README.`;
  },
);

let pureNames: Set<string> | undefined;

/** What the pure parts of d3 export, values and types, read from their type declarations. */
function pureD3Names(): Set<string> {
  if (pureNames) return pureNames;
  pureNames = new Set();
  for (const part of PURE_D3) {
    const file = path.resolve(
      import.meta.dirname,
      `../../node_modules/@types/d3-${part}/index.d.ts`,
    );
    const tree = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const statement of tree.statements) {
      if (ts.isExportDeclaration(statement) && statement.exportClause)
        if (ts.isNamedExports(statement.exportClause))
          statement.exportClause.elements.forEach((each) => pureNames!.add(each.name.text));
      if (ts.isVariableStatement(statement))
        statement.declarationList.declarations.forEach((each) =>
          pureNames!.add(each.name.getText()),
        );
      if ('name' in statement && statement.name)
        pureNames.add((statement.name as ts.Identifier).text);
    }
  }
  return pureNames;
}

export const onlyPureD3 = eachImport(({ specifier, names }) => {
  if (specifier !== 'd3') return undefined;
  const whole = !names || names.includes('default');
  if (whole) return 'takes d3 whole; write the names: `import { max } from "d3"`.';
  const impure = names.filter((name) => !pureD3Names().has(name));
  if (impure.length === 0) return undefined;
  return `takes ${list(impure)} from d3, which is not in its pure parts (${list(PURE_D3)}). Svelte owns the DOM, Svelte Flow the gestures.`;
});

export const pathsShowTheCrossing: Rule = (files) => {
  const known = new Set(files.map((file) => file.path));
  const check: Check = ({ specifier }, file, from) => {
    const target = targetOf(file, specifier);
    if (!target) return undefined;
    const to = layerOf(target);
    if (specifier.startsWith('#') && to === from && from !== TOP)
      return `imports ${specifier} of its own layer; inside a layer use a relative path.`;
    if (specifier.startsWith('.') && to !== from)
      return `imports ${specifier} across layers; write \`#${target.replace(/^src\//, '')}\` so that the crossing shows.`;
    if (!path.posix.extname(target) || known.has(`${target}.ts`))
      return `imports ${specifier} and leaves off the ending; write the whole file name, like ${specifier}.ts.`;
    return undefined;
  };
  return eachImport(check)(files);
};

export const importsFormNoCycle: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const problems: string[] = [];
  const walk = (file: SourceFile, trail: string[]) => {
    const seen = trail.indexOf(file.path);
    if (seen >= 0) {
      const cycle = [...trail.slice(seen), file.path].join(' > ');
      problems.push(
        `${cycle} is a cycle; move what both need into a third file, or pass it as an argument.`,
      );
      return;
    }
    if (done.has(file.path)) return;
    for (const { specifier } of importsOf(file)) {
      const target = byPath.get(targetOf(file, specifier) ?? '');
      if (target && target !== file) walk(target, [...trail, file.path]); // recursion is no cycle
    }
    done.add(file.path);
  };
  files.forEach((file) => walk(file, []));
  return problems;
};

const BEHIND_STATE = ['formats', 'simulation', 'storage', 'templates'];

export const componentsOnlyReadState: Rule = (files) =>
  eachImport(({ specifier }, file) => {
    const target = targetOf(file, specifier);
    const to = target ? layerOf(target) : packageOf(specifier);
    if (!to || !(to === 'dexie' || BEHIND_STATE.includes(to))) return undefined;
    return `is a component and imports ${specifier}; read a class of state/ and call its methods instead.`;
  })(files.filter(isComponent));

export const noBarrels: Rule = (files) =>
  files.flatMap((file) => {
    if (!file.path.endsWith('.ts') || !layerOf(file.path)) return [];
    const registry = REGISTRIES.some((folder) => file.path === `${folder}/index.ts`);
    const { statements } = syntaxOf(file);
    const passesOn = statements.some(ts.isExportDeclaration);
    const only = statements.every((s) => ts.isExportDeclaration(s) || ts.isImportDeclaration(s));
    if (registry || !passesOn || !only) return [];
    return [
      `${file.path} only re-exports, a barrel; import each file where it is used (index.ts registries stand in ${REGISTRIES.join(', ')}).`,
    ];
  });
