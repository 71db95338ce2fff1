/**
 * What is expected under the assumptions of the map: the latest answer of the simulation, and whether
 * it still belongs to what is drawn. Answers to overtaken questions never show.
 */
import type { MapRecords } from '#domain/records.ts';
import type { ForecastAnswer, MapForecast, MapLens, MapWorth } from '#simulation/forecast-map.ts';

/** What comes back; `failed` where a question brings down whoever takes it. */
export type RunnerAnswer = ForecastAnswer | Readonly<{ id: number; part: 'failed' }>;

/** Computes somewhere else; of several questions only the last needs an answer. */
export interface ForecastRunner {
  ask(question: ForecastQuestion): void;
  onAnswer(listener: (answer: RunnerAnswer) => void): () => void;
  close(): void;
}

export type ForecastQuestion = Readonly<{
  id: number;
  records: MapRecords;
  shown: MapLens;
  compared: MapLens | null;
}>;

export class Forecast {
  readonly #runner: ForecastRunner;
  readonly #stop: () => void;
  /** Not a state: who asks from an effect must not depend on having asked. */
  #lastId = 0;
  #last: Omit<ForecastQuestion, 'id'> | null = null;
  #isAnswered = () => {};
  #asked = $state.raw(0);
  #answered = $state.raw(0);
  #failed = $state.raw(0);
  #shown = $state.raw<MapForecast | null>(null);
  #compared = $state.raw<MapForecast | null>(null);
  #worth = $state.raw<MapWorth | null>(null);

  constructor(runner: ForecastRunner) {
    this.#runner = runner;
    this.#stop = runner.onAnswer((answer) => this.#take(answer));
  }

  /** The forecast of what is shown, or null before the first answer. */
  get shown(): MapForecast | null {
    return this.#shown;
  }
  get compared(): MapForecast | null {
    return this.#compared;
  }
  /** What single offers and pain points are worth; comes a moment after the forecast. */
  get worth(): MapWorth | null {
    return this.#worth;
  }
  /** Whether the map has changed since the figures on show were computed. */
  readonly isStale = $derived(this.#asked !== this.#answered);
  /** Whether the figures of this state of the map could not be worked out; those on show are of the state before. */
  readonly hasFailed = $derived(this.isStale && this.#failed === this.#asked);
  /** The figures of the whole journey, or null where the map cannot be computed. */
  readonly figures = $derived(this.#shown?.status === 'computed' ? this.#shown.forecast : null);
  readonly comparedFigures = $derived(
    this.#compared?.status === 'computed' ? this.#compared.forecast : null,
  );

  /** Resolves with the first answer, or after so many milliseconds. */
  firstAnswer(within: number): Promise<void> {
    if (this.#shown) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, within);
      this.#isAnswered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Asks for the figures of this state of the map, unless that was the last question. */
  follow(records: MapRecords, shown: MapLens, compared: MapLens | null): void {
    const last = this.#last;
    const isSame =
      last?.records === records &&
      isSameLens(last.shown, shown) &&
      isSameLens(last.compared, compared);
    if (isSame) return;
    this.#last = { records, shown, compared };
    this.#ask();
  }

  /** Asks once more, after a failure. */
  retry(): void {
    if (this.hasFailed) this.#ask();
  }

  #ask(): void {
    if (!this.#last) return;
    this.#lastId += 1;
    this.#asked = this.#lastId;
    this.#runner.ask({ id: this.#lastId, ...this.#last });
  }

  #take(answer: RunnerAnswer): void {
    if (answer.part === 'failed') {
      this.#failed = answer.id;
      this.#isAnswered();
    }
    if (answer.part === 'forecast' && answer.id > this.#answered) {
      this.#answered = answer.id;
      this.#shown = answer.shown;
      this.#compared = answer.compared;
      this.#isAnswered();
    }
    if (answer.part === 'worth' && answer.id === this.#asked) this.#worth = answer.worth;
  }

  close(): void {
    this.#stop();
    this.#runner.close();
  }
}

function isSameLens(a: MapLens | null, b: MapLens | null): boolean {
  return a?.scenario === b?.scenario && a?.segment === b?.segment;
}
