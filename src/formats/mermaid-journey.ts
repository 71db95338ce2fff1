/**
 * Mermaid's `journey` diagram, in and out, also as a block in a Markdown text. It is read by Mermaid's
 * own grammar: what its parser refuses is refused with the line, what it reads is read the same.
 */
import { finding } from '#domain/finding.ts';
import { cappedFindings } from './capped-findings.ts';
import { decodeText, encodingOf } from './decode-text.ts';
import type { FileInput, Format, ReadMap, Refused } from './format.ts';
import { notesIn } from './mermaid-notes.ts';
import { parseJourney, refusal, type Journey } from './mermaid-parsing.ts';
import { entriesOf } from './mermaid-reading.ts';
import {
  diagramsIn,
  isJourney,
  kindOfDiagram,
  otherDiagramWord,
  sourceOf,
  type Comment,
  type MermaidSource,
} from './mermaid-source.ts';
import { TracedText } from './mermaid-traced-text.ts';
import { lostInJourney, writeJourney } from './mermaid-writing.ts';
import { lineFinder, positionAt } from './position.ts';
import { readRecords } from './read-records.ts';

/** Mermaid itself draws 50,000 characters. */
const LARGEST_BYTES = 4 * 2 ** 20;
/** As many touchpoints as a segment can skip. */
const MOST_LINES = 10_000;
const MOST_ACTORS = 100;

export const mermaidJourney = {
  id: 'mermaid-journey',
  name: 'Mermaid journey',
  extensions: ['mmd', 'mermaid', 'md', 'markdown'],
  mime: 'text/vnd.mermaid',
  recognise,
  read,
  write: writeJourney,
  lost: lostInJourney,
} as const satisfies Format;

const JOURNEY_LINE = /^[ \t]*journey[ \t]*$/im;

/** Any kind of Mermaid diagram, so that another kind can be named. */
function recognise(start: FileInput): boolean {
  const text = typeof start === 'string' ? start : new TextDecoder(encodingOf(start)).decode(start);
  if (/^\ufeff?\s*[{[<]/.test(text)) return false;
  const file = fileText(text.replace(/^\ufeff/, ''));
  const [diagram] = diagramsIn(file);
  if (diagram !== file) return true;
  const code = sourceOf(diagram).code.text;
  const isOpenOrMiswritten = /^(?:---\n|journey[ \t]*\n)/i.test(code) && JOURNEY_LINE.test(code);
  return isOpenOrMiswritten || kindOfDiagram(code) !== null;
}

function fileText(text: string): TracedText {
  return new TracedText(text.replace(/\r\n?/g, '\n'));
}

function read(input: FileInput): ReadMap | Refused {
  const decoded = decodeText(input, LARGEST_BYTES);
  if ('refused' in decoded) return decoded;
  const file = fileText(decoded.text);
  if (file.text.trim() === '') return { refused: finding('fileEmpty') };
  const found = journeyIn(file);
  if ('refused' in found) return found;
  const { journey, title, comments } = found;
  const tooMuch = limitPassed(journey, file.text);
  if (tooMuch) return tooMuch;
  const lineOf = lineFinder(file.text);
  const noted = notesIn(comments, lineOf);
  const { entries, findings } = entriesOf(journey, {
    title,
    notes: noted.notes,
    lineOf,
  });
  const { records, findings: repairs } = readRecords(entries, {});
  const all = [...noted.findings, ...findings, ...repairs];
  return { mapId: null, exportedAs: null, version: 1, records, findings: cappedFindings(all) };
}

/** The first journey of a file whose lines end in line feeds; or why there is none, or none to read. */
export function journeyIn(
  file: TracedText,
): Readonly<{ journey: Journey; title: string | null; comments: readonly Comment[] }> | Refused {
  const sources = diagramsIn(file).map(sourceOf);
  const source = sources.find(({ code }) => isJourney(code));
  if (!source) return noJourney(sources, file.text);
  const { code, title, comments } = source;
  const c4 = otherDiagramWord(code);
  if (c4 !== null) return refusal('takenForC4', c4, file.text);
  const parsed = parseJourney(code, file.text);
  return 'refused' in parsed ? parsed : { journey: parsed.journey, title, comments };
}

function noJourney(sources: readonly MermaidSource[], file: string): Refused {
  const first = sources.find(({ code }) => code.text !== '');
  if (!first) return { refused: finding('mermaidWithoutDiagram') };
  const { code } = first;
  const diagram = kindOfDiagram(code.text);
  if (diagram !== null) return { refused: finding('mermaidOtherDiagram', {}, { diagram }) };
  const reason = code.text.startsWith('---') ? 'frontMatterOpen' : 'journeyExpected';
  return refusal(reason, code.originOf(0), file);
}

function limitPassed({ sections, tasks }: Journey, file: string): Refused | null {
  const lines = [...sections, ...tasks].map(({ at }) => at).sort((a, b) => a - b);
  const beyond = lines[MOST_LINES];
  if (beyond !== undefined) {
    const detail = { limit: MOST_LINES, ...positionAt(file, beyond) };
    return { refused: finding('fileTooManyRecords', {}, detail) };
  }
  const actors = new Set<string>();
  for (const { actors: names, at } of tasks) {
    for (const name of names) actors.add(name);
    if (actors.size <= MOST_ACTORS) continue;
    const detail = { limit: MOST_ACTORS, ...positionAt(file, at) };
    return { refused: finding('mermaidTooManyActors', {}, detail) };
  }
  return null;
}
