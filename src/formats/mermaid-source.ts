/**
 * From a file to the diagram in it: the block of a Markdown text, its front matter, its directives and
 * comments are told apart, in the order and by the rules by which Mermaid does it. Every pass goes over
 * the text once, so that no text takes long.
 */
import { readFrontMatter } from './mermaid-front-matter.ts';
import { TracedText, type Replacement } from './mermaid-traced-text.ts';

/** A line of comment, and where in the file it stands. */
export type Comment = Readonly<{ text: string; at: number }>;

export type MermaidSource = Readonly<{
  /** What the lexer reads, but for its entities. */
  code: TracedText;
  /** As the front matter says; null where it says nothing. */
  title: string | null;
  comments: readonly Comment[];
}>;

/** The diagrams of a file: one, or every block of a Markdown text, of which there may be none. */
export function diagramsIn(file: TracedText): readonly TracedText[] {
  const lines = /^([ \t]*)(`{3,}|~{3,})([^\n]*)$/gm;
  const diagrams: TracedText[] = [];
  let open: Readonly<{ mark: string; start: number; isMermaid: boolean }> | null = null;
  let hasFence = false;
  const close = (end: number) => {
    if (open?.isMermaid) diagrams.push(cutOut(file, open.start, end));
    open = null;
  };
  for (const { index, 0: line, 2: mark, 3: info } of file.text.matchAll(lines)) {
    if (!open) {
      const isMermaid = /^\s*\{?\.?mermaid\b/i.test(info!);
      hasFence ||= isMermaid;
      open = { mark: mark!, start: index + line.length + 1, isMermaid };
    } else if (mark!.startsWith(open.mark) && info!.trim() === '') {
      close(index);
    }
  }
  close(file.text.length);
  return hasFence ? diagrams : [file];
}

function cutOut(file: TracedText, start: number, end: number): TracedText {
  const after = Math.max(start, end);
  return file.replaced([
    { start: 0, end: Math.min(start, file.text.length), by: '' },
    ...(after < file.text.length ? [{ start: after, end: file.text.length, by: '' }] : []),
  ]);
}

/** The parts of one diagram. */
export function sourceOf(diagram: TracedText): MermaidSource {
  const cleaned = diagram.replaced(attributesInSingleQuotes(diagram.text));
  const { end, title } = readFrontMatter(cleaned.text);
  const body = end > 0 ? cleaned.replaced([{ start: 0, end, by: '' }]) : cleaned;
  const plain = body.replaced(directives(body.text));
  const found = commentLines(plain.text);
  const comments = found.map(({ start, end: after }) => {
    const text = plain.text.slice(start, after);
    const mark = text.indexOf('%%');
    return { text: text.slice(mark).trimEnd(), at: plain.originOf(start + mark) };
  });
  const code = plain.replaced(found);
  const space = code.text.length - code.text.trimStart().length;
  return {
    title,
    comments,
    code: space > 0 ? code.replaced([{ start: 0, end: space, by: '' }]) : code,
  };
}

/** `<a href="x">` as `<a href='x'>`. */
function attributesInSingleQuotes(text: string): Replacement[] {
  const replacements: Replacement[] = [];
  let end = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(at + 1, end))) {
    if (!/\w/.test(text[at + 1] ?? '')) continue;
    end = text.indexOf('>', at) + 1;
    if (end === 0) break;
    const tag = text.slice(at, end);
    const by = tag.replace(/="([^"]*)"/g, "='$1'");
    if (by !== tag) replacements.push({ start: at, end, by });
  }
  return replacements;
}

/** `%%{init: ...}%%`; one that is not closed goes to the end of the text. */
function directives(text: string): Replacement[] {
  const opening = /%%\{\s*\w+\s*:?\s*/y;
  const word = /\w+\s*(?:\}%%)?/y;
  const found: Replacement[] = [];
  const at = (rule: RegExp, from: number) => {
    rule.lastIndex = from;
    return rule.test(text) ? rule.lastIndex : null;
  };
  for (let start = text.indexOf('%%{'); start >= 0;) {
    const inner = at(opening, start);
    const end = inner === null ? null : (at(word, inner) ?? endOfDirective(text, inner));
    if (end !== null) found.push({ start, end, by: '' });
    start = text.indexOf('%%{', end ?? start + 1);
  }
  return found;
}

const SEPARATOR = /[\u2028\u2029]/g;

function endOfDirective(text: string, from: number): number {
  const close = text.indexOf('}%%', from);
  SEPARATOR.lastIndex = from;
  const separator = SEPARATOR.exec(text)?.index ?? text.length;
  if (close >= 0 && close <= separator) return close + 3;
  const space = /\s*(?:\}%%)?/y;
  space.lastIndex = separator;
  return space.test(text) ? space.lastIndex : separator;
}

/** Lines that begin with `%%` and say something, with the empty space before them. */
function commentLines(text: string): Replacement[] {
  const found: Replacement[] = [];
  const lineEnd = /[\n\u2028\u2029]/g;
  for (let start = 0; start < text.length;) {
    const at = afterSpace(text, start);
    const says = at + 2 < text.length && text[at + 2] !== '{' && text[at + 2] !== '\n';
    if (text.startsWith('%%', at) && says) {
      const line = text.indexOf('\n', at);
      const end = line < 0 ? text.length : line + 1;
      found.push({ start, end, by: '' });
      start = end;
      continue;
    }
    lineEnd.lastIndex = at;
    const next = lineEnd.exec(text);
    start = next ? next.index + 1 : text.length;
  }
  return found;
}

function afterSpace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}

/** Where in the file a journey holds a word that makes Mermaid take it for a C4 diagram; null where it does not. */
export function otherDiagramWord(code: TracedText): number | null {
  const plain = code.replaced(directives(code.text));
  const at = withoutAnyComment(plain.text).search(/C4(?:Container|Component|Dynamic|Deployment)/);
  return at < 0 ? null : plain.originOf(at);
}

/**
 * The text in which comments up to the ends of lines are blank. To know the kind of a diagram Mermaid looks at
 * that, after it has taken directives out once more: what was taken out before may have left new ones.
 */
function withoutAnyComment(code: string): string {
  const parts = code.split(/([\n\u2028\u2029])/);
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const line = parts[index]!;
    const mark = parts[index + 1] === '\n' ? line.indexOf('%%') : -1;
    if (mark >= 0) parts[index] = line.slice(0, mark).padEnd(line.length);
  }
  return parts.join('');
}

/** Whether Mermaid takes the diagram for a journey: by the first letters after comments. */
export function isJourney(code: TracedText): boolean {
  return /^\s*journey/.test(withoutAnyComment(code.replaced(directives(code.text)).text));
}

const KINDS =
  'journey|flowchart|graph|swimlane|sequenceDiagram|stateDiagram|classDiagram|erDiagram|gantt|pie|' +
  'mindmap|timeline|gitGraph|quadrantChart|requirementDiagram|requirement|C4Context|C4Container|' +
  'C4Component|C4Dynamic|C4Deployment|sankey|block|xychart|kanban|packet|architecture|radar|treemap|' +
  'treeView|venn|ishikawa|eventmodeling|wardley|cynefin|railroad|zenuml|info';
const KIND = new RegExp(`^\\s*(${KINDS})(?:-v2|-elk|-beta|-ebnf|-abnf|-peg)*(?=[\\s:;{]|$)`);

/** By which word the diagram says what it is; null where no kind of diagram begins so. */
export function kindOfDiagram(code: string): string | null {
  return KIND.exec(withoutAnyComment(code.slice(0, 4_000)))?.[1] ?? null;
}
