import { describe, expect, it } from 'vitest';
import { Forecast, type ForecastQuestion, type RunnerAnswer } from '#state/forecast.svelte.ts';
import type { MapLens } from '#simulation/forecast-map.ts';

const drawn: MapLens = { scenario: null, segment: null };

/** A forecast, what it asked, and a way to answer. */
function asking() {
  const questions: ForecastQuestion[] = [];
  const listeners = new Set<(answer: RunnerAnswer) => void>();
  const forecast = new Forecast({
    ask: (question) => questions.push(question),
    onAnswer: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => undefined,
  });
  const answer = (id: number) =>
    listeners.forEach((listener) =>
      listener({
        id,
        part: 'forecast',
        shown: { status: 'impossible', findings: [] },
        compared: null,
      }),
    );
  const fail = (id: number) => listeners.forEach((listener) => listener({ id, part: 'failed' }));
  return { forecast, questions, answer, fail };
}

describe('a question', () => {
  it('is asked again only where records or lens are others', () => {
    const { forecast, questions } = asking();
    const records = {};
    const lenses: [MapLens, MapLens | null][] = [
      [drawn, null],
      [{ ...drawn }, null],
      [{ ...drawn, segment: 's' }, null],
      [{ ...drawn, scenario: 's' }, null],
      [{ ...drawn, scenario: 's' }, drawn],
      [{ ...drawn, scenario: 's' }, { ...drawn }],
    ];
    for (const [shown, compared] of lenses) forecast.follow(records, shown, compared);
    expect(questions.length).toBe(4);
    forecast.follow({}, ...lenses.at(-1)!);
    expect(questions.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  it('asked twice is not stale once it was answered', () => {
    const { forecast, answer } = asking();
    const records = {};
    forecast.follow(records, drawn, null);
    expect(forecast.isStale).toBe(true);
    answer(1);
    forecast.follow(records, drawn, null);
    expect(forecast.isStale).toBe(false);
  });
});

describe('a question that nobody can answer', () => {
  it('is said to have failed until the map changes, and can be asked again', () => {
    const { forecast, questions, answer, fail } = asking();
    forecast.follow({}, drawn, null);
    fail(1);
    expect(forecast.hasFailed).toBe(true);
    forecast.retry();
    expect(forecast.hasFailed).toBe(false);
    expect(questions.map(({ id }) => id)).toEqual([1, 2]);
    fail(2);
    forecast.follow({}, drawn, null);
    expect(forecast.hasFailed).toBe(false);
    answer(3);
    expect([forecast.hasFailed, forecast.isStale]).toEqual([false, false]);
  });
});

describe('the first answer', () => {
  it('is waited for, and is there when waiting ends', async () => {
    const { forecast, answer } = asking();
    forecast.follow({}, drawn, null);
    const first = forecast.firstAnswer(1e9);
    answer(1);
    await first;
    expect(forecast.shown).not.toBeNull();
    await forecast.firstAnswer(1e9);
  });

  it('is not waited for longer than was said', async () => {
    const { forecast } = asking();
    forecast.follow({}, drawn, null);
    await forecast.firstAnswer(1);
    expect(forecast.shown).toBeNull();
  });
});
