/**
 * Several workers that share the questions about one map. A question that brings its worker down, or gets no
 * answer, is asked again of a fresh one; whoever asks does not notice.
 */
import type { MapRecords } from '#domain/records.ts';
import type { DeskKind, DeskQuestions, DeskTask } from '#simulation/desk-questions.ts';
import { changeBetween } from './changes.ts';

export type DeskAnswer = Readonly<{ id: number } & ({ answer: unknown } | { error: string })>;

/** The part of a Web Worker that is needed. */
export interface DeskPort {
  postMessage(task: DeskTask, transfer: ArrayBuffer[]): void;
  onAnswer(listener: (answer: DeskAnswer) => void): void;
  onFailure(listener: () => void): void;
  terminate(): void;
}

/** Asks questions about a map. Rejects when a question cannot be answered, or was dropped. */
export interface Desks {
  ask<Kind extends DeskKind>(
    kind: Kind,
    task: DeskQuestions[Kind]['task'],
    records: MapRecords,
    terms?: AskTerms,
  ): Promise<DeskQuestions[Kind]['answer']>;
  /** How many questions can be answered at a time. */
  readonly size: number;
  close(): void;
}

export type AskTerms = Readonly<{
  /** Memory in the task that is handed over. Such a question cannot be asked again. */
  transfer?: ArrayBuffer[];
  /** A question that is not wanted any more when its turn comes is dropped. */
  isWanted?: () => boolean;
}>;

type Job = Readonly<{
  kind: DeskKind;
  task: unknown;
  records: MapRecords;
  transfer: ArrayBuffer[];
  isWanted: () => boolean;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}> & { attempts: number };

type Member = {
  readonly port: DeskPort;
  /** What the worker knows of the map. */
  known: MapRecords;
  job: Job | null;
  id: number;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** A worker silent for so long is gone. Most questions are a fraction of a second's work ... */
const SILENT_MS = 10_000;
/** ... and these may take a large map some seconds. */
const LONG: readonly DeskKind[] = [
  'draw',
  'gradient',
  'guessSwings',
  'solveEnds',
  'firstGains',
  'totals',
  'worth',
  'forecasts',
  'insight',
  'explain',
  'fitMetrics',
];
const LONG_FACTOR = 6;
/** A question that fails this often is not asked again. */
const MOST_ATTEMPTS = 3;

export class WorkerPool implements Desks {
  readonly size: number;
  readonly #start: () => DeskPort;
  readonly #silentMs: number;
  readonly #members = new Set<Member>();
  #queue: Job[] = [];
  #lastId = 0;

  /** Workers are started as they are needed; `start` may throw where there are none. */
  constructor(start: () => DeskPort, size: number, silentMs = SILENT_MS) {
    this.#start = start;
    this.size = size;
    this.#silentMs = silentMs;
  }

  ask<Kind extends DeskKind>(
    kind: Kind,
    task: DeskQuestions[Kind]['task'],
    records: MapRecords,
    { transfer = [], isWanted = () => true }: AskTerms = {},
  ): Promise<DeskQuestions[Kind]['answer']> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ kind, task, records, transfer, isWanted, resolve, reject, attempts: 0 });
      this.#serve();
    });
  }

  close(): void {
    for (const { reject } of this.#queue.splice(0)) reject(new Error('The map was closed'));
    for (const { port, timer, job } of this.#members) {
      clearTimeout(timer);
      port.terminate();
      job?.reject(new Error('The map was closed'));
    }
    this.#members.clear();
  }

  #serve(): void {
    const dropped = this.#queue.filter(({ isWanted }) => !isWanted());
    this.#queue = this.#queue.filter(({ isWanted }) => isWanted());
    for (const { reject } of dropped) reject(new Error('Nobody wants to know any more'));
    while (this.#queue.length > 0) {
      const member = [...this.#members].find(({ job }) => job === null) ?? this.#begin();
      if (!member) return;
      this.#send(member, this.#queue.shift()!);
    }
  }

  #begin(): Member | null {
    if (this.#members.size >= this.size) return null;
    try {
      const port = this.#start();
      const member: Member = { port, known: {}, job: null, id: 0, timer: undefined };
      port.onAnswer((answer) => this.#take(member, answer));
      port.onFailure(() => this.#replace(member));
      this.#members.add(member);
      return member;
    } catch (error) {
      for (const { reject } of this.#queue.splice(0)) reject(error as Error);
      return null;
    }
  }

  #send(member: Member, job: Job): void {
    const { kind, task, records, transfer } = job;
    const change = changeBetween(member.known, records);
    member.job = job;
    member.id = ++this.#lastId;
    member.known = records;
    const patience = this.#silentMs * (LONG.includes(kind) ? LONG_FACTOR : 1);
    member.timer = setTimeout(() => this.#replace(member), patience);
    job.attempts += 1;
    member.port.postMessage({ id: member.id, kind, change, task } as DeskTask, transfer);
  }

  #take(member: Member, answer: DeskAnswer): void {
    const { job } = member;
    if (!job || answer.id !== member.id) return;
    clearTimeout(member.timer);
    member.job = null;
    if ('answer' in answer) job.resolve(answer.answer as never);
    else job.reject(new Error(answer.error));
    this.#serve();
  }

  #replace(member: Member): void {
    if (!this.#members.delete(member)) return;
    clearTimeout(member.timer);
    member.port.terminate();
    const { job } = member;
    // What was handed over is gone, so such a question cannot be asked again.
    if (job && job.transfer.length === 0 && job.attempts < MOST_ATTEMPTS) this.#queue.unshift(job);
    else job?.reject(new Error('The worker failed'));
    this.#serve();
  }
}
