import { afterEach, describe, expect, it, vi } from 'vitest';
import { doTask } from '#state/background-work.ts';
import {
  WorkerBackground,
  type BackgroundAnswer,
  type BackgroundQuestion,
  type BackgroundWorker,
} from '#state/background.ts';
import { smallMap } from '../support/small-map.ts';

/** A worker in the same thread that answers as the real one does, unless it is silent. */
class TestWorker implements BackgroundWorker {
  isSilent = false;
  isTerminated = false;
  readonly asked: BackgroundQuestion[] = [];
  fail: () => void = () => undefined;
  #answer: (answer: BackgroundAnswer) => void = () => undefined;

  postMessage(question: BackgroundQuestion) {
    this.asked.push(structuredClone(question));
    if (!this.isSilent) queueMicrotask(() => this.answer(question));
  }
  answer({ id, task }: BackgroundQuestion) {
    this.#answer(structuredClone({ id, result: doTask(structuredClone(task)) }));
  }
  refuse(id: number) {
    this.#answer({ id, error: 'It did not work' });
  }
  onAnswer(listener: (answer: BackgroundAnswer) => void) {
    this.#answer = listener;
  }
  onFailure(listener: () => void) {
    this.fail = listener;
  }
  terminate() {
    this.isTerminated = true;
  }
}

function setUp(isSilent = false) {
  const workers: TestWorker[] = [];
  const background = new WorkerBackground(() => {
    const worker = new TestWorker();
    worker.isSilent = isSilent;
    workers.push(worker);
    return worker;
  });
  return { background, workers };
}

const records = smallMap({ one: ['a', 'b'] });

afterEach(() => vi.useRealTimers());

describe('work in the background', () => {
  it('is done by one worker, started with the first task', async () => {
    const { background, workers } = setUp();
    expect(workers.length).toBe(0);
    const summary = await background.summarise(records);
    expect(summary.curve.points.length).toBe(2);
    const found = await background.readMaps(new TextEncoder().encode('nonsense'));
    expect(found).toMatchObject([{ refused: { code: 'fileOtherFormat' } }]);
    expect(workers.length).toBe(1);
  });

  it('answers each question with its own answer, in whatever order they come', async () => {
    const { background, workers } = setUp(true);
    const first = background.summarise(records);
    const second = background.summarise(smallMap({ one: ['a', 'b', 'c'] }));
    await vi.waitFor(() => expect(workers[0]?.asked.length).toBe(2));
    workers[0]!.answer(workers[0]!.asked[1]!);
    workers[0]!.answer(workers[0]!.asked[0]!);
    expect((await first).touchpoints).toBe(2);
    expect((await second).touchpoints).toBe(3);
  });

  it('that fails fails alone', async () => {
    const { background, workers } = setUp(true);
    const first = background.summarise(records);
    const second = background.summarise(records);
    await vi.waitFor(() => expect(workers[0]?.asked.length).toBe(2));
    workers[0]!.refuse(1);
    workers[0]!.answer(workers[0]!.asked[1]!);
    await expect(first).rejects.toThrow('It did not work');
    expect((await second).touchpoints).toBe(2);
  });

  it('goes on with a new worker after one died', async () => {
    const { background, workers } = setUp(true);
    const lost = background.summarise(records);
    await vi.waitFor(() => expect(workers[0]?.asked.length).toBe(1));
    workers[0]!.fail();
    await expect(lost).rejects.toThrow('failed');
    expect(workers[0]!.isTerminated).toBe(true);
    const next = background.summarise(records);
    await vi.waitFor(() => expect(workers[1]?.asked.length).toBe(1));
    workers[1]!.answer(workers[1]!.asked[0]!);
    expect((await next).touchpoints).toBe(2);
  });

  it('that never ends is given up', async () => {
    vi.useFakeTimers();
    const { background, workers } = setUp(true);
    const endless = expect(background.summarise(records)).rejects.toThrow('too long');
    await vi.advanceTimersByTimeAsync(61_000);
    await endless;
    expect(workers[0]!.isTerminated).toBe(true);
  });

  it('is done here where there are no workers', async () => {
    const background = new WorkerBackground(() => {
      throw new Error('No workers');
    });
    expect((await background.summarise(records)).touchpoints).toBe(2);
  });
});
