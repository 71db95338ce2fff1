/** What a person can do with sources: let numbers rest on them, say their sort, and set how many leave a year. */
import { applyChange, squash } from '#domain/change.ts';
import {
  clearGuessedLeaving,
  dropLeaving,
  setLeaving,
  type YearlyLeaving,
} from '#domain/commands/leaving.ts';
import { setShare } from '#domain/commands/path.ts';
import { addRecord, setFields } from '#domain/commands/record.ts';
import { citing, setSourceSort } from '#domain/commands/source.ts';
import type { Estimate } from '#domain/estimate.ts';
import type { Source } from '#domain/kinds/source.ts';
import { find } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from './open-map.svelte.ts';

/** What a source holds before it is one. */
export type NewSource = Readonly<
  Pick<Source, 'title'> & Partial<Pick<Source, 'sort' | 'quote' | 'link' | 'date' | 'about'>>
>;

export class SourceDeeds {
  readonly #map: OpenMap;

  constructor(map: OpenMap) {
    this.#map = map;
  }

  get #records() {
    return this.#map.editor.records;
  }

  /** Writes a source, without leaving what is on show. */
  write(fields: NewSource): void {
    const { editor } = this.#map;
    editor.commit('addSource', addRecord(this.#records, newSource(editor.newId(), fields)));
  }

  /** Writes a source and lets a number rest on it, in one step. */
  citeNew(id: RecordId, field: string, estimate: Estimate, fields: NewSource): void {
    const { editor, lens } = this.#map;
    const first = addRecord(this.#records, newSource(editor.newId(), fields));
    const records = applyChange(this.#records, first);
    const source = find(records, 'source', Object.keys(first)[0])!;
    const cited = citing(estimate, source);
    const isShare = records[id]?.kind === 'path' && field === 'share';
    const second = isShare
      ? setShare(records, id, cited, lens.target)
      : setFields(records, lens.target, id, { [field]: cited });
    editor.commit('addSource', squash(first, second));
  }

  /** Lets numbers of a record rest on a source, which sets their basis. */
  restOn(id: RecordId, numbers: Readonly<Record<string, Estimate>>, on: RecordId): void {
    const { editor, lens } = this.#map;
    const source = find(this.#records, 'source', on);
    if (!source) return;
    const fields = Object.entries(numbers).map(([field, estimate]) => [
      field,
      citing(estimate, source),
    ]);
    editor.commit(
      'change',
      setFields(this.#records, lens.target, id, Object.fromEntries(fields) as typeof numbers),
    );
  }

  setSort(id: RecordId, sort: Source['sort'] | undefined): void {
    this.#map.editor.commit('change', setSourceSort(this.#records, id, sort));
  }

  /** Lets opt-outs that nobody has stated follow from a yearly share; null returns to the assumption. */
  setLeaving(yearly: Omit<YearlyLeaving, 'id'> | null): void {
    const { editor } = this.#map;
    const change = yearly
      ? setLeaving(this.#records, { ...yearly, id: editor.newId() })
      : dropLeaving(this.#records);
    editor.commit('setLeaving', change);
  }

  /** Lets guessed opt-outs follow from the yearly share too, or from the assumption. */
  clearGuessedLeaving(): void {
    this.#map.editor.commit('setLeaving', clearGuessedLeaving(this.#records));
  }
}

function newSource(id: RecordId, fields: NewSource) {
  return { id, kind: 'source', ...fields };
}
