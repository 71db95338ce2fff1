import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyChange } from '#domain/change.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import type { ForecastAnswer } from '#simulation/forecast-map.ts';
import type { ForecastTask } from '#simulation/forecaster.ts';
import { WorkerRunner, type WorkerPort } from '#state/worker-runner.ts';

afterEach(() => void vi.useRealTimers());

const lens = { scenario: null, segment: null };

/** A worker that answers when it is told to, and knows the records only by what it was sent. */
class SlowWorker implements WorkerPort {
  records: MapRecords = {};
  tasks: ForecastTask[] = [];
  terminated = false;
  #answer: (answer: ForecastAnswer) => void = () => undefined;
  fail: () => void = () => undefined;

  postMessage(task: ForecastTask) {
    this.tasks.push(task);
    this.records = applyChange(this.records, task.change);
  }
  onAnswer(listener: (answer: ForecastAnswer) => void) {
    this.#answer = listener;
  }
  onFailure(listener: () => void) {
    this.fail = listener;
  }
  terminate() {
    this.terminated = true;
  }
  answer(id: number) {
    const shown = { status: 'impossible', findings: [] } as const;
    this.#answer({ id, part: 'forecast', shown, compared: null });
  }
}

function setUp() {
  const workers: SlowWorker[] = [];
  const runner = new WorkerRunner(() => {
    const worker = new SlowWorker();
    workers.push(worker);
    return worker;
  });
  const answered: number[] = [];
  const failed: number[] = [];
  runner.onAnswer(({ id, part }) => (part === 'failed' ? failed : answered).push(id));
  const ask = (id: number, records: MapRecords) =>
    runner.ask({ id, records, shown: lens, compared: null });
  return { workers, runner, answered, failed, ask };
}

const mapWith = (...titles: string[]) =>
  recordsFrom(titles.map((title, i) => ({ id: `note-${i}`, kind: 'note', title })));

describe('asking a worker', () => {
  it('sends only what changed, and the worker ends with the same records', () => {
    const { workers, ask } = setUp();
    const before = mapWith('a', 'b', 'c');
    const after = { ...before, 'note-1': { ...before['note-1']!, title: 'changed' } };
    ask(1, before);
    workers[0]!.answer(1);
    ask(2, after);
    expect(Object.keys(workers[0]!.tasks[1]!.change)).toEqual(['note-1']);
    expect({ ...workers[0]!.records }).toEqual(after);
  });

  it('asks only the last of the questions that came while it was waiting', () => {
    const { workers, ask, answered } = setUp();
    for (const id of [1, 2, 3, 4]) ask(id, mapWith(`${id}`));
    workers[0]!.answer(1);
    workers[0]!.answer(4);
    expect(workers[0]!.tasks.map((task) => task.id)).toEqual([1, 4]);
    expect(answered).toEqual([1, 4]);
  });

  it('replaces a worker that dies and asks the last question anew, with all records', () => {
    const { workers, ask, answered } = setUp();
    const records = mapWith('a', 'b');
    ask(1, mapWith('a'));
    ask(2, records);
    workers[0]!.fail();
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect({ ...workers[1]!.records }).toEqual({ ...records });
    workers[1]!.answer(2);
    expect(answered).toEqual([2]);
  });

  it('does not ask for ever what brings every worker down, and answers later questions', () => {
    const { workers, ask, answered, failed } = setUp();
    ask(1, mapWith('deadly'));
    for (let i = 0; i < 5; i++) workers.at(-1)!.fail();
    const asked = workers.reduce((sum, worker) => sum + worker.tasks.length, 0);
    expect(asked).toBe(3);
    expect(failed).toEqual([1]);
    ask(2, mapWith('harmless'));
    workers.at(-1)!.answer(2);
    expect(answered).toEqual([2]);
  });

  it('replaces a worker that falls silent, and none that has answered', () => {
    vi.useFakeTimers();
    const { workers, ask, answered } = setUp();
    ask(1, mapWith('a'));
    vi.advanceTimersByTime(30_000);
    workers[0]!.answer(1);
    vi.advanceTimersByTime(120_000);
    expect(workers).toHaveLength(1);
    ask(2, mapWith('b'));
    vi.advanceTimersByTime(120_000 - 1);
    expect(workers).toHaveLength(2);
    workers[1]!.answer(2);
    expect(answered).toEqual([1, 2]);
  });
});
