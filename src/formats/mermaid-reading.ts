/**
 * From a journey to the entries of a map: sections are stages, tasks are touchpoints, actors are
 * segments that skip the tasks without them. Where a note of ours says the same as the line below it,
 * its exact values are taken; where somebody changed the line since, the line goes.
 */
import { blankMap } from '#domain/commands/map.ts';
import { finding, type Finding } from '#domain/finding.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import { identityColours } from '#domain/kinds/partner.ts';
import { keysBetween } from '#domain/order.ts';
import type { MapRecord } from '#domain/records.ts';
import { qualityOfFeeling } from '#domain/scale.ts';
import { isUsableId, quote } from '#domain/validate.ts';
import { nameFrom } from './mermaid-entities.ts';
import { noteIgnored, type MermaidNote } from './mermaid-notes.ts';
import type { Journey, JourneyTask } from './mermaid-parsing.ts';
import { actorsOf, skipsOf, type NotedTask } from './mermaid-segments.ts';
import { statedEstimates } from './mermaid-writing.ts';

export type JourneyEntries = Readonly<{
  entries: readonly MapRecord[];
  findings: readonly Finding[];
}>;

type LineFinder = (at: number) => number;

/** `title` is that of the front matter, for a journey without one. */
export function entriesOf(
  journey: Journey,
  {
    title,
    notes,
    lineOf,
  }: { title: string | null; notes: readonly MermaidNote[]; lineOf: LineFinder },
): JourneyEntries {
  return new JourneyReader(journey, title, notes, lineOf).read();
}

type Fields = MermaidNote['fields'];

class JourneyReader {
  readonly #journey: Journey;
  readonly #title: string | null;
  readonly #notes: readonly MermaidNote[];
  readonly #lineOf: LineFinder;
  readonly #findings: Finding[] = [];
  readonly #ids = new Set<string>([COMPLETE]);
  readonly #lastNumber = new Map<string, number>();

  constructor(
    journey: Journey,
    title: string | null,
    notes: readonly MermaidNote[],
    lineOf: LineFinder,
  ) {
    this.#journey = journey;
    this.#title = title;
    this.#notes = notes;
    this.#lineOf = lineOf;
  }

  read(): JourneyEntries {
    const { sections, tasks } = this.#journey;
    for (const { fields } of this.#notes)
      if (typeof fields['id'] === 'string') this.#ids.add(fields['id']);
    const used = new Set<string>();
    const idOf = (of: string, fields: Fields | undefined) => this.#idFrom(of, fields, used);
    const notesAt = this.#notesByLine();

    const map = this.#map();
    const startsOpen = sections.length === 0 || tasks[0]?.section === -1;
    const heads = [
      ...(startsOpen ? [{ name: '', note: notesAt.stage.get(-1) }] : []),
      ...sections.map(({ name }, index) => ({ name, note: notesAt.stage.get(index) })),
    ];
    const stageKeys = keysBetween(null, null, heads.length);
    const stages = heads.map(({ name, note }, index) => ({
      id: idOf('stage', note),
      kind: 'stage',
      title: nameFrom(name),
      order: stageKeys[index],
    }));
    const taskKeys = keysBetween(null, null, tasks.length);
    const notedTasks: NotedTask[] = [];
    const touchpoints = tasks.map((task, index): MapRecord => {
      const note = notesAt.touchpoint.get(index);
      const id = idOf('touchpoint', note);
      notedTasks.push({ id, actors: actorsOf(task), note });
      return {
        id,
        kind: 'touchpoint',
        title: nameFrom(task.name),
        stage: stages[task.section + (startsOpen ? 1 : 0)]!.id,
        order: taskKeys[index],
        ...this.#estimates(task, note, id),
      };
    });
    const segments = this.#segments(notedTasks, idOf);
    return { entries: [...map, ...stages, ...touchpoints, ...segments], findings: this.#findings };
  }

  #map(): MapRecord[] {
    const { title, accTitle, accDescription } = this.#journey;
    const shown = title ?? this.#title ?? accTitle ?? '';
    if (accTitle && accTitle !== shown)
      this.#findings.push(finding('mermaidPartIgnored', {}, { value: quote(accTitle) }));
    const records = blankMap(this.#freeId('map'), () => this.#freeId('lane'), { title: shown });
    return Object.values(records)
      .filter(({ kind }) => kind !== 'stage')
      .map((record) =>
        record.kind === 'map' && accDescription ? { ...record, detail: accDescription } : record,
      );
  }

  /** The notes of stages and touchpoints by the section or task whose line follows; -1 the stage before any. */
  #notesByLine(): Readonly<Record<'stage' | 'touchpoint', ReadonlyMap<number, Fields>>> {
    const { sections, tasks } = this.#journey;
    const lines = [
      ...sections.map(({ at }, index) => ({ at, of: 'stage' as const, index })),
      ...tasks.map(({ at }, index) => ({ at, of: 'touchpoint' as const, index })),
    ].sort((a, b) => a.at - b.at);
    const found = { stage: new Map<number, Fields>(), touchpoint: new Map<number, Fields>() };
    let next = 0;
    for (const { of, fields, at } of this.#notes) {
      while (next < lines.length && lines[next]!.at < at) next++;
      if (of === 'segment') continue;
      const line = lines[next];
      const isBeforeAll = of === 'stage' && line?.of === 'touchpoint' && line.index === 0;
      const index = isBeforeAll && tasks[0]!.section < 0 ? -1 : line?.index;
      const fits =
        index !== undefined &&
        (index < 0 || line?.of === of) &&
        (of === 'stage' || isAbout(fields, tasks[index]!)) &&
        !found[of].has(index);
      if (fits) found[of].set(index, fields);
      else this.#findings.push(noteIgnored(this.#lineOf(at)));
    }
    return found;
  }

  /** How well it goes: exactly as noted where the score is the one the note was written with. */
  #estimates(task: JourneyTask, note: Fields | undefined, id: string): Fields {
    const place = { id, kind: 'touchpoint' };
    const value = quote(task.scoreText);
    if (task.dropped !== '')
      this.#findings.push(finding('mermaidPartIgnored', place, { value: quote(task.dropped) }));
    if (note?.['score'] === task.score) return statedEstimates(note);
    if (note) this.#findings.push(finding('mermaidScoreEdited', place, { value }));
    if (task.scoreText === '' || Number.isNaN(task.score)) {
      this.#findings.push(finding('mermaidScoreMissing', place, { value }));
      return {};
    }
    const score = Math.min(5, Math.max(1, task.score));
    if (score !== task.score)
      this.#findings.push(finding('mermaidScoreOutside', place, { value, to: score }));
    return { quality: { likely: qualityOfFeeling(score - 3), basis: 'guess' } };
  }

  #segments(
    tasks: readonly NotedTask[],
    idOf: (of: string, fields: Fields | undefined) => string,
  ): MapRecord[] {
    const unseen = new Set(tasks.flatMap(({ actors }) => [...actors]));
    const visible = new Set(unseen);
    const named: { title: string; note: Fields | undefined }[] = [];
    for (const { of, fields, at } of this.#notes) {
      if (of !== 'segment') continue;
      const title = fields['title'];
      if (typeof title === 'string' && (visible.has(title) || fields['unseen'] === true)) {
        named.push({ title, note: fields });
        unseen.delete(title);
      } else {
        this.#findings.push(noteIgnored(this.#lineOf(at)));
      }
    }
    for (const title of unseen) named.push({ title, note: undefined });
    const keys = keysBetween(null, null, named.length);
    const segments = named.map(({ title, note }, index) => ({
      id: idOf('segment', note),
      kind: 'segment',
      title,
      order: keys[index],
      colour: identityColours[index % identityColours.length],
    }));
    return segments.map((segment) => {
      const skips = skipsOf(segment, segments, tasks);
      return skips.length > 0 ? { ...segment, skips } : segment;
    });
  }

  #idFrom(of: string, fields: Fields | undefined, used: Set<string>): string {
    const id = fields?.['id'];
    if (!isUsableId(id) || id === COMPLETE || used.has(id)) return this.#freeId(of);
    used.add(id);
    return id;
  }

  #freeId(of: string): string {
    let number = this.#lastNumber.get(of) ?? 0;
    let id: string;
    do id = `${of}-${++number}`;
    while (this.#ids.has(id));
    this.#lastNumber.set(of, number);
    return id;
  }
}

/** A line that has neither the title nor the score of the note is another one, put in between. */
function isAbout(note: Fields, task: JourneyTask): boolean {
  return note['title'] === nameFrom(task.name) || note['score'] === task.score;
}
