/** The library: all maps of this browser, whether they are saved anywhere or not. */
import type { MapRecords } from '#domain/records.ts';
import type { Cancel } from './environment.ts';
import type { MapSession } from './map-session.ts';
import type { Damage, MapSummary } from './rows.ts';

/** One map as the library lists it, without its records. Times in milliseconds since 1970. */
export type LibraryEntry = Readonly<{
  id: string;
  createdAt: number;
  updatedAt: number;
  /** Null when none was set or it cannot be read. */
  summary: MapSummary | null;
}>;

/** A map that is there and cannot be opened; `readRaw` gives what is left of it. */
export type BrokenEntry = Readonly<{ id: string; title: string; reason: string }>;

export type Library = Readonly<{
  /** Newest change first. */
  maps: readonly LibraryEntry[];
  broken: readonly BrokenEntry[];
}>;

/** Something in the trash; the time is null when it cannot be read. */
export type TrashEntry = Readonly<{ id: string; title: string; trashedAt: number | null }>;

/** What a copy is made of. */
export type MapContents = Readonly<{ records: MapRecords; summary: MapSummary }>;

/** The records of a map as far as they could be read. */
export type StoredRecords = Readonly<{ records: MapRecords; damage: readonly Damage[] }>;

/** Methods reject with a `StorageError`: `gone`, `unreadable`, `exists`, `outdated` ... */
export interface MapStore {
  list(): Promise<Library>;
  /** Newest first; kept thirty days. */
  listTrash(): Promise<readonly TrashEntry[]>;
  /** Adds a map and resolves with its id. Rejects with `exists` when the id is taken. */
  create(records: MapRecords, summary: MapSummary, id?: string): Promise<string>;
  open(mapId: string): Promise<MapSession>;
  /** The records as they are saved, without opening the map. */
  readRecords(mapId: string): Promise<MapRecords>;
  /** The same, with what could not be read and is missing from them. */
  readStored(mapId: string): Promise<StoredRecords>;
  /** Everything stored about a map, unchecked, part by part; a part may be an error's text. */
  readRaw(mapId: string): Promise<Readonly<Record<string, unknown>>>;
  setSummary(mapId: string, summary: MapSummary): Promise<void>;
  /** Copies a map; `adapt` may give the copy another title. Resolves with the copy's id. */
  duplicate(mapId: string, adapt?: (original: MapContents) => MapContents): Promise<string>;
  /** Puts other records in place of a map's, after saving a version; resolves with its id. */
  replace(mapId: string, records: MapRecords): Promise<string>;
  moveToTrash(mapId: string): Promise<void>;
  /** Takes a map out of the trash. */
  restore(mapId: string): Promise<void>;
  /**
   * Deletes a map and its versions for good and resolves with true; with false, and nothing deleted,
   * when it was to be `onlyFromTrash` and does not lie there any more.
   */
  purge(mapId: string, options?: Readonly<{ onlyFromTrash?: boolean }>): Promise<boolean>;
  /** Maps came, went or got another summary, in any tab. */
  onLibraryChange(listener: () => void): Cancel;
}
