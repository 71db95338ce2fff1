/**
 * What a Mermaid journey cannot say, in comments before the lines it belongs to, so that our own files
 * come back exactly: `%% throughline touchpoint {"id":"t1","score":4,...}`.
 */
import { finding, type Finding } from '#domain/finding.ts';
import { surveyJson } from './json-limits.ts';
import type { Comment } from './mermaid-source.ts';

const noted = ['stage', 'touchpoint', 'segment'] as const;
export type Noted = (typeof noted)[number];

/** `fields` may be anything; `at` is the place in the file. */
export type MermaidNote = Readonly<{
  of: Noted;
  fields: Readonly<Record<string, unknown>>;
  at: number;
}>;

const LIMITS = { depth: 4, values: 20_000, records: 1 };

/** A line of comment that Mermaid passes over, whatever the values hold. */
export function noteLine(of: Noted, fields: Readonly<Record<string, unknown>>): string {
  const unfit = /[%<>\u2028\u2029]/g;
  const json = JSON.stringify(fields).replace(
    unfit,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `%% throughline ${of} ${json}`;
}

/** The notes among comments, and what is none although it begins like one. */
export function notesIn(
  comments: readonly Comment[],
  lineOf: (at: number) => number,
): Readonly<{ notes: readonly MermaidNote[]; findings: readonly Finding[] }> {
  const notes: MermaidNote[] = [];
  const findings: Finding[] = [];
  for (const { text, at } of comments) {
    const [, word, json] = /^%%\s*throughline\s+(\w+)\s(.*)$/s.exec(text) ?? [];
    if (word === undefined || json === undefined) continue;
    const of = noted.find((one) => one === word);
    const fields = of ? fieldsIn(json) : null;
    if (of && fields) notes.push({ of, fields, at });
    else findings.push(noteIgnored(lineOf(at)));
  }
  return { notes, findings };
}

/** That the note in a line was of no use. */
export function noteIgnored(line: number): Finding {
  return finding('mermaidNoteIgnored', {}, { line });
}

function fieldsIn(json: string): Readonly<Record<string, unknown>> | null {
  if ('refused' in surveyJson(new TextEncoder().encode(json), LIMITS)) return null;
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
