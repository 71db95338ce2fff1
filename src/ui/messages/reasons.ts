/** Why something could not be read or was mended, as half a sentence. */
import type { RepairReason } from '#domain/repair-value.ts';

export const cleaningReasons: Readonly<Record<string, string>> = {
  controlCharacters: 'it held control characters',
  brokenCharacters: 'it held broken characters',
  notFinite: 'it is not a finite number',
  fieldName: 'a field may not be called so',
  missing: 'it is missing',
  notText: 'it is not a text',
  notNumber: 'it is not a number',
  notTruth: 'it is neither yes nor no',
  notList: 'it is not a list',
  notObject: 'it is not an object',
  notOneOf: 'it is not one of the choices',
  notAllowed: 'it is not allowed here',
  outOfRange: 'it is outside the range',
  tooLong: 'it is too long',
  tooShort: 'it is too short',
  readAsText: 'it was read as text',
  readAsNumber: 'it was read as a number',
  readAsEstimate: 'it was read as an estimate',
  rangeCrossed: 'low and high were crossed',
} satisfies Record<RepairReason, string>;

export const syntaxReasons: Readonly<Record<string, string>> = {
  endsTooEarly: 'it ends too early, so it may not be complete',
  valueExpected: 'a value is missing',
  nameExpected: 'a name in double quotes is missing',
  colonExpected: 'a colon is missing',
  commaExpected: 'a comma is missing',
  trailingComma: 'there is a comma too many',
  textNotClosed: 'a text is not closed',
  escapeInvalid: 'a backslash is not followed by a known sign',
  controlCharacterInText: 'a text holds a control character',
  moreAfterEnd: 'something follows after its end',
  singleQuotes: 'it uses single quotes',
  comment: 'it holds a comment',
};

/** Why Mermaid's own parser would stop, too. */
export const mermaidReasons: Readonly<Record<string, string>> = {
  journeyExpected: 'it must begin with the word “journey”, in small letters',
  journeyTwice: 'a line begins with “journey” again',
  scoreMissing: 'a task has no colon and score after its name',
  commentInName: 'a # in a name begins a comment; write #35; for one',
  taskMissing: 'a colon stands where a task or a section must begin',
  semicolon: 'a semicolon stands in it; write #59; for one',
  notClosed: 'a title or description is not finished',
  frontMatterOpen: 'the block that begins with --- has no end',
  takenForC4: 'it holds a word by which Mermaid takes it for a C4 diagram',
};

/** By the word a diagram begins with. */
export const mermaidDiagrams: Readonly<Record<string, string>> = {
  flowchart: 'a flowchart',
  graph: 'a flowchart',
  sequenceDiagram: 'a sequence diagram',
  classDiagram: 'a class diagram',
  stateDiagram: 'a state diagram',
  erDiagram: 'an entity relationship diagram',
  gantt: 'a Gantt chart',
  pie: 'a pie chart',
  mindmap: 'a mind map',
  timeline: 'a timeline',
  gitGraph: 'a Git graph',
  quadrantChart: 'a quadrant chart',
  requirementDiagram: 'a requirement diagram',
  C4Context: 'a C4 diagram',
  C4Container: 'a C4 diagram',
  C4Component: 'a C4 diagram',
  C4Dynamic: 'a C4 diagram',
  C4Deployment: 'a C4 diagram',
  sankey: 'a Sankey diagram',
  xychart: 'an XY chart',
  kanban: 'a kanban board',
  block: 'a block diagram',
  packet: 'a packet diagram',
  architecture: 'an architecture diagram',
  radar: 'a radar chart',
  treemap: 'a treemap',
};

/** By the encoding the file seemed to have. */
export const textReasons: Readonly<Record<string, string>> = {
  'utf-8': 'a character is broken',
  'utf-16le': 'a character is broken',
  'utf-16be': 'a character is broken',
};

export const foreignFormats: Readonly<Record<string, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  pdf: 'a PDF',
  zip: 'a ZIP archive or an Office file',
  gzip: 'a compressed archive',
  binary: 'a file that is not text',
  html: 'a web page',
  svg: 'an SVG picture',
  bpmn: 'a BPMN diagram',
  xml: 'an XML file',
  mermaid: 'a Mermaid diagram',
  markdown: 'a Markdown text',
  csv: 'a table (CSV)',
  excalidraw: 'an Excalidraw drawing',
  tldraw: 'a tldraw drawing',
  json: 'another JSON file',
  text: 'plain text',
};
