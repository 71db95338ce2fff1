/**
 * Saves a version at most five minutes after an edit that is in none yet. Two tabs on one map agree
 * through the versions themselves: who comes second finds a fresh one and waits.
 */
import type { MapRecords } from '#domain/records.ts';
import type { Cancel, Environment } from './environment.ts';
import type { Versions } from './versions.ts';

/** A little under five minutes, so that a slow page still keeps the promise. */
const INTERVAL_MS = 4.5 * 60 * 1000;
/** After a pause the burst of edits that ends it belongs into one version. */
const SETTLE_MS = 2000;
const RETRY_MS = 30_000;

export class AutomaticVersions {
  readonly #environment: Environment;
  readonly #versions: Versions;
  readonly #mapId: string;
  readonly #records: () => MapRecords;
  #timer: Cancel | null = null;
  #isPlanning = false;
  #isClosed = false;

  constructor(
    environment: Environment,
    versions: Versions,
    mapId: string,
    records: () => MapRecords,
  ) {
    this.#environment = environment;
    this.#versions = versions;
    this.#mapId = mapId;
    this.#records = records;
  }

  /** To be called after each edit made in this tab. */
  edited(): void {
    if (this.#timer || this.#isPlanning || this.#isClosed) return;
    this.#isPlanning = true;
    this.#untilDue()
      .then((wait) => this.#plan(Math.max(wait, SETTLE_MS)))
      .catch(() => this.#plan(RETRY_MS))
      .finally(() => {
        this.#isPlanning = false;
      });
  }

  /** Saves what is in no version yet and stops. A failure does not keep anybody from closing. */
  async close(): Promise<void> {
    const isDue = this.#timer !== null || this.#isPlanning;
    this.#isClosed = true;
    this.#timer?.();
    this.#timer = null;
    if (isDue)
      await this.#versions.save(this.#mapId, this.#records(), 'automatic').catch(() => undefined);
  }

  #plan(milliseconds: number): void {
    if (this.#isClosed) return;
    this.#timer?.();
    this.#timer = this.#environment.after(milliseconds, () => {
      this.#save().catch(() => this.#plan(RETRY_MS));
    });
  }

  async #save(): Promise<void> {
    const wait = await this.#untilDue();
    if (this.#isClosed) return;
    if (wait > 0) return this.#plan(wait);
    this.#timer = null;
    await this.#versions.save(this.#mapId, this.#records(), 'automatic');
  }

  /** Milliseconds until the newest version of any tab is old enough; 0 when there is none. */
  async #untilDue(): Promise<number> {
    const [newest] = await this.#versions.list(this.#mapId);
    const age = newest ? this.#environment.now() - newest.at : Infinity;
    // A version from the future tells of a clock that was set back, not of a fresh version.
    return age < 0 ? 0 : Math.max(0, INTERVAL_MS - age);
  }
}
