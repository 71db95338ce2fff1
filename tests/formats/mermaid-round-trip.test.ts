/**
 * Maps out and in again: Mermaid's own parser reads from our text what we wrote, and our reader gives
 * the exact values back.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { mermaidJourney } from '#formats/mermaid-journey.ts';
import { arbitraryJourneyMap, segmentsAt } from '../support/mermaid-maps.ts';
import { readByMermaid, shownByMermaid } from '../support/mermaid-parser.ts';

const RUNS = Number(process.env['MERMAID_RUNS'] ?? 10_000);
const HANGS_AFTER_MS = 30 * 60_000;

/** What must come through Mermaid: a name that is empty is written as a space that does not break. */
const name = (title: string) => title || '\u00a0';

function saidBy(records: MapRecords) {
  const [first, ...rest] = ofKind(records, 'stage');
  const isImplied = first?.title === '' && touchpointsOf(records, first.id).length > 0;
  const sections = isImplied ? rest : [first!, ...rest];
  const { title, detail = '' } = mapOf(records)!;
  return {
    title,
    detail,
    sections: sections.map((stage) => name(stage.title)),
    tasks: ofKind(records, 'stage').flatMap((stage) =>
      touchpointsOf(records, stage.id).map((touchpoint) => ({
        task: name(touchpoint.title),
        section: stage === first && isImplied ? '' : name(stage.title),
        people: segmentsAt(records, touchpoint.id).map((segment) => name(segment.title)),
      })),
    ),
  };
}

const shown = (texts: readonly string[]) => texts.map(shownByMermaid);

/** The records without those a journey has no place for, as fields by kind. */
function kept(records: MapRecords) {
  const { title, detail } = mapOf(records)!;
  const skipsOf = (skips: readonly string[] = []) => [...skips].sort();
  return {
    map: { title, detail },
    stages: ofKind(records, 'stage').map((stage) => [stage.id, stage.title]),
    touchpoints: ofKind(records, 'stage').flatMap((stage) =>
      touchpointsOf(records, stage.id).map(({ order: _, ...touchpoint }) => touchpoint),
    ),
    segments: ofKind(records, 'segment').map(({ id, title: who, skips }) => [
      id,
      who,
      skipsOf(skips),
    ]),
  };
}

describe('a map written as a Mermaid journey', () => {
  it(
    'is read by Mermaid with its titles, sections, tasks, scores and actors, and by us exactly',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryJourneyMap, async (records) => {
          const text = mermaidJourney.write(records);
          const theirs = await readByMermaid(text);
          if (!('tasks' in theirs)) throw new Error(JSON.stringify([theirs, text]));
          const said = saidBy(records);
          expect(shownByMermaid(theirs.title)).toBe(said.title);
          expect(shownByMermaid(theirs.accDescription)).toBe(said.detail);
          expect(shown(theirs.sections)).toEqual(said.sections);
          expect(
            theirs.tasks.map(({ task, section, people }) => ({
              task: shownByMermaid(task),
              section: shownByMermaid(section),
              people: shown(people),
            })),
          ).toEqual(said.tasks);
          for (const { score } of theirs.tasks) expect([1, 2, 3, 4, 5]).toContain(score);

          const ours = mermaidJourney.read(text);
          if ('refused' in ours) throw new Error(JSON.stringify(ours.refused));
          expect(ours.findings).toEqual([]);
          expect(kept(ours.records)).toEqual(kept(records));
          expect(brokenInvariants(ours.records)).toEqual([]);
          expect(mermaidJourney.write(ours.records)).toBe(text);
        }),
        { numRuns: RUNS },
      );
    },
    HANGS_AFTER_MS,
  );
});
