/**
 * Our reader beside Mermaid's own parser: what it refuses is refused here, what it reads is read the
 * same. Known differences: settings (front matter, directives) are not judged, and
 * markup in titles stays text.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyIn } from '#formats/mermaid-journey.ts';
import { showEntities } from '#formats/mermaid-entities.ts';
import { TracedText } from '#formats/mermaid-traced-text.ts';
import { readByMermaid } from '../support/mermaid-parser.ts';
import { journeyCode, scrambledJourney } from '../support/mermaid-texts.ts';

const RUNS = Number(process.env['MERMAID_RUNS'] ?? 10_000);
const HANGS_AFTER_MS = 30 * 60_000;

/** Mermaid stumbles over settings it cannot use: in the front matter, in a directive. */
const SETTINGS_FAULTS = ['YAMLException', 'TypeError'];

function readHere(text: string) {
  const found = journeyIn(new TracedText(text.replace(/\r\n?/g, '\n')));
  if ('refused' in found) return null;
  const { title, accTitle, accDescription, sections, tasks } = found.journey;
  return {
    title: title ?? '',
    accTitle: accTitle ?? '',
    accDescription: accDescription ?? '',
    sections: sections.map(({ name }) => showEntities(name)),
    tasks: tasks.map(({ name, score, actors, section }) => ({
      task: showEntities(name),
      score,
      people: actors.map(showEntities),
      section: showEntities(sections[section]?.name ?? ''),
    })),
  };
}

async function readThere(text: string) {
  const read = await readByMermaid(text);
  if ('error' in read) return SETTINGS_FAULTS.includes(read.error.name) ? 'notJudged' : null;
  if ('kind' in read) return null;
  return {
    title: showEntities(read.title.trim()),
    accTitle: showEntities(read.accTitle),
    accDescription: showEntities(read.accDescription),
    sections: read.sections.map(showEntities),
    tasks: read.tasks.map(({ task, score, people, section }) => ({
      task: showEntities(task),
      score,
      people: people.filter((name) => name !== '').map(showEntities),
      section: showEntities(section),
    })),
  };
}

async function agree(text: string): Promise<'read' | 'refused' | 'notJudged'> {
  const there = await readThere(text);
  if (there === 'notJudged') return there;
  expect(readHere(text)).toEqual(there);
  return there ? 'read' : 'refused';
}

describe('our reader and Mermaid', () => {
  it(
    'agree about journeys that are well formed',
    async () => {
      const seen: string[] = [];
      await fc.assert(
        fc.asyncProperty(journeyCode, async (text) => void seen.push(await agree(text))),
        { numRuns: RUNS },
      );
      expect(seen.filter((how) => how === 'read').length).toBeGreaterThan(RUNS * 0.8);
    },
    HANGS_AFTER_MS,
  );

  // What the scrambled ones found, and what is too rare in them: directives that stand only after others are gone.
  it.each([
    'journey\n%%%{wrap}%%%{ C4Container',
    'journey\n%%%{wrap}%%%{wrap C4Container}%%\nT: 3',
    'journey\nC4Con%%{wrap}%%tainer: 3',
    'journey\nC4Con%%%{wrap}%%%{x}%%tainer: 3',
    '%%%{wrap}%%%{wrap\n}%%journey\nT: 3',
    '%%%{wrap}%%%{x:\nJOURNEY }%% journey: 3',
    '%%%{wrap}%%%{x:\njourney }%% journey: 3',
  ])('agree about %j', async (text) => void (await agree(text)));

  it(
    'agree about scrambled ones',
    async () => {
      const seen: string[] = [];
      await fc.assert(
        fc.asyncProperty(scrambledJourney, async (text) => void seen.push(await agree(text))),
        { numRuns: RUNS },
      );
      expect(seen.filter((how) => how === 'read').length).toBeGreaterThan(RUNS * 0.1);
      expect(seen.filter((how) => how === 'refused').length).toBeGreaterThan(RUNS * 0.1);
    },
    HANGS_AFTER_MS,
  );
});
