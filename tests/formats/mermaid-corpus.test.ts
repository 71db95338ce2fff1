/**
 * A corpus that covers the grammar: what comes of each file stands beside it, and Mermaid's own parser
 * reads or refuses the same files. `vitest -u` writes the outlines anew, to be read before they are kept.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { Finding } from '#domain/finding.ts';
import type { ReadMap } from '#formats/format.ts';
import { mermaidJourney } from '#formats/mermaid-journey.ts';
import { findingText } from '#ui/messages/findings.ts';
import { readByMermaid } from '../support/mermaid-parser.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/mermaid');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mmd'))
  .map((name) => name.slice(0, -'.mmd'.length));

/** Mermaid knows no Markdown and takes a file with a byte order mark for no diagram. */
const ONLY_HERE = ['fenced', 'byte-order-mark'];

const said = (findings: readonly Finding[]) =>
  findings.map((one) => `! ${one.place.id ?? ''} ${findingText(one)}`.replace('!  ', '! '));

function outlineOf({ records, findings }: ReadMap): string {
  const map = mapOf(records)!;
  const segments = ofKind(records, 'segment');
  const lines = [`map “${map.title}”`];
  if (map.detail) lines.push(...map.detail.split('\n').map((line) => `  | ${line}`));
  for (const stage of ofKind(records, 'stage')) {
    lines.push(`stage “${stage.title}”`);
    for (const touchpoint of touchpointsOf(records, stage.id)) {
      const { id, title, quality } = touchpoint;
      const who = segments.filter(({ skips }) => !skips?.includes(id)).map((one) => one.title);
      const how = quality ? `${quality.likely} ${quality.basis}` : 'assumed';
      lines.push(`  ${id} “${title}” ${how} ${JSON.stringify(who)}`);
    }
  }
  return [...lines, ...said(findings), ''].join('\n');
}

describe('the corpus', () => {
  it.each(names)('%s', async (name) => {
    const bytes = readFileSync(path.join(folder, `${name}.mmd`));
    expect(mermaidJourney.recognise(bytes)).toBe(true);
    const read = mermaidJourney.read(bytes);
    const outline = 'refused' in read ? `${findingText(read.refused)}\n` : outlineOf(read);
    await expect(outline).toMatchFileSnapshot(path.join(folder, `${name}.txt`));
    expect('refused' in read).toBe(name.startsWith('refused-'));
    if (ONLY_HERE.includes(name)) return;
    const theirs = await readByMermaid(bytes.toString());
    expect('tasks' in theirs).toBe(!name.startsWith('refused-'));
  });
});
