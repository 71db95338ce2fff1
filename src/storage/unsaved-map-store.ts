/**
 * The library of a visit in which nothing can be saved: the same deeds, kept in memory, and every
 * session says "notSaved".
 */
import { applyChange, diff, isEmpty, type Change } from '#domain/change.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { plainChange } from './change-text.ts';
import type { Cancel, Environment } from './environment.ts';
import { StorageError } from './errors.ts';
import { Listeners } from './listeners.ts';
import type { Library, MapContents, MapStore, StoredRecords, TrashEntry } from './map-store.ts';
import type { ChangeListener, MapSession, Origin, Rescue, SaveState } from './map-session.ts';
import type { MapSummary } from './rows.ts';

type UnsavedMap = {
  readonly session: UnsavedMapSession;
  readonly createdAt: number;
  updatedAt: number;
  summary: MapSummary;
  trashedAt: number | null;
};

export class UnsavedMapStore implements MapStore {
  readonly #environment: Environment;
  readonly #maps = new Map<string, UnsavedMap>();
  readonly #listeners = new Listeners<[]>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  list(): Promise<Library> {
    const maps = [...this.#maps]
      .filter(([, map]) => map.trashedAt === null)
      .map(([id, { createdAt, updatedAt, summary }]) => ({ id, createdAt, updatedAt, summary }))
      .sort((a, b) => b.updatedAt - a.updatedAt);
    return Promise.resolve({ maps, broken: [] });
  }

  listTrash(): Promise<readonly TrashEntry[]> {
    const entries = [...this.#maps].flatMap(([id, { summary, trashedAt }]) =>
      trashedAt === null ? [] : [{ id, title: summary.title, trashedAt }],
    );
    return Promise.resolve(entries.sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0)));
  }

  async create(records: MapRecords, summary: MapSummary, givenId?: string): Promise<string> {
    const id = givenId ?? this.#environment.makeId();
    if (this.#maps.has(id)) throw new StorageError('exists', 'There is a map with this id already');
    const now = this.#environment.now();
    const session = new UnsavedMapSession(id, recordsFrom(Object.values(records)));
    const map: UnsavedMap = { session, createdAt: now, updatedAt: now, summary, trashedAt: null };
    session.onChange(() => {
      map.updatedAt = this.#environment.now();
    });
    this.#maps.set(id, map);
    this.#listeners.tell();
    return Promise.resolve(id);
  }

  async open(mapId: string): Promise<MapSession> {
    return Promise.resolve(this.#find(mapId).session);
  }

  async readRecords(mapId: string): Promise<MapRecords> {
    return Promise.resolve(this.#find(mapId).session.records);
  }

  async readStored(mapId: string): Promise<StoredRecords> {
    return Promise.resolve(this.#find(mapId).session);
  }

  async readRaw(mapId: string): Promise<Readonly<Record<string, unknown>>> {
    const { session, summary } = this.#find(mapId);
    return Promise.resolve({ maps: Object.values(session.records), summaries: summary });
  }

  async setSummary(mapId: string, summary: MapSummary): Promise<void> {
    return this.#alter(mapId, { summary });
  }

  async duplicate(
    mapId: string,
    adapt: (original: MapContents) => MapContents = (original) => original,
  ): Promise<string> {
    const { session, summary } = this.#find(mapId);
    const copy = adapt({ records: session.records, summary });
    return this.create(copy.records, copy.summary);
  }

  /** There are no versions in such a visit, so nothing is replaced. */
  replace(): Promise<string> {
    return Promise.reject(new StorageError('notSaved', 'Nothing is saved in this visit'));
  }

  async moveToTrash(mapId: string): Promise<void> {
    return this.#alter(mapId, { trashedAt: this.#environment.now() });
  }

  async restore(mapId: string): Promise<void> {
    return this.#alter(mapId, { trashedAt: null });
  }

  /** There are no other tabs here that could take it out of the trash. */
  purge(mapId: string): Promise<boolean> {
    this.#maps.delete(mapId);
    this.#listeners.tell();
    return Promise.resolve(true);
  }

  onLibraryChange(listener: () => void): Cancel {
    return this.#listeners.add(listener);
  }

  #find(mapId: string): UnsavedMap {
    const map = this.#maps.get(mapId);
    if (!map) throw new StorageError('gone', 'This map is not there any more');
    return map;
  }

  async #alter(mapId: string, fields: Partial<UnsavedMap>): Promise<void> {
    Object.assign(this.#find(mapId), fields);
    this.#listeners.tell();
    return Promise.resolve();
  }
}

class UnsavedMapSession implements MapSession {
  readonly mapId: string;
  readonly state: SaveState = 'notSaved';
  readonly problem = null;
  readonly damage = [];
  readonly recovered = [];
  readonly #start: MapRecords;
  readonly #listeners = new Listeners<[MapRecords, Change, Origin]>();
  #records: MapRecords;

  constructor(mapId: string, records: MapRecords) {
    this.mapId = mapId;
    this.#start = this.#records = records;
  }

  get records(): MapRecords {
    return this.#records;
  }

  commit(change: Change): void {
    const before = this.#records;
    this.#records = applyChange(before, plainChange(change));
    const exact = diff(before, this.#records);
    if (!isEmpty(exact)) this.#listeners.tell(this.#records, exact, 'here');
  }

  onChange(listener: ChangeListener): Cancel {
    return this.#listeners.add(listener);
  }

  /** The state never changes, so nobody is ever told. */
  onState(): Cancel {
    return () => undefined;
  }

  flush(): Promise<boolean> {
    return Promise.resolve(false);
  }

  retry(): Promise<boolean> {
    return Promise.resolve(false);
  }

  rescue(): Rescue {
    const change = diff(this.#start, this.#records);
    return { mapId: this.mapId, change, records: this.#records };
  }

  acceptRecovered(): void {
    // Without a database nothing was recovered.
  }

  discardRecovered(): void {
    // As above.
  }

  close(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
