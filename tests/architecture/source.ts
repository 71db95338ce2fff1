/**
 * Reading source for the law: the files of a folder, the syntax tree of a script (TypeScript's own
 * parser; of a component, its script blocks in place) and of a component's markup (Svelte's own).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';
import { LAYERS, TOP, TOP_FILES } from './layers.ts';

/** `path` is relative to the project's root, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** What a rule finds wrong; each line names the place and says how to put it right. */
export type Rule = (files: readonly SourceFile[]) => string[];

export interface Import {
  specifier: string;
  line: number;
  typeOnly: boolean;
  dynamic: boolean;
  /** The imported names; undefined when the module is taken whole. */
  names: string[] | undefined;
}

const TEXT = /\.(ts|mjs|js|svelte|css|json|md)$/;

/** All text files under a folder of the project. */
export function readFiles(root: string, folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The layer of a path under src, `TOP` for main.ts and app.css, undefined when it has none. */
export function layerOf(file: string): string | undefined {
  if (TOP_FILES.includes(file)) return TOP;
  const [source, layer, ...rest] = file.split('/');
  return source === 'src' && layer && layer in LAYERS && rest.length > 0 ? layer : undefined;
}

export const isScript = (file: SourceFile): boolean => /\.(ts|svelte)$/.test(file.path);
export const isComponent = (file: SourceFile): boolean => file.path.endsWith('.svelte');

/** The first line is 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function cached<Value>(make: (file: SourceFile) => Value): (file: SourceFile) => Value {
  const known = new WeakMap<SourceFile, Value>();
  return (file) => {
    if (!known.has(file)) known.set(file, make(file));
    return known.get(file)!;
  };
}

/** The syntax tree of a component. */
export const componentOf = cached((file): AST.Root => {
  try {
    return parse(file.text, { modern: true, filename: file.path });
  } catch (error) {
    throw new Error(`${file.path} cannot be parsed: ${String(error)}`, { cause: error });
  }
});

/** The script of a file; in a component all but the script blocks is blank, so that lines agree. */
function scriptOf(file: SourceFile): string {
  if (!isComponent(file)) return file.text;
  const { instance, module } = componentOf(file);
  // Svelte's types leave out the offsets that the parser gives to the program of a script block.
  const blocks = [instance, module].flatMap((block) =>
    block ? [block.content as unknown as { start: number; end: number }] : [],
  );
  return file.text.replace(/[^\n]/g, (character, offset: number) =>
    blocks.some(({ start, end }) => offset >= start && offset < end) ? character : ' ',
  );
}

export const syntaxOf = cached((file) =>
  ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS),
);

/** Visits every node of a syntax tree, parents first. */
export function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => visitAll(child, visit));
}

export interface MarkupNode {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** Visits every node under a value of Svelte's tree, parents first. */
export function visitMarkup(value: unknown, visit: (node: MarkupNode) => void): void {
  if (Array.isArray(value)) value.forEach((item) => visitMarkup(item, visit));
  else if (value && typeof value === 'object') {
    if ('type' in value && typeof value.type === 'string') visit(value as MarkupNode);
    for (const [key, child] of Object.entries(value))
      if (key !== 'parent' && key !== 'metadata') visitMarkup(child, visit);
  }
}

function namesOf(clause: ts.ImportClause | undefined): string[] | undefined {
  if (!clause) return [];
  const { name, namedBindings } = clause;
  if (namedBindings && ts.isNamespaceImport(namedBindings)) return undefined;
  const named = (namedBindings?.elements ?? []).map(
    (each) => (each.propertyName ?? each.name).text,
  );
  return name ? ['default', ...named] : named;
}

function exportedNames(clause: ts.NamedExportBindings | undefined): string[] | undefined {
  if (!clause || !ts.isNamedExports(clause)) return undefined;
  return clause.elements.map((each) => (each.propertyName ?? each.name).text);
}

function clauseIsTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((e) => e.isTypeOnly);
}

/** The import a node makes, if it makes one: static, re-export, `import()`, type, worker or glob. */
function importAt(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const names = namesOf(node.importClause);
    const typeOnly = clauseIsTypeOnly(node.importClause);
    return { specifier: node.moduleSpecifier.text, typeOnly, dynamic: false, names };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    const names = exportedNames(node.exportClause);
    const typeOnly = node.isTypeOnly;
    return { specifier: node.moduleSpecifier.text, typeOnly, dynamic: false, names };
  }
  if (ts.isImportTypeNode(node)) {
    const { argument, qualifier } = node;
    if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return undefined;
    const names = qualifier ? [qualifier.getText().split('.')[0]!] : undefined;
    return { specifier: argument.literal.text, typeOnly: true, dynamic: false, names };
  }
  const [first] =
    ts.isCallExpression(node) || ts.isNewExpression(node) ? (node.arguments ?? []) : [];
  if (!first || !ts.isStringLiteralLike(first)) return undefined;
  const { expression } = node as ts.CallExpression | ts.NewExpression;
  const byCall = expression.kind === ts.SyntaxKind.ImportKeyword;
  const byAddress = ts.isNewExpression(node) && expression.getText() === 'URL';
  const byPattern = expression.getText() === 'import.meta.glob';
  if (!byCall && !((byAddress || byPattern) && /^[.#]/.test(first.text))) return undefined;
  return { specifier: first.text, typeOnly: false, dynamic: true, names: undefined };
}

/** Every import of a file, those in the markup of a component (`{#await import()}`) too. */
export const importsOf = cached((file): Import[] => {
  const found: Import[] = [];
  if (!isScript(file)) return found;
  const tree = syntaxOf(file);
  visitAll(tree, (node) => {
    const made = importAt(node);
    if (made) found.push({ ...made, line: lineAt(tree.text, node.getStart()) });
  });
  if (isComponent(file))
    visitMarkup(componentOf(file).fragment, (node) => {
      const source = node['source'] as { value?: unknown } | undefined;
      if (node.type !== 'ImportExpression' || typeof source?.value !== 'string') return;
      const line = lineAt(file.text, node.start);
      found.push({
        specifier: source.value,
        line,
        typeOnly: false,
        dynamic: true,
        names: undefined,
      });
    });
  return found;
});

/** The project path an import of ours leads to, without a query; undefined for a package. */
export function targetOf(file: SourceFile, specifier: string): string | undefined {
  const [plain = ''] = specifier.split('?');
  if (plain.startsWith('#')) return `src/${plain.slice(1)}`;
  if (plain.startsWith('.')) return path.posix.join(path.posix.dirname(file.path), plain);
  return undefined;
}
