/**
 * What is selected on the board and where the cursor stands. The cursor is a place, not a record, so
 * that it can stand in an empty cell; the two move together.
 */
import type { RecordId } from '#domain/records.ts';

/** The row of stage headers counts as a lane of its own for the cursor. */
export const STAGE_ROW = 'stages';

/** A place on the board: a lane (or the stage row), a column and a row within the lane's cell. */
export type Cell = Readonly<{ lane: RecordId; column: number; row: number }>;

export class Selection {
  #ids = $state.raw<ReadonlySet<RecordId>>(new Set());
  #cursor = $state.raw<Cell | null>(null);

  get ids(): ReadonlySet<RecordId> {
    return this.#ids;
  }
  get cursor(): Cell | null {
    return this.#cursor;
  }
  /** The one selected record, or null when there is none or several. */
  readonly single = $derived(this.#ids.size === 1 ? [...this.#ids][0]! : null);

  has(id: RecordId): boolean {
    return this.#ids.has(id);
  }

  select(ids: Iterable<RecordId>, cursor: Cell | null = this.#cursor): void {
    this.#ids = new Set(ids);
    this.#cursor = cursor;
  }

  toggle(id: RecordId, cursor: Cell | null = this.#cursor): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) ids.add(id);
    this.select(ids, cursor);
  }

  clear(): void {
    if (this.#ids.size > 0) this.#ids = new Set();
  }
}
