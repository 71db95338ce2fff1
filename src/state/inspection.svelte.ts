/**
 * What the inspector looks at: the record, as an edit of it would find it, and which scenario, segment
 * or solution holds one of its assumptions differently. The deeds themselves are `InspectionDeeds`.
 */
import type { Effect } from '#domain/kind.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import { withEffects } from '#domain/queries/records-under.ts';
import { restsOn } from '#domain/queries/rests-on.ts';
import type { MapRecord, RecordId } from '#domain/records.ts';
import { sameValue } from '#domain/same-value.ts';
import { InspectionDeeds } from './inspection-deeds.ts';
import { SourceDeeds } from './source-deeds.ts';
import type { OpenMap } from './open-map.svelte.ts';

/**
 * Who holds a field (or the whole record) differently from the map as drawn. `isTarget`: it is what
 * edits change now, so it can be taken back here. `result` is what holds in the end where that is not
 * what an edit starts from.
 */
export type Mark = Readonly<{
  holder: RecordId;
  title: string;
  isTarget: boolean;
  result: unknown;
}>;

/** A step from one record to another inside the inspector; null is the map. */
type Visit = Readonly<{ from: RecordId | null; to: RecordId }>;

export class Inspection {
  readonly #map: OpenMap;
  readonly deeds: InspectionDeeds;
  readonly sources: SourceDeeds;
  #erasing = $state.raw<RecordId | null>(null);
  #trail = $state.raw<readonly Visit[]>([]);
  #fresh = $state.raw<RecordId | null>(null);

  /** The record on show; the map itself while nothing is selected. Null only for an empty map. */
  readonly id = $derived.by((): RecordId | null => {
    const { board, editor } = this.#map;
    return board.inspected ?? mapOf(editor.shown)?.id ?? null;
  });
  /** How many things are selected on the board. */
  readonly count = $derived.by(() => this.#map.board.selection.ids.size);

  /** The record one came from inside the inspector and can go back to; undefined for none. */
  readonly cameFrom = $derived.by((): RecordId | null | undefined => {
    const last = this.#trail.at(-1);
    if (!last || last.to !== this.#map.board.inspected) return undefined;
    return last.from !== null && !this.#map.editor.shown[last.from] ? null : last.from;
  });

  /** The records as an edit finds them: with what its target says, before what is laid over that. */
  readonly #edited = $derived.by(() => {
    const { lens, editor } = this.#map;
    const { target } = lens;
    if (target.kind === 'scenario') return lens.effective;
    if (target.kind === 'map') return editor.shown;
    return withEffects(editor.shown, find(editor.shown, 'segment', target.id)?.effects ?? []);
  });

  /** Who lays effects over the map in this view, in the order in which they are applied. */
  readonly #holders = $derived.by((): readonly MapRecord[] => {
    const { lens, editor } = this.#map;
    const on = (lens.scenario ?? mapOf(editor.shown))?.solutions ?? [];
    const solutions = on.map((id) => find(editor.shown, 'solution', id));
    return [lens.segment, ...solutions, lens.scenario].filter((holder) => holder !== null);
  });

  constructor(map: OpenMap) {
    this.#map = map;
    this.deeds = new InspectionDeeds(map, this);
    this.sources = new SourceDeeds(map);
  }

  /** The source that is to be erased, while the question is open; null for none. */
  get erasing(): RecordId | null {
    return this.#erasing;
  }
  askToErase(source: RecordId): void {
    const { numbers, statements, alone } = restsOn(this.#map.editor.records, source);
    if (numbers.length + statements.length + alone.length > 0) this.#erasing = source;
    else this.deeds.eraseSource(source, false);
  }
  /** Answers the question; null keeps the source. */
  answerErasing(erase: Readonly<{ withFindings: boolean }> | null): void {
    const source = this.#erasing;
    this.#erasing = null;
    if (source !== null && erase) this.deeds.eraseSource(source, erase.withFindings);
  }

  /** The record just made here, whose title is about to be typed. */
  get fresh(): RecordId | null {
    return this.#fresh;
  }

  /** A record as an edit finds it; one that a scenario takes out is shown as it is on the map. */
  record(id: RecordId): MapRecord | null {
    return this.#edited[id] ?? this.#map.editor.shown[id] ?? null;
  }

  /** The scenario or segment that edits of assumptions change; null for the map as drawn. */
  readonly target = $derived.by((): MapRecord | null => {
    const { target } = this.#map.lens;
    return target.kind === 'map' ? null : (this.#map.editor.shown[target.id] ?? null);
  });

  /** Who holds a field differently, the target of edits first; null when nobody does. */
  mark(id: RecordId, field: string): Mark | null {
    return this.#markOf(id, (effect) => effect.record === id && effect.field === field, field);
  }

  /** Who takes the whole record out; null when it stays. */
  removal(id: RecordId): Mark | null {
    return this.#markOf(id, (effect) => effect.record === id && effect.field === undefined, null);
  }

  #markOf(id: RecordId, isMeant: (effect: Effect) => boolean, field: string | null): Mark | null {
    const holders = this.#holders.filter((holder) =>
      (holder['effects'] as readonly Effect[] | undefined)?.some(isMeant),
    );
    const target = this.target;
    const holder = holders.find((each) => each.id === target?.id) ?? holders.at(-1);
    if (!holder) return null;
    const [now, result] = [this.record(id), this.#map.lens.effective[id]];
    const isFinal = field === null || !result || sameValue(now?.[field], result[field]);
    return {
      holder: holder.id,
      title: holder['title'] as string,
      isTarget: holder.id === target?.id,
      result: isFinal ? undefined : result[field],
    };
  }

  /** Shows another record here and remembers where one came from. */
  open(id: RecordId, isFresh = false): void {
    const { board } = this.#map;
    const from = board.inspected;
    const known = this.cameFrom === undefined ? [] : this.#trail;
    board.selectRecord(id);
    this.#fresh = isFresh ? id : null;
    if (board.inspected !== null && board.inspected !== from)
      this.#trail = [...known, { from, to: board.inspected }];
  }

  /** Back to where one came from, else to the map. */
  back(): void {
    const from = this.cameFrom ?? null;
    this.#trail = this.#trail.slice(0, -1);
    this.#fresh = null;
    if (from === null) this.#map.board.selection.clear();
    else this.#map.board.selectRecord(from);
  }
}
