/** A session that keeps records in memory, and a runner that answers nothing, for tests of the state. */
import { applyChange, type Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Analysis } from '#state/analysis.svelte.ts';
import type { ForecastRunner } from '#state/forecast.svelte.ts';
import { OpenMap } from '#state/open-map.svelte.ts';
import type { SaveState, SessionPort } from '#state/ports.ts';
import type { Damage } from '#storage/rows.ts';

export class FakeSession implements SessionPort {
  readonly mapId = 'map';
  records: MapRecords;
  state: SaveState = 'saved';
  damage: readonly Damage[] = [];
  retries = 0;
  readonly committed: Change[] = [];
  readonly #listeners = new Set<(records: MapRecords) => void>();
  readonly #stateListeners = new Set<(state: SaveState) => void>();

  constructor(records: MapRecords) {
    this.records = records;
  }

  commit(change: Change): void {
    this.committed.push(change);
    this.records = applyChange(this.records, change);
  }
  /** A change that another tab made. */
  receive(change: Change): void {
    this.records = applyChange(this.records, change);
    for (const listener of this.#listeners) listener(this.records);
  }
  setState(state: SaveState): void {
    this.state = state;
    for (const listener of this.#stateListeners) listener(state);
  }
  onChange(listener: (records: MapRecords) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  onState(listener: (state: SaveState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }
  retry(): Promise<boolean> {
    this.retries += 1;
    return Promise.resolve(true);
  }
  close(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export const silentRunner: ForecastRunner = {
  ask: () => undefined,
  onAnswer: () => () => undefined,
  close: () => undefined,
};

/** Single customers that are never simulated. */
export const noAnalysis = () => new Promise<never>(() => undefined);

/** An open map on these records, with ids new-1, new-2 ... and a clock that stands until it is moved. */
export function openForTest(
  records: MapRecords,
  runner: ForecastRunner = silentRunner,
  startAnalysis: () => Promise<Analysis> = noAnalysis,
) {
  const session = new FakeSession(records);
  const clock = { now: 1_000_000 };
  let made = 0;
  const environment = { now: () => clock.now, newId: () => `new-${++made}` };
  const map = new OpenMap(session, runner, environment, startAnalysis);
  return { map, session, clock };
}
