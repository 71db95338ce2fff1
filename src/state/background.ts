/**
 * Hands work on whole maps to a worker and waits for it. A task that brings the worker down or takes
 * too long fails alone; the next one gets a new worker. Where no worker can be had it is done here.
 */
import type { MapSummary } from '#domain/queries/map-summary.ts';
import type { MapRecords } from '#domain/records.ts';
import type { BackgroundResult, BackgroundTask, FoundMap } from './background-work.ts';

/** What is done in the background. Methods reject when the work could not be finished. */
export interface Background {
  /** The maps in a file; each read or refused. */
  readMaps(bytes: Uint8Array): Promise<readonly FoundMap[]>;
  summarise(records: MapRecords): Promise<MapSummary>;
}

export type BackgroundQuestion = Readonly<{ id: number; task: BackgroundTask }>;
export type BackgroundAnswer = Readonly<
  { id: number } & ({ result: BackgroundResult } | { error: string })
>;

/** The part of a Web Worker that is needed. */
export interface BackgroundWorker {
  postMessage(question: BackgroundQuestion): void;
  onAnswer(listener: (answer: BackgroundAnswer) => void): void;
  onFailure(listener: () => void): void;
  terminate(): void;
}

type Waiting = Readonly<{
  resolve: (result: BackgroundResult) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}>;

/** A file at the limit takes a few seconds on a slow machine. */
const GIVE_UP_MS = 60_000;

export class WorkerBackground implements Background {
  readonly #start: () => BackgroundWorker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: BackgroundWorker | null = null;
  #lastId = 0;

  /** The worker is started with the first task; `start` may throw. */
  constructor(start: () => BackgroundWorker) {
    this.#start = start;
  }

  async readMaps(bytes: Uint8Array): Promise<readonly FoundMap[]> {
    const result = await this.#do({ kind: 'read', bytes });
    if ('found' in result) return result.found;
    throw new Error('The worker answered something else');
  }

  async summarise(records: MapRecords): Promise<MapSummary> {
    const result = await this.#do({ kind: 'summarise', records: Object.values(records) });
    if ('summary' in result) return result.summary;
    throw new Error('The worker answered something else');
  }

  async #do(task: BackgroundTask): Promise<BackgroundResult> {
    const worker = this.#running();
    if (!worker) return (await import('./background-work.ts')).doTask(task);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      const timer = setTimeout(() => this.#failed(worker, 'It took too long'), GIVE_UP_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, task });
    });
  }

  #running(): BackgroundWorker | null {
    if (this.#worker) return this.#worker;
    try {
      const worker = this.#start();
      worker.onAnswer((answer) => this.#take(answer));
      worker.onFailure(() => this.#failed(worker, 'The worker failed'));
      this.#worker = worker;
    } catch {
      // No workers in this browser.
    }
    return this.#worker;
  }

  #take(answer: BackgroundAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(new Error(answer.error));
  }

  #failed(worker: BackgroundWorker, reason: string): void {
    if (worker !== this.#worker) return;
    worker.terminate();
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
  }
}
