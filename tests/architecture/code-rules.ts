/** Rules about what code may touch: pure layers, runes, effects. */
import ts from 'typescript';
import { LAYERS } from './layers.ts';
import {
  isScript,
  layerOf,
  lineAt,
  syntaxOf,
  visitAll,
  type Rule,
  type SourceFile,
} from './source.ts';

const BROWSER = [
  ...['window', 'document', 'globalThis', 'navigator', 'crypto', 'performance', 'fetch'],
  ...['localStorage', 'sessionStorage', 'indexedDB'],
];
const RUNES = ['$state', '$derived', '$effect', '$props', '$bindable', '$inspect', '$host'];

/** Is this identifier the name of a member (`a.window`, `{ window: 1 }`), not of a variable? */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessor(parent) ||
      ts.isSetAccessor(parent)) &&
    parent.name === node
  );
}

/** The names a file declares itself: those are its own, whatever the browser calls so. */
function declaredNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  visitAll(tree, (node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text);
  });
  return names;
}

/** The places of a file where one of the names is used as a variable. */
function usesOf(file: SourceFile, names: readonly string[]): { name: string; place: string }[] {
  const tree = syntaxOf(file);
  const own = declaredNames(tree);
  const found: { name: string; place: string }[] = [];
  visitAll(tree, (node) => {
    if (!ts.isIdentifier(node) || !names.includes(node.text)) return;
    if (own.has(node.text) || isMemberName(node)) return;
    found.push({
      name: node.text,
      place: `${file.path}:${lineAt(tree.text, node.getStart())}`,
    });
  });
  return found;
}

/** A reading of the clock or of chance: `Date.now`, `new Date()`, `Date()`, `Math.random`. */
function clockOrChance(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = `${node.expression.getText()}.${node.name.text}`;
    return text === 'Date.now' || text === 'Math.random' ? text : undefined;
  }
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
  if (node.expression.getText() !== 'Date') return undefined;
  if (ts.isCallExpression(node)) return 'Date()';
  return (node.arguments?.length ?? 0) === 0 ? 'new Date()' : undefined;
}

const inPureLayer = (file: SourceFile) =>
  isScript(file) && LAYERS[layerOf(file.path) ?? '']?.pure === true;

export const pureLayersReadNoClockAndNoChance: Rule = (files) =>
  files.filter(inPureLayer).flatMap((file) => {
    const problems: string[] = [];
    const tree = syntaxOf(file);
    visitAll(tree, (node) => {
      const what = clockOrChance(node);
      if (what)
        problems.push(
          `${file.path}:${lineAt(tree.text, node.getStart())} reads ${what} in a pure layer; take the time, the id maker or the seeded random numbers as an argument.`,
        );
    });
    return problems;
  });

export const pureLayersKnowNoBrowser: Rule = (files) =>
  files
    .filter(inPureLayer)
    .flatMap((file) => usesOf(file, BROWSER))
    .map(
      ({ name, place }) =>
        `${place} uses ${name} in a pure layer; do that in state/, storage/ or ui/ and pass plain values in.`,
    );

export const runesStayInStateAndComponents: Rule = (files) =>
  files
    .filter((file) => isScript(file) && layerOf(file.path))
    .filter((file) => !(/\.svelte(\.ts)?$/.test(file.path) && LAYERS[layerOf(file.path)!]?.runes))
    .flatMap((file) => usesOf(file, RUNES))
    .map(
      ({ name, place }) =>
        `${place} uses ${name}; runes work only in .svelte and .svelte.ts files of state/ and ui/: keep this file plain, or move the part that reacts there.`,
    );

export const stateHasNoEffects: Rule = (files) =>
  files
    .filter((file) => isScript(file) && layerOf(file.path) === 'state')
    .flatMap((file) => usesOf(file, ['$effect']))
    .map(
      ({ place }) =>
        `${place} uses $effect in state/; compute with $derived, or act in the method that causes the change.`,
    );
