/** Small maps and changes for tests, and the storage of a tab on a machine. */
import { diff, type Change } from '#domain/change.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import type { MapSession } from '#storage/map-session.ts';
import { openStorage, type OpenStorage } from '#storage/open-storage.ts';
import type { Machine, Tab } from './machine.ts';

export function record(id: string, fields: Record<string, unknown> = {}): MapRecord {
  return { id, kind: 'note', title: id, ...fields };
}

export function records(...list: MapRecord[]): MapRecords {
  return recordsFrom(list);
}

/** The change that sets fields of a record as these records have it. */
export function setting(from: MapRecords, id: string, fields: Record<string, unknown>): Change {
  const before = from[id];
  if (!before) throw new Error(`There is no record ${id}`);
  return { [id]: { before, after: { ...before, ...fields } } };
}

export function adding(added: MapRecord): Change {
  return { [added.id]: { before: null, after: added } };
}

export function removing(from: MapRecords, id: string): Change {
  return { [id]: { before: from[id] ?? null, after: null } };
}

export function set(session: MapSession, id: string, fields: Record<string, unknown>): void {
  session.commit(setting(session.records, id, fields));
}

/** Records as a plain value for comparing. */
export function plain(map: MapRecords): [string, MapRecord][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function isSame(a: MapRecords, b: MapRecords): boolean {
  return Object.keys(diff(a, b)).length === 0;
}

export type Desk = Readonly<{ machine: Machine; tab: Tab; storage: OpenStorage }>;

/** A tab with its storage open. */
export async function sitDown(machine: Machine, tab = machine.tab()): Promise<Desk> {
  return { machine, tab, storage: await machine.until(openStorage(tab.environment)) };
}

/** A tab with one map of the records a, b and c, open. */
export async function openMap(
  machine: Machine,
  contents = records(record('a'), record('b'), record('c')),
): Promise<Desk & { mapId: string; session: MapSession }> {
  const desk = await sitDown(machine);
  const mapId = await machine.until(desk.storage.maps.create(contents, { title: 'Map' }, 'map'));
  const session = await machine.until(desk.storage.maps.open(mapId));
  return { ...desk, mapId, session };
}

/** Another tab on the same map. */
export async function joinMap(machine: Machine, mapId = 'map', tab = machine.tab()) {
  const desk = await sitDown(machine, tab);
  return { ...desk, session: await machine.until(desk.storage.maps.open(mapId)) };
}

/** What the database holds, seen by a tab that was not there before. */
export async function savedRecords(machine: Machine, mapId = 'map'): Promise<MapRecords> {
  const tab = machine.tab({ local: null });
  const { storage } = await sitDown(machine, tab);
  const saved = await machine.until(storage.maps.readRecords(mapId));
  storage.close();
  tab.crash();
  return saved;
}

/** Rows of a table, read past all of our code. */
export async function rowsOf(machine: Machine, table: string, name = 'throughline') {
  const connection = await asked(machine.indexedDB.open(name));
  const rows = await asked<unknown[]>(
    connection.transaction(table, 'readonly').objectStore(table).getAll(),
  );
  connection.close();
  return rows as Record<string, unknown>[];
}

/** Puts a row into a table, whatever it holds. */
export async function overwrite(machine: Machine, table: string, row: unknown): Promise<void> {
  const connection = await asked(machine.indexedDB.open('throughline'));
  await asked(connection.transaction(table, 'readwrite').objectStore(table).put(row));
  connection.close();
}

export function asked<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });
}
