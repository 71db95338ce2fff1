/**
 * The records of one map as one tab shows them: what the log says (confirmed), then this tab's
 * batches on their way, then the edits not yet in a batch. What others wrote slides in underneath,
 * so all tabs end with the records the log gives. Knows no database, clock or storage.
 */
import { applyChange, diff, isEmpty, squash, type Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Since } from './map-log.ts';
import { applyAll, changeBetween, idsIn } from './replay.ts';

/** Edits under a fixed number; never altered, since they may be in the log already. */
export type Sending = Readonly<{ number: number; change: Change }>;

const NOTHING: Change = {};

export class MapView {
  readonly #writer: string;
  #records: MapRecords;
  #confirmed: MapRecords;
  #cursor: number;
  #sending: readonly Sending[] = [];
  #unsent = NOTHING;
  #nextNumber = 1;
  #written = 0;

  constructor(writer: string, records: MapRecords, revision: number) {
    this.#writer = writer;
    this.#records = this.#confirmed = records;
    this.#cursor = revision;
  }

  get records(): MapRecords {
    return this.#records;
  }

  /** The revision up to which the log is in the records. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Edits not yet in a batch, and the number their batch will have. */
  get unsent(): Sending {
    return { number: this.#nextNumber, change: this.#unsent };
  }

  /** All edits that are not in the log for certain, as one change. */
  get unsaved(): Change {
    const sending = this.#sending.filter(({ number }) => number > this.#written);
    return [...sending.map(({ change }) => change), this.#unsent].reduce(squash, NOTHING);
  }

  get isSaved(): boolean {
    return isEmpty(this.#unsent) && this.#written === this.#nextNumber - 1;
  }

  /** Batches up to this number are in the log for certain. */
  get writtenNumber(): number {
    return this.#written;
  }

  /** Takes an edit made here and answers with exactly what it changed. */
  edit(change: Change): Change {
    const after = applyChange(this.#records, change);
    // Exact, so that the batch says only what this edit changed, whatever records it was made on.
    const exact = changeBetween(this.#records, after, Object.keys(change));
    if (isEmpty(exact)) return exact;
    this.#unsent = squash(this.#unsent, exact);
    this.#records = after;
    return exact;
  }

  /** The batch to write now: one that failed, else all edits since; null when there is nothing. */
  nextBatch(): Sending | null {
    const failed = this.#sending.find(({ number }) => number > this.#written);
    if (failed || isEmpty(this.#unsent)) return failed ?? null;
    const batch = this.unsent;
    this.#sending = [...this.#sending, batch];
    this.#nextNumber += 1;
    this.#unsent = NOTHING;
    return batch;
  }

  /** The batch is in the log at this revision; confirmed if nothing of others lies before it. */
  written(batch: Sending, revision: number): void {
    this.#written = Math.max(this.#written, batch.number);
    if (revision !== this.#cursor + 1) return;
    this.#sending = this.#sending.filter((other) => other !== batch);
    // With nothing else pending all that shows is confirmed; that spares copying a large map.
    const isAll = this.#sending.length === 0 && isEmpty(this.#unsent);
    this.#confirmed = isAll ? this.#records : applyChange(this.#confirmed, batch.change);
    this.#cursor = revision;
  }

  /**
   * Takes in what the log says after the cursor and answers with what became visible by it; null
   * when it was old news, because an own batch moved the cursor while the log was read.
   */
  absorb({ head, snapshot, changes }: Since): Change | null {
    if (head.revision <= this.#cursor) return null;
    const pending = [...this.#sending.map(({ change }) => change), this.#unsent];
    const reload = snapshot && snapshot.revision > this.#cursor ? snapshot : null;
    if (reload) [this.#confirmed, this.#cursor] = [reload.records, reload.revision];
    const cursor = this.#cursor;
    const news = changes.filter((row) => row.revision > cursor).map((row) => row.change);
    this.#confirmed = applyAll(this.#confirmed, news);
    this.#cursor = head.revision;
    const own = head.writers.find(({ writer }) => writer === this.#writer)?.number ?? 0;
    this.#written = Math.max(this.#written, own);
    this.#sending = this.#sending.filter(({ number }) => number > own);

    const seen = this.#records;
    this.#rebase();
    return reload
      ? diff(seen, this.#records)
      : changeBetween(seen, this.#records, idsIn([...news, ...pending]));
  }

  /**
   * Puts the unsent edits on top of what is confirmed now. Their `before` must be what they stand
   * on, or the next squash would say others' edits again as if they were ours.
   */
  #rebase(): void {
    const sending = this.#sending.map(({ change }) => change);
    const base = applyAll(this.#confirmed, sending);
    this.#records = isEmpty(this.#unsent) ? base : applyChange(base, this.#unsent);
    this.#unsent = changeBetween(base, this.#records, Object.keys(this.#unsent));
  }
}
