/** Rules about components: text comes from the catalogue, data is never markup, props are few. */
import ts from 'typescript';
import {
  componentOf,
  isComponent,
  lineAt,
  syntaxOf,
  visitAll,
  visitMarkup,
  type MarkupNode,
  type Rule,
  type SourceFile,
} from './source.ts';

const PROPS = 8;
/** Attributes, and props of our own components, that people read or hear. */
const READ_ALOUD = [
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext'],
  ...['aria-placeholder', 'title', 'placeholder', 'alt', 'label'],
];

const isOurs = (file: SourceFile) => isComponent(file) && file.path.startsWith('src/');

export const noRawMarkup: Rule = (files) =>
  files.filter(isOurs).flatMap((file) => {
    const problems: string[] = [];
    visitMarkup(componentOf(file).fragment, (node) => {
      if (node.type === 'HtmlTag')
        problems.push(
          `${file.path}:${lineAt(file.text, node.start)} uses {@html}; text is text: write it as markup with {values} in it.`,
        );
    });
    return problems;
  });

/** The text literals an expression can show: itself, both ways of a choice, parts put together. */
function shownLiterals(node: MarkupNode): string[] {
  const both = (...keys: string[]) => keys.flatMap((key) => shownLiterals(node[key] as MarkupNode));
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return [
        ...(node['quasis'] as { value: { raw: string } }[]).map((quasi) => quasi.value.raw),
        ...(node['expressions'] as MarkupNode[]).flatMap(shownLiterals),
      ];
    case 'ConditionalExpression':
      return both('consequent', 'alternate');
    case 'LogicalExpression':
      return both('left', 'right');
    case 'BinaryExpression':
      return node['operator'] === '+' ? both('left', 'right') : [];
    default:
      return [];
  }
}

/** The static texts of one part of a text or an attribute. */
function textsOf(part: MarkupNode): string[] {
  if (part.type === 'Text') return [part['data'] as string];
  if (part.type === 'ExpressionTag') return shownLiterals(part['expression'] as MarkupNode);
  return [];
}

function readableTexts(node: MarkupNode): string[] {
  if (node.type === 'Attribute') {
    if (!READ_ALOUD.includes(node['name'] as string) || node['value'] === true) return [];
    return ([node['value']].flat() as MarkupNode[]).flatMap(textsOf);
  }
  // Only what stands between tags; the texts of attributes are looked at above.
  if (node.type === 'Fragment') return (node['nodes'] as MarkupNode[]).flatMap(textsOf);
  return [];
}

export const textsComeFromTheCatalogue: Rule = (files) =>
  files.filter(isOurs).flatMap((file) => {
    const problems: string[] = [];
    visitMarkup(componentOf(file).fragment, (node) => {
      for (const text of readableTexts(node))
        if (/\p{L}/u.test(text))
          problems.push(
            `${file.path}:${lineAt(file.text, node.start)} says "${text.trim()}" on screen; put the text into src/ui/messages/ and show it from there.`,
          );
    });
    return problems;
  });

/** How many members the type of the props has, where it is written in the same file. */
function membersOf(type: ts.TypeNode | undefined, tree: ts.SourceFile): number {
  if (!type) return 0;
  if (ts.isTypeLiteralNode(type)) return type.members.length;
  if (ts.isIntersectionTypeNode(type))
    return type.types.reduce((sum, part) => sum + membersOf(part, tree), 0);
  if (!ts.isTypeReferenceNode(type)) return 0;
  const name = type.typeName.getText();
  let count = 0;
  visitAll(tree, (node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) count = node.members.length;
    if (ts.isTypeAliasDeclaration(node) && node.name.text === name)
      count = membersOf(node.type, tree);
  });
  return count;
}

export const componentsHaveFewProps: Rule = (files) =>
  files.filter(isOurs).flatMap((file) => {
    const problems: string[] = [];
    const tree = syntaxOf(file);
    visitAll(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer) return;
      if (!ts.isCallExpression(node.initializer)) return;
      if (node.initializer.expression.getText() !== '$props') return;
      const taken = ts.isObjectBindingPattern(node.name)
        ? node.name.elements.filter((element) => !element.dotDotDotToken).length
        : 0;
      const count = Math.max(taken, membersOf(node.type, tree));
      if (count > PROPS)
        problems.push(
          `${file.path}:${lineAt(tree.text, node.getStart())} has ${count} props, more than ${PROPS}; hand over one state object, or split the component.`,
        );
    });
    return problems;
  });
