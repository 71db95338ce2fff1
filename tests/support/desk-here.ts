/**
 * A worker without a thread: it answers a little later, unless it is its fate to die of a task, to die of the second
 * one, or never to answer.
 */
import type { DeskTask } from '#simulation/desk-questions.ts';
import { Desk } from '#simulation/desk.ts';
import type { DeskAnswer, DeskPort } from '#state/worker-pool.ts';

export type Fate = 'works' | 'dies' | 'tires' | 'silent';

export class DeskHere implements DeskPort {
  readonly #desk = new Desk();
  readonly tasks: DeskTask[] = [];
  readonly #fate: Fate;
  isTerminated = false;
  #answer: (answer: DeskAnswer) => void = () => undefined;
  #fail: () => void = () => undefined;

  constructor(fate: Fate) {
    this.#fate = fate;
  }

  postMessage(task: DeskTask): void {
    this.tasks.push(task);
    setTimeout(() => {
      if (this.isTerminated || this.#fate === 'silent') return;
      const isLast = this.#fate === 'dies' || (this.#fate === 'tires' && this.tasks.length > 1);
      if (isLast) return void this.#fail();
      try {
        this.#answer({ id: task.id, answer: this.#desk.take(task)[0] });
      } catch (error) {
        this.#answer({ id: task.id, error: String(error) });
      }
    });
  }
  onAnswer(listener: (answer: DeskAnswer) => void): void {
    this.#answer = listener;
  }
  onFailure(listener: () => void): void {
    this.#fail = listener;
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

/** Starts desks and remembers them; the n-th has the n-th fate, those after the last work. */
export function desksHere(fates: readonly Fate[] = []) {
  const desks: DeskHere[] = [];
  return {
    desks,
    start: () => {
      const desk = new DeskHere(fates[desks.length] ?? 'works');
      desks.push(desk);
      return desk;
    },
  };
}
