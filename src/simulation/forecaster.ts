/**
 * Answers questions about one map: first the forecast, then, once nobody has asked anything newer for a
 * while, what single things are worth. It follows the records by changes, so a question stays small.
 */
import { applyChange, type Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import {
  forecastMap,
  mapWorth,
  newForecastCache,
  type ForecastAnswer,
  type MapLens,
} from './forecast-map.ts';

/** `change` leads from the records of the question before to those of this one. */
export type ForecastTask = Readonly<{
  id: number;
  change: Change;
  shown: MapLens;
  compared: MapLens | null;
}>;

export class Forecaster {
  readonly #answer: (answer: ForecastAnswer) => void;
  readonly #pause: () => Promise<void>;
  readonly #quiet: () => Promise<void>;
  readonly #cache = newForecastCache();
  #records: MapRecords = {};
  #newest = 0;

  /**
   * `quiet` takes as long as nobody asking means that a gesture is over; `pause` lets whatever waits
   * be taken first. A newer task stops the work on an older one.
   */
  constructor(
    answer: (answer: ForecastAnswer) => void,
    { quiet, pause }: Readonly<Record<'quiet' | 'pause', () => Promise<void>>>,
  ) {
    this.#answer = answer;
    this.#quiet = quiet;
    this.#pause = pause;
  }

  async take({ id, change, shown, compared }: ForecastTask): Promise<void> {
    this.#newest = id;
    this.#records = applyChange(this.#records, change);
    const records = this.#records;
    this.#answer({
      id,
      part: 'forecast',
      shown: forecastMap(records, shown, this.#cache),
      compared: compared && forecastMap(records, compared, this.#cache),
    });
    await this.#quiet();
    const steps = mapWorth(records, shown, this.#cache);
    while (this.#newest === id) {
      const step = steps.next();
      if (step.done) {
        this.#answer({ id, part: 'worth', worth: step.value });
        return;
      }
      await this.#pause();
    }
  }
}
