/**
 * A map that is saved: edits show at once, stand in `localStorage` at once, and are in the log a
 * moment later. Whatever goes wrong, the edits stay, the state says so, and saving is tried again.
 */
import { isEmpty, type Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import { plainChange, writeChange } from './change-text.ts';
import type { StorageContext } from './context.ts';
import type { Cancel } from './environment.ts';
import { problemFrom, StorageError, type StorageProblem } from './errors.ts';
import { Listeners } from './listeners.ts';
import type { Batch, Since, StoredMap } from './map-log.ts';
import type { ChangeListener, MapSession, Origin, Rescue, SaveState } from './map-session.ts';
import { MapView, type Sending } from './map-view.ts';
import { discardTail, type RecoveredTail } from './recovery.ts';
import type { Damage } from './rows.ts';

/** From the first edit of a burst to the start of its transaction. */
const SAVE_DELAY_MS = 100;
/** A transaction that takes longer counts as failed and is tried again; it may still succeed. */
const GIVE_UP_MS = 5000;
const RETRY_FIRST_MS = 500;
const RETRY_LONGEST_MS = 10_000;

/** How a session starts: the stored map, its own name as a writer, and what to do at its end. */
export type Opening = Readonly<{
  stored: StoredMap;
  writer: string;
  recovered: readonly RecoveredTail[];
  closing: () => Promise<void>;
}>;

export class StoredMapSession implements MapSession {
  readonly mapId: string;
  readonly #context: StorageContext;
  readonly #writer: string;
  readonly #incarnation: string;
  readonly #closing: () => Promise<void>;
  readonly #view: MapView;
  readonly #changeListeners = new Listeners<[MapRecords, Change, Origin]>();
  readonly #stateListeners = new Listeners<[SaveState]>();
  readonly #stops: Cancel[];

  #folded: number;
  #logLength = 0;
  #damage: readonly Damage[];
  #recovered: readonly RecoveredTail[];

  #state: SaveState = 'saved';
  #problem: StorageProblem | null = null;
  #failures = 0;
  #settledNumber = 0;
  #saveTimer: Cancel | null = null;
  #saving: Promise<void> | null = null;
  #following: Promise<void> | null = null;
  #mustFollowAgain = false;
  #followTimer: Cancel | null = null;
  #isClosed = false;

  constructor(context: StorageContext, opening: Opening) {
    const { head, records, damage, logLength } = opening.stored;
    this.mapId = head.id;
    this.#context = context;
    this.#writer = opening.writer;
    this.#incarnation = head.incarnation;
    this.#closing = opening.closing;
    this.#view = new MapView(opening.writer, records, head.revision);
    this.#folded = head.folded;
    this.#damage = damage;
    this.#recovered = opening.recovered;
    this.#stops = [
      context.hub.onMap((mapId, revision) => {
        if (mapId === this.mapId && revision > this.#view.cursor) void this.#follow();
      }),
      context.database.onOutdated(() => this.#updateState()),
      context.environment.onHide(() => void this.flush()),
      context.environment.onShow(() => void this.#follow()),
    ];
    // Something may have been announced between reading and listening.
    void this.#follow();
    this.#noteLog(head.folded, logLength);
  }

  get records(): MapRecords {
    return this.#view.records;
  }
  get state(): SaveState {
    return this.#state;
  }
  get problem(): StorageProblem | null {
    return this.#problem;
  }
  get damage(): readonly Damage[] {
    return this.#damage;
  }
  get recovered(): readonly RecoveredTail[] {
    return this.#recovered;
  }

  onChange(listener: ChangeListener): Cancel {
    return this.#changeListeners.add(listener);
  }

  onState(listener: (state: SaveState) => void): Cancel {
    return this.#stateListeners.add(listener);
  }

  commit(change: Change): void {
    if (this.#isClosed) throw new StorageError('gone', 'This map was closed');
    const exact = this.#view.edit(plainChange(change));
    if (isEmpty(exact)) return;
    const hasTail = this.#writeTail();
    this.#updateState();
    this.#changeListeners.tell(this.#view.records, exact, 'here');
    // Without a tail nothing but the transaction protects the edit.
    this.#saveAfter(hasTail ? SAVE_DELAY_MS : 0);
  }

  async flush(): Promise<boolean> {
    this.#saveTimer?.();
    this.#saveTimer = null;
    do await this.#save();
    while (!this.#view.isSaved && !this.#problem && !this.#isClosed);
    return this.#view.isSaved;
  }

  async retry(): Promise<boolean> {
    this.#failures = 0;
    return this.flush();
  }

  rescue(): Rescue {
    return { mapId: this.mapId, change: this.#view.unsaved, records: this.#view.records };
  }

  acceptRecovered(tail: RecoveredTail): void {
    this.commit(tail.change);
    this.discardRecovered(tail);
  }

  discardRecovered(tail: RecoveredTail): void {
    discardTail(this.#context, tail);
    this.#recovered = this.#recovered.filter((other) => other !== tail);
  }

  async close(): Promise<boolean> {
    if (!this.#isClosed) await this.flush();
    if (this.#isClosed) return this.#view.isSaved;
    this.#isClosed = true;
    this.#saveTimer?.();
    this.#followTimer?.();
    for (const stop of this.#stops) stop();
    await this.#closing();
    return this.#view.isSaved;
  }

  /** Sends one batch, or waits for the one on its way; never rejects. */
  #save(): Promise<void> {
    this.#saving ??= this.#sendBatch().finally(() => {
      this.#saving = null;
      this.#updateState();
      if (this.#context.database.isOutdated) return;
      if (this.#problem) this.#saveAfter(this.#retryDelay());
      else if (!this.#view.isSaved) this.#saveAfter(0);
    });
    return this.#saving;
  }

  #saveAfter(milliseconds: number): void {
    if (this.#saveTimer || this.#saving || this.#isClosed) return;
    this.#saveTimer = this.#context.environment.after(milliseconds, () => {
      this.#saveTimer = null;
      void this.#save();
    });
  }

  async #sendBatch(): Promise<void> {
    const batch = this.#view.nextBatch();
    if (!batch) return;
    try {
      const row = this.#row(batch);
      const { revision, folded } = await this.#withinLimit(this.#context.log.append(row));
      this.#noteLog(folded, row.change.length);
      this.#written(batch, revision);
    } catch (error) {
      // Reading may have found the batch in the log although its own event never came.
      if (batch.number <= this.#view.writtenNumber) return;
      this.#problem = problemFrom(error);
      this.#failures += 1;
    }
  }

  #written(batch: Sending, revision: number): void {
    this.#view.written(batch, revision);
    this.#settle();
    this.#context.marks.raise(this.mapId, revision);
    // Heard by this session too: if others wrote in between, it reads what they wrote.
    this.#context.hub.announceMap(this.mapId, revision);
  }

  /** Forgets the tails, and with them the trouble, of batches that are in the log. */
  #settle(): void {
    const { writtenNumber } = this.#view;
    if (this.#settledNumber === writtenNumber) return;
    for (let number = this.#settledNumber + 1; number <= writtenNumber; number++)
      this.#context.tails.remove({ writer: this.#writer, number });
    this.#settledNumber = writtenNumber;
    this.#problem = null;
    this.#failures = 0;
  }

  /** A transaction that hangs must not leave the person with "saving" for ever. */
  #withinLimit<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const cancel = this.#context.environment.after(GIVE_UP_MS, () =>
        reject(new StorageError('silent', 'The browser takes very long to answer')),
      );
      work.then(resolve, reject).finally(cancel);
    });
  }

  #retryDelay(): number {
    return Math.min(RETRY_FIRST_MS * 2 ** (this.#failures - 1), RETRY_LONGEST_MS);
  }

  #row({ number, change }: Sending): Batch {
    return {
      mapId: this.mapId,
      incarnation: this.#incarnation,
      writer: this.#writer,
      number,
      at: this.#context.environment.now(),
      change: writeChange(change),
    };
  }

  /** Keeps the edits not yet in a batch; false when `localStorage` has no room for them. */
  #writeTail(): boolean {
    const { unsent, cursor } = this.#view;
    if (!isEmpty(unsent.change))
      return this.#context.tails.write({ ...this.#row(unsent), base: cursor });
    this.#context.tails.remove({ writer: this.#writer, number: unsent.number });
    return true;
  }

  /** Reads what others wrote; calls that come meanwhile are answered by one more reading. */
  #follow(): Promise<void> {
    if (this.#following) {
      this.#mustFollowAgain = true;
      return this.#following;
    }
    this.#following = this.#readLog().finally(() => {
      this.#following = null;
      if (this.#mustFollowAgain) void this.#follow();
    });
    return this.#following;
  }

  async #readLog(): Promise<void> {
    const { log, database, environment } = this.#context;
    const { cursor } = this.#view;
    this.#mustFollowAgain = false;
    if (this.#isClosed || database.isOutdated) return;
    try {
      this.#absorb(await this.#withinLimit(log.readSince(this.mapId, this.#incarnation, cursor)));
    } catch (error) {
      // A map deleted for good in another tab does not come back by asking.
      if (error instanceof StorageError && error.kind === 'gone') return;
      this.#followTimer?.();
      this.#followTimer = environment.after(RETRY_FIRST_MS, () => void this.#follow());
    }
  }

  #absorb(since: Since): void {
    const change = this.#isClosed ? null : this.#view.absorb(since);
    if (!change) return;
    this.#damage = [...this.#damage, ...since.damage];
    this.#settle();
    this.#writeTail();
    if (!this.#updateState() && since.damage.length > 0) this.#stateListeners.tell(this.#state);
    this.#noteLog(since.head.folded, since.logLength);
    if (!isEmpty(change)) this.#changeListeners.tell(this.#view.records, change, 'elsewhere');
  }

  /** Counts what the log has grown by since the last fold. */
  #noteLog(folded: number, grownBy: number): void {
    if (folded !== this.#folded) this.#logLength = 0;
    this.#folded = folded;
    this.#logLength += grownBy;
    this.#context.folding.consider(this.mapId, this.#view.cursor - folded, this.#logLength);
  }

  /** Tells the state where it is another one; answers with whether it is. */
  #updateState(): boolean {
    const state = this.#stateNow();
    if (state === this.#state) return false;
    this.#state = state;
    this.#stateListeners.tell(state);
    return true;
  }

  #stateNow(): SaveState {
    if (this.#context.database.isOutdated) return 'outdated';
    if (this.#view.isSaved) return 'saved';
    return this.#problem ? 'failed' : 'saving';
  }
}
