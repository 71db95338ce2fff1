/** When work begins: once the map rests, and at once where it has rested long enough. */
import { afterEach, expect, it, vi } from 'vitest';
import { RestingWork } from '#state/resting-work.ts';

afterEach(() => void vi.useRealTimers());

function setUp() {
  vi.useFakeTimers();
  const begun: string[] = [];
  const work = new RestingWork<string>(200, (question) => {
    begun.push(question);
    return Promise.resolve();
  });
  return { work, begun };
}

it('begins when nothing has changed for a while', () => {
  const { work, begun } = setUp();
  work.watch();
  work.follow('first');
  vi.advanceTimersByTime(150);
  work.follow('second');
  vi.advanceTimersByTime(199);
  expect(begun).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(begun).toEqual(['second']);
});

it('does not wait again for somebody who looks at what has rested', () => {
  const { work, begun } = setUp();
  work.follow('first');
  vi.advanceTimersByTime(150);
  work.watch();
  vi.advanceTimersByTime(49);
  expect(begun).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(begun).toEqual(['first']);
  work.follow('second');
  vi.advanceTimersByTime(1000);
  expect(begun).toEqual(['first', 'second']);
});

it('may begin the very first question sooner, since nobody can have been in the middle of a change', () => {
  vi.useFakeTimers();
  const begun: string[] = [];
  const begin = (question: string) => {
    begun.push(question);
    return Promise.resolve();
  };
  const work = new RestingWork<string>(200, begin, 0);
  work.watch();
  work.follow('first');
  vi.advanceTimersByTime(0);
  expect(begun).toEqual(['first']);
  work.follow('second');
  vi.advanceTimersByTime(199);
  expect(begun).toEqual(['first']);
  vi.advanceTimersByTime(1);
  expect(begun).toEqual(['first', 'second']);
});

it('begins nothing that nobody looks at any more', () => {
  const { work, begun } = setUp();
  const end = work.watch();
  work.follow('first');
  end();
  vi.advanceTimersByTime(1000);
  expect(begun).toEqual([]);
  work.watch();
  vi.advanceTimersByTime(0);
  expect(begun).toEqual(['first']);
});
