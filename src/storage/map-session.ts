/** One map as one tab sees it: what callers may know and do, whether it is saved anywhere or not. */
import type { Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Cancel } from './environment.ts';
import type { StorageProblem } from './errors.ts';
import type { RecoveredTail } from './recovery.ts';
import type { Damage } from './rows.ts';

/**
 * `saved`: all edits are in completed transactions. `saving`: some are on their way. `failed`: the
 * last attempt failed, the edits are kept and tried again. `outdated`: another tab runs a newer
 * release; edits are kept for after the reload. `notSaved`: nothing is kept in this visit.
 */
export type SaveState = 'saved' | 'saving' | 'failed' | 'outdated' | 'notSaved';

export type Origin = 'here' | 'elsewhere';

/** Told after each change of the records, with exactly what changed and who changed it. */
export type ChangeListener = (records: MapRecords, change: Change, origin: Origin) => void;

/** All that is not saved: the edits, and the whole map with them. */
export type Rescue = Readonly<{ mapId: string; change: Change; records: MapRecords }>;

export interface MapSession {
  readonly mapId: string;
  /** What the log says and what this tab has not saved yet; replaced, never mutated. */
  readonly records: MapRecords;
  readonly state: SaveState;
  /** Why the last save failed, or null. */
  readonly problem: StorageProblem | null;
  /** Places of the stored map that could not be read; the rest is here. */
  readonly damage: readonly Damage[];
  /** Unsaved edits of tabs that died, which could not simply be replayed. */
  readonly recovered: readonly RecoveredTail[];
  /** Shows the change at once and saves it soon. Throws for what JSON cannot hold. */
  commit(change: Change): void;
  onChange(listener: ChangeListener): Cancel;
  /** Told of the state, and when more damage was met. */
  onState(listener: (state: SaveState) => void): Cancel;
  /** Saves now; resolves with whether everything is saved. Never rejects. */
  flush(): Promise<boolean>;
  /** Tries a failed save again now. */
  retry(): Promise<boolean>;
  rescue(): Rescue;
  /** Merges a recovered tail field by field as an edit made here. */
  acceptRecovered(tail: RecoveredTail): void;
  discardRecovered(tail: RecoveredTail): void;
  /** Saves and stops following; false when unsaved edits are left (in `localStorage`, if it works). */
  close(): Promise<boolean>;
}
