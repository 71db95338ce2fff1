/**
 * From a diagram to what it says: its title, sections and tasks. It takes what Mermaid's own parser
 * takes and refuses what that refuses, with the place and the reason.
 */
import { finding } from '#domain/finding.ts';
import type { Refused } from './format.ts';
import { hideEntities, showEntities } from './mermaid-entities.ts';
import { tokensOf, type Token } from './mermaid-lexing.ts';
import type { TracedText } from './mermaid-traced-text.ts';
import { excerptAt, positionAt } from './position.ts';

export type JourneySection = Readonly<{ name: string; at: number }>;

export type JourneyTask = Readonly<{
  /** As it stands there, its entities hidden, like the section's. */
  name: string;
  /** What JavaScript's `Number` makes of it: NaN for what is no number, 0 for nothing. */
  score: number;
  scoreText: string;
  /** Without empty ones. */
  actors: readonly string[];
  /** What stands after a third colon, which Mermaid drops; empty where there is none. */
  dropped: string;
  /** Index of the section it stands in; -1 before the first. */
  section: number;
  at: number;
}>;

export type Journey = Readonly<{
  title: string | null;
  accTitle: string | null;
  accDescription: string | null;
  sections: readonly JourneySection[];
  tasks: readonly JourneyTask[];
}>;

/** Why a diagram is refused; the message catalogue has the words. */
export type MermaidFault =
  | 'journeyExpected'
  | 'journeyTwice'
  | 'scoreMissing'
  | 'commentInName'
  | 'taskMissing'
  | 'semicolon'
  | 'notClosed'
  | 'frontMatterOpen'
  | 'takenForC4';

/** Reads a code after `sourceOf`, with places in the file; or refuses it. `file` is for the excerpt. */
export function parseJourney(
  code: TracedText,
  file: string,
): Readonly<{ journey: Journey }> | Refused {
  const hidden = hideEntities(code);
  const draft = new JourneyDraft((at) => hidden.originOf(at));
  const fault = draft.read(`${hidden.text}\n`);
  if (!fault) return { journey: draft };
  return refusal(fault.reason, hidden.originOf(Math.min(fault.at, hidden.text.length)), file);
}

/** A refusal at a place of the file. */
export function refusal(reason: MermaidFault, at: number, file: string): Refused {
  const detail = { reason, ...positionAt(file, at), excerpt: excerptAt(file, at) };
  return { refused: finding('mermaidInvalid', {}, detail) };
}

type Fault = Readonly<{ reason: MermaidFault; at: number }>;

class JourneyDraft implements Journey {
  title: string | null = null;
  accTitle: string | null = null;
  accDescription: string | null = null;
  readonly sections: JourneySection[] = [];
  readonly tasks: JourneyTask[] = [];
  readonly #originOf: (at: number) => number;

  constructor(originOf: (at: number) => number) {
    this.#originOf = originOf;
  }

  read(code: string): Fault | null {
    let hasBegun = false;
    let task: Token | null = null;
    for (const token of tokensOf(code)) {
      if (!hasBegun) {
        if (token.kind !== 'journey') return { reason: 'journeyExpected', at: token.at };
        hasBegun = true;
      } else if (task) {
        if (token.kind !== 'data')
          return { reason: faultAfterName(task, token, code), at: task.at };
        this.#addTask(task, token.text);
        task = null;
      } else if (token.kind === 'task') {
        task = token;
      } else {
        const reason = this.#take(token);
        if (reason) return { reason, at: token.at };
      }
    }
    return null;
  }

  #take({ kind, text, at }: Token): MermaidFault | null {
    switch (kind) {
      case 'title':
        this.title = showEntities(text.slice('title '.length).trim());
        return null;
      case 'accTitle':
        this.accTitle = showEntities(text.trim());
        return null;
      case 'accDescr':
      case 'accDescrBlock':
        this.accDescription = showEntities(text.trim().replace(/\n\s+/g, '\n'));
        return null;
      case 'section':
        this.sections.push({ name: text.slice('section '.length), at: this.#originOf(at) });
        return null;
      case 'newline':
      case 'end':
        return null;
      case 'journey':
        return 'journeyTwice';
      case 'sign':
        return 'semicolon';
      case 'nothing':
        return 'notClosed';
      default:
        return 'taskMissing';
    }
  }

  #addTask({ text: name, at }: Token, data: string): void {
    const [scoreText = '', people = '', ...rest] = data.slice(1).split(':');
    const actors = people.split(',').map((actor) => actor.trim());
    this.tasks.push({
      name,
      score: Number(scoreText),
      scoreText: showEntities(scoreText.trim()),
      actors: actors.filter((actor) => actor !== ''),
      dropped: showEntities(rest.join(':').trim()),
      section: this.sections.length - 1,
      at: this.#originOf(at),
    });
  }
}

function faultAfterName({ at, text }: Token, { kind }: Token, code: string): MermaidFault {
  if (kind === 'sign') return 'semicolon';
  return code[at + text.length] === '#' ? 'commentInName' : 'scoreMissing';
}
