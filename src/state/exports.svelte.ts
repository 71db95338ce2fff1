/**
 * Maps going out: one as a file of ours, all of them as a backup, a broken one as it lies there, and
 * whatever other ways of handing over a map are registered here.
 */
import type { MapRecords } from '#domain/records.ts';
import type { Environment } from './environment.ts';
import { dayInFileName, fileNameFor } from './file-name.ts';
import type { Keeping } from './library-keeping.svelte.ts';
import type { Downloads, LibraryStorage, LibraryWords } from './library-ports.ts';
import type { Notices } from './notices.svelte.ts';
import type { OpenMap } from './open-map.svelte.ts';
import type { HandOver } from './page-port.ts';

/** A way of handing over the open map; the catalogue has its words under the id. */
export type MapExport = Readonly<{ id: HandOver; run: (map: OpenMap) => void | Promise<void> }>;

export type ExportParts = Readonly<{
  storage: Pick<LibraryStorage, 'maps' | 'versions'>;
  environment: Environment;
  downloads: Downloads;
  readAllRaw: () => Promise<unknown>;
  words: LibraryWords;
  keeping: Keeping;
  notices: Notices;
}>;

/** What a backup left out because it could not be read: whole maps, and `partly` places of others. */
export type BackupResult = Readonly<{
  maps: number;
  leftOut: readonly string[];
  partly: readonly string[];
}>;

const JSON_MIME = 'application/json';

export class Exports {
  readonly #parts: ExportParts;
  #ways = $state.raw<readonly MapExport[]>([]);
  #isBackingUp = $state.raw(false);

  constructor(parts: ExportParts) {
    this.#parts = parts;
    this.register({
      id: 'json',
      run: ({ editor }) => this.#saveJson(editor.mapId, editor.title, editor.records),
    });
  }

  /** In the order they were registered. */
  get ways(): readonly MapExport[] {
    return this.#ways;
  }
  get isBackingUp(): boolean {
    return this.#isBackingUp;
  }

  register(way: MapExport): void {
    this.#ways = [...this.#ways.filter(({ id }) => id !== way.id), way];
  }

  /** Hands over the open map; rejects with what the way itself rejects with. */
  async run(id: HandOver, map: OpenMap): Promise<void> {
    await this.#ways.find((way) => way.id === id)?.run(map);
  }

  /**
   * Saves a map that is not open as a file; resolves with whether the whole map is in it. Rejects when
   * it cannot be read.
   */
  async saveMap(mapId: string, title: string): Promise<boolean> {
    const { records, damage } = await this.#parts.storage.maps.readStored(mapId);
    await this.#saveJson(mapId, title, records);
    return damage.length === 0;
  }

  /** Saves what is left of a map that cannot be opened, unchecked. */
  async saveRaw(mapId: string, title: string): Promise<void> {
    const { storage, words } = this.#parts;
    const name = words.rawFile(title.trim() || words.untitled);
    this.#save(name, 'json', JSON.stringify(await storage.maps.readRaw(mapId), null, 2));
  }

  /** Saves everything the browser holds, unchecked. */
  async saveAllRaw(): Promise<void> {
    const { environment, readAllRaw, words } = this.#parts;
    const name = words.allRawFile(dayInFileName(environment.now()));
    this.#save(name, 'json', JSON.stringify(await readAllRaw(), null, 2));
  }

  /** Saves all maps into one file, or several where they are too many for one to be read again. */
  async backUp(): Promise<BackupResult> {
    this.#isBackingUp = true;
    try {
      return await this.#backUp();
    } finally {
      this.#isBackingUp = false;
    }
  }

  async #backUp(): Promise<BackupResult> {
    const { storage, environment, words, keeping, notices } = this.#parts;
    const { libraryEntry, writeLibrary } = await import('#formats/throughline-library.ts');
    const { maps, broken } = await storage.maps.list();
    const entries: string[] = [];
    const leftOut = broken.map(({ title }) => title || words.untitled);
    const partly: string[] = [];
    for (const { id, summary } of maps) {
      const title = summary?.title || words.untitled;
      const stored = await storage.maps.readStored(id).catch(() => null);
      if (stored) entries.push(libraryEntry(stored.records, { mapId: id, exportedAs: null }));
      if (!stored) leftOut.push(title);
      else if (stored.damage.length > 0) partly.push(title);
    }
    const texts = writeLibrary(entries);
    const day = dayInFileName(environment.now());
    texts.forEach((text, index) => {
      const part = texts.length > 1 ? index + 1 : null;
      this.#save(words.backupFile(day, part), 'throughline.json', text);
    });
    await keeping.backupWasMade();
    notices.show({ kind: 'backedUp', titles: leftOut, partly });
    return { maps: entries.length, leftOut, partly };
  }

  /** The file names the version it was made from; where none can be saved it names none. */
  async #saveJson(mapId: string, title: string, records: MapRecords): Promise<void> {
    const { storage, words } = this.#parts;
    const { throughlineJson } = await import('#formats/throughline-json.ts');
    const exportedAs = await storage.versions.save(mapId, records, 'export').catch(() => null);
    const text = throughlineJson.write(records, { mapId, exportedAs });
    this.#save(title.trim() || words.untitled, throughlineJson.extensions[0], text);
  }

  #save(name: string, extension: string, text: string): void {
    const { downloads, words } = this.#parts;
    downloads.save(fileNameFor(name, words.untitled, extension), text, JSON_MIME);
  }
}
