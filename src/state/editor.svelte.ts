/**
 * One open map as this tab edits it: the records, undo and redo, and the preview of a gesture that is
 * not done yet. Every edit is one `Change`, shown at once and handed to the session that keeps it.
 */
import { applyChange, isEmpty, type Change } from '#domain/change.ts';
import { emptyHistory, record, redo, undo, type History, type Step } from '#domain/history.ts';
import { mend } from '#domain/mend.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Damage } from '#storage/rows.ts';
import type { Environment } from './environment.ts';
import type { SaveState, SessionPort } from './ports.ts';

/** What was just done, for the live region and for tests; `at` tells two equal deeds apart. */
export type Deed = Readonly<{ label: string; way: 'do' | 'undo' | 'redo'; at: number }>;

/** What is missing from a map that could not be read as a whole: records, and edits that were saved. */
export type Unreadable = Readonly<{ records: number; edits: number }>;

export class Editor {
  readonly mapId: string;
  readonly #session: SessionPort;
  readonly #now: () => number;
  readonly newId: () => RecordId;
  #records = $state.raw<MapRecords>({});
  #preview = $state.raw<Change | null>(null);
  #history = $state.raw<History>(emptyHistory);
  #saveState = $state.raw<SaveState>('saved');
  #damage = $state.raw<readonly Damage[]>([]);
  #lastDeed = $state.raw<Deed | null>(null);
  #closers: (() => void)[] = [];

  /** The records as they are shown: with the gesture under way, if there is one. */
  readonly shown = $derived.by(() =>
    this.#preview ? applyChange(this.#records, this.#preview) : this.#records,
  );
  /** How much of the stored map could not be read and is missing here; null where it is whole. */
  readonly unreadable = $derived.by((): Unreadable | null => {
    if (this.#damage.length === 0) return null;
    const inPart = (part: Damage['part']) =>
      this.#damage.reduce((so, one) => so + (one.part === part ? one.count : 0), 0);
    return { records: inPart('snapshot'), edits: inPart('log') };
  });
  readonly title = $derived(mapOf(this.#records)?.title ?? '');

  constructor(session: SessionPort, environment: Environment) {
    this.mapId = session.mapId;
    this.#session = session;
    this.#now = () => environment.now();
    this.newId = () => environment.newId();
    this.#records = session.records;
    this.#saveState = session.state;
    this.#damage = session.damage;
    this.#closers = [
      session.onChange((records) => {
        this.#records = records;
        this.#mend();
      }),
      session.onState((state) => {
        this.#saveState = state;
        this.#damage = session.damage;
      }),
    ];
  }

  get records(): MapRecords {
    return this.#records;
  }
  get saveState(): SaveState {
    return this.#saveState;
  }
  get lastDeed(): Deed | null {
    return this.#lastDeed;
  }
  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }
  get isPreviewing(): boolean {
    return this.#preview !== null;
  }
  /** The label of the deed that undo would take back, or null. */
  get undoLabel(): string | null {
    return this.#history.done.at(-1)?.label ?? null;
  }
  get redoLabel(): string | null {
    return this.#history.undone.at(-1)?.label ?? null;
  }

  /** Carries out a deed. Deeds of one burst within a second are undone together. */
  commit(label: string, change: Change, burst?: string): void {
    this.#preview = null;
    if (isEmpty(change)) return;
    const at = this.#now();
    this.#history = record(this.#history, { label, change, at, ...(burst ? { burst } : {}) });
    this.#carryOut(change);
    this.#lastDeed = { label, way: 'do', at };
  }

  /** Shows what a gesture would do without doing it; null ends the preview. */
  preview(change: Change | null): void {
    this.#preview = change && !isEmpty(change) ? change : null;
  }

  undo(): void {
    this.#step(undo(this.#history, this.#records), 'undo');
  }

  redo(): void {
    this.#step(redo(this.#history, this.#records), 'redo');
  }

  #step(step: Step | null, way: 'undo' | 'redo'): void {
    this.#preview = null;
    if (!step) return;
    this.#history = step.history;
    this.#carryOut(step.entry.change);
    this.#mend();
    this.#lastDeed = { label: step.entry.label, way, at: this.#now() };
  }

  /**
   * What two tabs did to the same things, or an undo across them, may leave a card whose stage is gone.
   * Every tab mends that in the same way, so it does not matter which one comes first.
   */
  #mend(): void {
    const { change } = mend(this.#records, { recordsAreValid: true });
    if (!isEmpty(change)) this.#carryOut(change);
  }

  #carryOut(change: Change): void {
    this.#session.commit(change);
    this.#records = this.#session.records;
  }

  retrySaving(): void {
    void this.#session.retry();
  }

  async close(): Promise<void> {
    for (const stop of this.#closers) stop();
    await this.#session.close();
  }
}
