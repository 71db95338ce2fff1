/**
 * What a person can do to a map as a whole, one verb each. A deed that fails changes nothing, says why
 * in `library.problem`, and answers with null.
 */
import { blankMap, type MapStart } from '#domain/commands/map.ts';
import { ON_MAP, setFields } from '#domain/commands/record.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import type { RecoveredTail } from '#storage/recovery.ts';
import { templates, type TemplateId } from '#templates/index.ts';
import type { Environment } from './environment.ts';
import type { LibraryStorage, LibraryWords } from './library-ports.ts';
import type { Recovered } from './library-recovered.svelte.ts';
import type { LibrarySummaries, StoredSummary } from './library-summaries.ts';
import type { Trash } from './library-trash.svelte.ts';
import { freeCopyTitle, withTitle } from './map-title.ts';
import type { Notices } from './notices.svelte.ts';

/** The template of the first visit. */
const SAMPLE: TemplateId = 'rowing-machine';
/** The setting that says which map the sample is. It stays when the sample goes. */
export const SAMPLE_ID = 'library.sampleId';

export type DeedParts = Readonly<{
  storage: Pick<LibraryStorage, 'maps' | 'settings'>;
  environment: Environment;
  words: LibraryWords;
  summaries: LibrarySummaries;
  trash: Trash;
  notices: Notices;
  recovered: Recovered;
  library: {
    attempt<Result>(deed: () => Promise<Result>): Promise<Result | null>;
    refresh(): Promise<void>;
  };
}>;

export class LibraryDeeds {
  readonly #parts: DeedParts;

  constructor(parts: DeedParts) {
    this.#parts = parts;
  }

  /** A map with nothing drawn yet, and what is said of it beforehand; resolves with its id. */
  async addBlank(start: Omit<MapStart, 'title'> = {}): Promise<string | null> {
    const newId = () => this.#parts.environment.newId();
    const title = this.#parts.words.untitled;
    return this.#attempt(() => this.#addSketched(blankMap(newId(), newId, { title, ...start })));
  }

  /** A copy of a template, as it was at first; resolves with its id. */
  async addTemplate(template: TemplateId): Promise<string | null> {
    return this.#attempt(async () => {
      const id = await this.#addSketched(await templateRecords(template));
      if (template === SAMPLE) await this.#parts.storage.settings.set(SAMPLE_ID, id);
      return id;
    });
  }

  /**
   * The sample of the very first visit. Where another tab makes it at the same moment one of the two
   * stays; resolves with its id.
   */
  async addFirstSample(): Promise<string | null> {
    const { storage, summaries, library } = this.#parts;
    return this.#attempt(async () => {
      const records = await sampleRecords();
      const own = await storage.maps.create(records, summaries.sketch(records));
      const id = await storage.settings.setOnce(SAMPLE_ID, own);
      if (id !== own) await storage.maps.purge(own);
      await library.refresh();
      return typeof id === 'string' ? id : null;
    });
  }

  async rename(mapId: string, title: string): Promise<void> {
    const { storage, summaries, library } = this.#parts;
    await this.#attempt(async () => {
      const session = await storage.maps.open(mapId);
      try {
        const map = mapOf(session.records);
        if (!map || map.title === title) return;
        session.commit(setFields(session.records, ON_MAP, map.id, { title }));
        await session.flush();
        await storage.maps.setSummary(mapId, await summaries.make(session.records));
      } finally {
        await session.close();
      }
    });
    await library.refresh();
  }

  /** A copy under another title; resolves with its id. */
  async duplicate(mapId: string, original: string): Promise<string | null> {
    const { storage, words, notices, summaries } = this.#parts;
    return this.#attempt(async () => {
      const records = await storage.maps.readRecords(mapId);
      const { maps } = await storage.maps.list();
      const taken = maps.map(({ summary }) => summary?.title ?? '');
      const title = freeCopyTitle(original, taken, (...of) => words.copyOf(...of));
      const copy = withTitle(records, () => title);
      const id = await this.#add(copy, await summaries.make(copy));
      notices.show({ kind: 'copied', titles: [title], open: id });
      return id;
    });
  }

  /** Removes a map; the notice takes it back. Resolves with true. */
  async moveToTrash(mapId: string, title: string): Promise<boolean | null> {
    const { storage, notices, library } = this.#parts;
    return this.#attempt(async () => {
      await storage.maps.moveToTrash(mapId);
      const undo = () => this.restore(mapId, title);
      notices.show({ kind: 'trashed', titles: [title], undo });
      await library.refresh();
      return true;
    });
  }

  /** Takes a map out of the trash. */
  async restore(mapId: string, title: string): Promise<void> {
    const { trash, notices, library } = this.#parts;
    await this.#attempt(async () => {
      await trash.restore(mapId);
      notices.show({ kind: 'restored', titles: [title], open: mapId });
      await library.refresh();
    });
  }

  /** Deletes a map in the trash for good; resolves with false when it is not there any more. */
  async purge(mapId: string): Promise<boolean | null> {
    const isDone = await this.#attempt(() => this.#parts.trash.purge(mapId));
    this.#parts.notices.dismiss();
    return isDone;
  }

  async emptyTrash(): Promise<void> {
    await this.#attempt(() => this.#parts.trash.empty());
    this.#parts.notices.dismiss();
  }

  /** Adds recovered edits as a map of their own; resolves with its id. */
  async addRecovered(tail: RecoveredTail): Promise<string | null> {
    return this.#attempt(async () => {
      const id = await this.#parts.recovered.addAsCopy(tail);
      await this.#parts.library.refresh();
      return id;
    });
  }

  /** For a map that is opened at once: nobody waits for its curve. */
  #addSketched(records: MapRecords): Promise<string> {
    return this.#add(records, this.#parts.summaries.sketch(records));
  }

  async #add(records: MapRecords, summary: StoredSummary): Promise<string> {
    const { storage, library } = this.#parts;
    const id = await storage.maps.create(records, summary);
    await library.refresh();
    return id;
  }

  #attempt<Result>(deed: () => Promise<Result>): Promise<Result | null> {
    return this.#parts.library.attempt(deed);
  }
}

/** The records of the sample, as they are at first. */
export function sampleRecords(): Promise<MapRecords> {
  return templateRecords(SAMPLE);
}

async function templateRecords(id: TemplateId): Promise<MapRecords> {
  const template = templates.find((one) => one.id === id)!;
  return recordsFrom(await template.load());
}
