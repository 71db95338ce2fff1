/** What the state needs of storage and simulation, as small interfaces that a test can stand in for. */
import type { Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Damage } from '#storage/rows.ts';

/** `outdated`: another tab has a newer version of the app; `notSaved`: this browser keeps nothing. */
export type SaveState = 'saved' | 'saving' | 'failed' | 'outdated' | 'notSaved';

/** One map as storage keeps it for this tab. */
export interface SessionPort {
  readonly mapId: string;
  readonly records: MapRecords;
  readonly state: SaveState;
  /** Places of the stored map that could not be read; the rest is in `records`. */
  readonly damage: readonly Damage[];
  commit(change: Change): void;
  onChange(listener: (records: MapRecords) => void): () => void;
  /** Told of the state, and when more damage was met. */
  onState(listener: (state: SaveState) => void): () => void;
  /** Resolves with whether everything is saved. */
  retry(): Promise<boolean>;
  /** Resolves with false when unsaved edits are left behind. */
  close(): Promise<boolean>;
}
