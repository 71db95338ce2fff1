/**
 * Edits that a tab could not save before it died, and that no longer fit the map as it is. They are
 * offered as a map of their own, so that nothing anybody did since is touched.
 */
import { applyChange } from '#domain/change.ts';
import { mend } from '#domain/mend.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import type { RecoveredTail } from '#storage/recovery.ts';
import type { LibraryStorage } from './library-ports.ts';
import type { LibrarySummaries } from './library-summaries.ts';
import { withTitle } from './map-title.ts';

/** One tab's unsaved edits to one map. */
export type RecoveredEdits = RecoveredTail;

export class Recovered {
  readonly #storage: Pick<LibraryStorage, 'maps' | 'discardRecovered'>;
  readonly #summaries: LibrarySummaries;
  readonly #titled: (title: string) => string;
  #tails = $state.raw<readonly RecoveredTail[]>([]);

  constructor(
    storage: Pick<LibraryStorage, 'maps' | 'recovered' | 'discardRecovered'>,
    summaries: LibrarySummaries,
    titled: (title: string) => string,
  ) {
    this.#storage = storage;
    this.#summaries = summaries;
    this.#titled = titled;
    this.#tails = storage.recovered;
  }

  /** What waits for a decision. */
  get tails(): readonly RecoveredTail[] {
    return this.#tails;
  }

  /** Adds the map with these edits beside the one that is there; resolves with the new id. */
  async addAsCopy(tail: RecoveredTail): Promise<string> {
    const records = withTitle(await this.#recordsWith(tail), this.#titled);
    const id = await this.#storage.maps.create(records, await this.#summaries.make(records));
    this.discard(tail);
    return id;
  }

  /** Throws the edits away. */
  discard(tail: RecoveredTail): void {
    this.#storage.discardRecovered(tail);
    this.#tails = this.#tails.filter((other) => other !== tail);
  }

  /** With the map gone, what was edited last is all there is. */
  async #recordsWith({ mapId, change, why }: RecoveredTail): Promise<MapRecords> {
    if (why !== 'gone')
      return mend(applyChange(await this.#storage.maps.readRecords(mapId), change)).records;
    const edited = Object.values(change).flatMap(({ after }) => after ?? []);
    return mend(recordsFrom(edited)).records;
  }
}
