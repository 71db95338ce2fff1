/** A library on a machine of the storage tests: real storage, formats and simulation, told clocks. */
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { Library, type LibraryParts } from '#state/library.svelte.ts';
import type { IncomingFile, LibraryStorage, LibraryWords } from '#state/library-ports.ts';
import { StorageError } from '#storage/errors.ts';
import { smallMap } from '../../support/small-map.ts';
import { Machine, type Tab } from '../../storage/support/machine.ts';
import { sitDown } from '../../storage/support/maps.ts';
import { backgroundHere } from './background-here.ts';

export const words: LibraryWords = {
  untitled: 'Untitled',
  copyOf: (title, number) => `${title} copy ${number}`,
  recovered: (title) => `${title} recovered`,
  backupFile: (day, part) => `backup ${day} ${part ?? ''}`,
  rawFile: (title) => `${title} raw`,
  allRawFile: (day) => `all ${day}`,
};

export type Download = Readonly<{ fileName: string; text: string; mime: string }>;

/** A tab with its library; `alter` puts other parts in place of its storage's. */
export async function openLibrary(
  machine = new Machine(),
  alter: (storage: LibraryStorage) => Partial<LibraryStorage> = () => ({}),
  tab: Tab = machine.tab(),
) {
  const desk = await sitDown(machine, tab);
  const downloads: Download[] = [];
  const storage: LibraryStorage = { ...desk.storage, ...alter(desk.storage) };
  const parts: LibraryParts = {
    storage,
    background: backgroundHere,
    environment: { now: () => machine.time, newId: () => machine.makeId() },
    downloads: { save: (fileName, text, mime) => downloads.push({ fileName, text, mime }) },
    readAllRaw: () => Promise.resolve({ everything: true }),
    words,
  };
  const library = new Library(parts);
  return { machine, tab, library, storage, downloads, until: machine.until.bind(machine) };
}

export type LibraryDesk = Awaited<ReturnType<typeof openLibrary>>;

/** A map of one stage with these touchpoints. */
export function mapCalled(title: string, touchpoints: readonly string[] = ['a', 'b']): MapRecords {
  const map: MapRecord = { id: 'map', kind: 'map', title };
  return recordsFrom([...Object.values(smallMap({ one: touchpoints })), map]);
}

/** Adds a map with its summary, as if it had been made in the library. */
export async function addMap({ storage, until }: LibraryDesk, records: MapRecords, id?: string) {
  const title = (Object.values(records).find(({ kind }) => kind === 'map')?.['title'] ??
    '') as string;
  return until(storage.maps.create(records, { title }, id));
}

export function file(text: string | Uint8Array<ArrayBuffer>, name = 'map.json'): IncomingFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
}

/** Everything that is kept of all maps, for comparing before and after. */
export async function everythingIn({ storage, until }: LibraryDesk): Promise<string> {
  const { maps, broken } = await until(storage.maps.list());
  const trash = await until(storage.maps.listTrash());
  const raw = [];
  for (const { id } of [...maps, ...broken, ...trash])
    raw.push(await until(storage.maps.readRaw(id)));
  return JSON.stringify({ maps, broken, trash, raw });
}

export function failing(kind: ConstructorParameters<typeof StorageError>[0]) {
  return () => Promise.reject(new StorageError(kind, 'It was told to fail'));
}
