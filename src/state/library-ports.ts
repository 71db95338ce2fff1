/** What the library needs of storage and of the browser, as small interfaces a test can stand in for. */
import type { MapRecords } from '#domain/records.ts';
import type { StorageErrorKind, StorageProblem } from '#storage/errors.ts';
import type { Loss } from '#storage/loss-watch.ts';
import type { MapStore } from '#storage/map-store.ts';
import type { PersistenceState } from '#storage/persistence.ts';
import type { RecoveredTail } from '#storage/recovery.ts';
import type { Settings } from '#storage/settings.ts';

export type { LossKind } from '#storage/loss-watch.ts';
export type LibraryProblemKind = StorageProblem['kind'];
export type RecoveredWhy = RecoveredTail['why'];

/** Storage as it was opened. */
export interface LibraryStorage {
  readonly maps: MapStore;
  readonly settings: Settings;
  readonly versions: {
    save(mapId: string, records: MapRecords, reason: 'export'): Promise<string>;
  };
  readonly persistence: {
    state(): Promise<PersistenceState>;
    ask(): Promise<PersistenceState>;
    estimate(): Promise<{ usage: number; quota: number } | null>;
  };
  /** Why nothing can be saved in this visit, or null. */
  readonly failure: { readonly kind: StorageErrorKind } | null;
  /** The maps that should be here when nothing can be read. */
  readonly knownMaps: readonly { readonly title: string }[];
  readonly losses: readonly Loss[];
  readonly recovered: readonly RecoveredTail[];
  discardRecovered(tail: RecoveredTail): void;
  acknowledgeLosses(): Promise<void>;
  onOutdated(listener: () => void): () => void;
}

/** Hands a file to the person. */
export interface Downloads {
  save(fileName: string, text: string, mime: string): void;
}

/** A file somebody brought, not read yet. */
export interface IncomingFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** How the interface says things that end up in maps and file names; handed in, because texts belong to it. */
export interface LibraryWords {
  /** The title of a map nobody has named yet. */
  readonly untitled: string;
  /** The title of a copy; `number` is 2 and more where there are several. */
  copyOf(title: string, number: number): string;
  recovered(title: string): string;
  /** Names of files, without their endings. `part` is null where there is only one. */
  backupFile(day: string, part: number | null): string;
  rawFile(title: string): string;
  allRawFile(day: string): string;
}
