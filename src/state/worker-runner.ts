/**
 * Asks a Web Worker for forecasts. At most one question is on its way; of those that come meanwhile
 * only the last is asked. A worker that dies is replaced, and the last question is asked again.
 */
import type { MapRecords } from '#domain/records.ts';
import type { ForecastAnswer } from '#simulation/forecast-map.ts';
import type { ForecastTask } from '#simulation/forecaster.ts';
import { changeBetween } from './changes.ts';
import type { ForecastQuestion, ForecastRunner, RunnerAnswer } from './forecast.svelte.ts';

/** The part of a Web Worker that is needed. */
export interface WorkerPort {
  postMessage(task: ForecastTask): void;
  onAnswer(listener: (answer: ForecastAnswer) => void): void;
  onFailure(listener: () => void): void;
  terminate(): void;
}

/** A worker that fails this often in a row is left alone: the map itself brings it down. */
const MOST_FAILURES = 3;
/** A worker silent for so long is gone; the largest maps take some seconds. */
const SILENT_MS = 60_000;

export class WorkerRunner implements ForecastRunner {
  readonly #start: () => WorkerPort;
  readonly #listeners = new Set<(answer: RunnerAnswer) => void>();
  #worker: WorkerPort;
  /** What the worker knows of the map. */
  #known: MapRecords = {};
  #underWay: ForecastQuestion | null = null;
  #waiting: ForecastQuestion | null = null;
  #failures = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => WorkerPort) {
    this.#start = start;
    this.#worker = this.#begin();
  }

  ask(question: ForecastQuestion): void {
    if (this.#underWay) this.#waiting = question;
    else this.#send(question);
  }

  onAnswer(listener: (answer: RunnerAnswer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#worker.terminate();
  }

  #begin(): WorkerPort {
    const worker = this.#start();
    worker.onAnswer((answer) => this.#take(answer));
    worker.onFailure(() => this.#replace(worker));
    return worker;
  }

  #send(question: ForecastQuestion): void {
    const { id, records, shown, compared } = question;
    this.#underWay = question;
    const worker = this.#worker;
    this.#patience = setTimeout(() => this.#replace(worker), SILENT_MS);
    this.#worker.postMessage({ id, change: changeBetween(this.#known, records), shown, compared });
    this.#known = records;
  }

  #take(answer: ForecastAnswer): void {
    this.#tell(answer);
    if (answer.part !== 'forecast' || answer.id !== this.#underWay?.id) return;
    clearTimeout(this.#patience);
    this.#failures = 0;
    this.#underWay = null;
    const next = this.#waiting;
    this.#waiting = null;
    if (next) this.#send(next);
  }

  #replace(worker: WorkerPort): void {
    if (worker !== this.#worker) return;
    clearTimeout(this.#patience);
    worker.terminate();
    this.#failures += 1;
    const question = this.#waiting ?? this.#underWay;
    this.#known = {};
    this.#underWay = null;
    this.#waiting = null;
    this.#worker = this.#begin();
    if (!question) return;
    if (this.#failures < MOST_FAILURES) this.#send(question);
    else this.#tell({ id: question.id, part: 'failed' });
  }

  #tell(answer: RunnerAnswer): void {
    for (const listener of this.#listeners) listener(answer);
  }
}
