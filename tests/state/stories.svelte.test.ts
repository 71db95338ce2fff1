import { describe, expect, it } from 'vitest';
import { ofKindAmong, SEARCHED, Stories, type Story } from '#state/stories.svelte.ts';
import { Walk } from '#state/walk.svelte.ts';

const story = (customer: number, some: Partial<Story> = {}): Story => ({
  customer,
  encounters: [],
  outcome: 'completed',
  lifetimeValue: customer,
  partners: 0,
  experienceSum: 0,
  peak: null,
  memory: null,
  rating: null,
  ...some,
});
const visits = (count: number) => Array.from({ length: count }, () => ({}) as never);

describe('stories', () => {
  it('shows the latest customer asked for, whatever comes back first', async () => {
    const answers: (() => void)[] = [];
    const stories = new Stories({
      story: (customer) => new Promise((resolve) => answers.push(() => resolve(story(customer)))),
    });
    const first = stories.show(4);
    const second = stories.show(7);
    expect(stories.isLooking).toBe(true);
    answers[1]!();
    await second;
    answers[0]!();
    await first;
    expect(stories.story?.customer).toBe(7);
    expect(stories.customer).toBe(7);
    expect(stories.isLooking).toBe(false);
  });

  it('never goes below the first customer, and takes whole ones', async () => {
    const stories = new Stories({ story: (customer) => Promise.resolve(story(customer)) });
    await stories.show(-3);
    expect(stories.customer).toBe(0);
    await stories.show(2.7);
    expect(stories.story?.customer).toBe(2);
  });

  it('looks through a hundred customers of the segment for one of a kind', async () => {
    const asked: unknown[] = [];
    const stories = new Stories({
      story: (customer, segment) => {
        asked.push(segment);
        return Promise.resolve(story(customer, customer === 42 ? { rating: 9 } : {}));
      },
    });
    await stories.retell('segment');
    await stories.find('promoter');
    expect(stories.customer).toBe(42);
    expect(asked).toEqual(Array.from({ length: SEARCHED + 1 }, () => 'segment'));
    await stories.find('leaver');
    expect(stories.missed).toBe('leaver');
    expect(stories.story?.customer).toBe(42);
  });

  it('says so when a story cannot be told, and tells the next', async () => {
    let fails = true;
    const stories = new Stories({
      story: (customer) => (fails ? Promise.reject(new Error()) : Promise.resolve(story(customer))),
    });
    await stories.show(1);
    expect([stories.hasFailed, stories.isLooking]).toEqual([true, false]);
    fails = false;
    await stories.show(2);
    expect([stories.hasFailed, stories.story?.customer]).toEqual([false, 2]);
  });
});

describe('one of a kind', () => {
  it('is the first promoter', () => {
    const all = [story(0, { rating: 8 }), story(1, { rating: 10 }), story(2, { rating: 9 })];
    expect(ofKindAmong(all, 'promoter')?.customer).toBe(1);
  });

  it('is one who leaves after a while rather than at once', () => {
    const left = { outcome: 'optedOut' } as const;
    const all = [story(0), story(1, { ...left, encounters: visits(1) })];
    expect(ofKindAmong(all, 'leaver')?.customer).toBe(1);
    all.push(story(2, { ...left, encounters: visits(2) }));
    expect(ofKindAmong(all, 'leaver')?.customer).toBe(2);
  });

  it('is the one in the middle of those who are asked, else of all', () => {
    const all = [30, -1, 10, 20].map((lifetimeValue, at) => story(at, { lifetimeValue }));
    expect(ofKindAmong(all, 'typical')?.lifetimeValue).toBe(10);
    const asked = all.map((one) => (one.lifetimeValue > 0 ? { ...one, rating: 5 } : one));
    expect(ofKindAmong(asked, 'typical')?.lifetimeValue).toBe(20);
    expect(ofKindAmong([], 'typical')).toBeNull();
  });
});

describe('a walk', () => {
  it('goes from the first visit to the last and stands still there', () => {
    const walk = new Walk();
    walk.begin(story(0, { encounters: visits(3) }));
    expect([walk.step, walk.last, walk.isGoing]).toEqual([0, 2, true]);
    walk.goTo(1);
    expect(walk.isGoing).toBe(true);
    walk.goTo(9);
    expect([walk.step, walk.isGoing]).toEqual([2, false]);
    walk.toggle();
    expect([walk.step, walk.isGoing]).toEqual([0, true]);
    walk.end();
    expect(walk.story).toBeNull();
  });

  it('remembers once where it began', () => {
    const walk = new Walk();
    expect(walk.takeOrigin()).toBeNull();
    walk.begin(story(7, { encounters: visits(1) }), 'segment');
    walk.end();
    expect(walk.takeOrigin()).toEqual({ customer: 7, segment: 'segment' });
    expect(walk.takeOrigin()).toBeNull();
  });

  it('does not begin without a visit', () => {
    const walk = new Walk();
    walk.begin(story(0));
    expect(walk.story).toBeNull();
  });
});
