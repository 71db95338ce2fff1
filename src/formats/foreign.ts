/**
 * Tells what a file is that is not ours, so that the refusal can name it. Names are short codes; the
 * message catalogue has the words.
 */

export type ForeignFormat =
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'binary'
  | 'html'
  | 'svg'
  | 'bpmn'
  | 'xml'
  | 'mermaid'
  | 'markdown'
  | 'csv'
  | 'excalidraw'
  | 'tldraw'
  | 'json'
  | 'text';

/** The first bytes by which programs know these files, as Latin-1 text. */
const MAGIC: readonly (readonly [RegExp, ForeignFormat])[] = [
  [/^\x89PNG/, 'png'],
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^GIF8/, 'gif'],
  [/^RIFF[^]{4}WEBP/, 'webp'],
  [/^%PDF-/, 'pdf'],
  [/^PK(\x03\x04|\x05\x06)/, 'zip'], // eslint-disable-line no-control-regex -- as the format has it
  [/^\x1f\x8b/, 'gzip'], // eslint-disable-line no-control-regex -- as the format has it
];

const SNIFFED_BYTES = 1_000;

/** What bytes are that are not text, or null where they may be text. UTF-16 must be told apart before. */
export function foreignBytes(bytes: Uint8Array): ForeignFormat | null {
  const start = String.fromCharCode(...bytes.subarray(0, SNIFFED_BYTES));
  for (const [magic, format] of MAGIC) if (magic.test(start)) return format;
  return start.includes('\0') ? 'binary' : null;
}

const DIAGRAMS =
  'journey|flowchart|graph|sequenceDiagram|stateDiagram|classDiagram|erDiagram|gantt|pie|mindmap|' +
  'timeline|gitGraph|quadrantChart|requirementDiagram|C4Context|sankey|block|xychart|kanban';
// A comment ends only where it must: with a choice, many of them would be tried in every combination.
const MERMAID = new RegExp(`^(---\\n[^]*?\\n---\\s+)?(%%.*[\\n\\r]\\s*)*(${DIAGRAMS})\\b`);
const HTML = /^(?:<!--(?:(?!-->)[^])*-->\s*)*<(!doctype html|html|head|body)\b/i;
const MERMAID_FENCE = /^(```|~~~)\s*mermaid\b/m;

const SNIFFED_LENGTH = 4_000;

/** What a text is, or null where it may be JSON. */
export function foreignText(text: string): ForeignFormat | null {
  const start = text.slice(0, SNIFFED_LENGTH).replaceAll('\r\n', '\n').trimStart();
  if (/^[{[]/.test(start)) return null;
  if (HTML.test(start)) return 'html';
  if (start.startsWith('<')) return foreignXml(start);
  if (MERMAID.test(start) || MERMAID_FENCE.test(start)) return 'mermaid';
  if (/^(#{1,6} |```|\* |- )/.test(start)) return 'markdown';
  return isTable(start) ? 'csv' : 'text';
}

function foreignXml(start: string): ForeignFormat {
  if (start.includes('http://www.omg.org/spec/BPMN')) return 'bpmn';
  return /<svg\b/.test(start) ? 'svg' : 'xml';
}

/** Whether the first two lines have equally many separators. */
function isTable(start: string): boolean {
  const [first, second] = start.split(/[\r\n]+/);
  return [',', ';', '\t'].some((separator) => {
    const columns = first!.split(separator).length;
    return columns > 1 && second?.split(separator).length === columns;
  });
}

/** What a JSON value is that is not a map of ours. */
export function foreignJson(value: unknown): ForeignFormat {
  const fields = (typeof value === 'object' && value) || {};
  if ('type' in fields && fields.type === 'excalidraw') return 'excalidraw';
  return 'tldrawFileFormatVersion' in fields ? 'tldraw' : 'json';
}
