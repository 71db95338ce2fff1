import { describe, expect, it } from 'vitest';
import type { Encounter, Story } from '#state/stories.svelte.ts';
import { diaryOf, feeling } from '#ui/results/diary.ts';

const encounter = (some: Partial<Encounter>): Encounter => ({
  touchpoint: 'wait',
  visit: 0,
  expectation: 7.5,
  reference: 7.5,
  quality: 7.5,
  gap: 0,
  felt: 0,
  satisfaction: 7.5,
  optOut: 0.05,
  left: false,
  pains: [],
  offers: [],
  ours: 0,
  partners: 0,
  ...some,
});
const story = (encounters: readonly Encounter[], some: Partial<Story> = {}): Story => ({
  customer: 0,
  encounters,
  outcome: 'completed',
  lifetimeValue: 0,
  partners: 0,
  experienceSum: 0,
  peak: 0,
  memory: 7.5,
  rating: null,
  ...some,
});
const titles: Readonly<Record<string, string>> = {
  wait: 'I wait',
  late: 'It comes late',
  trial: 'A trial',
};
const written = (some: Partial<Encounter>) =>
  diaryOf(story([encounter(some), encounter({})]), (id) => titles[id] ?? id)[0]!;

describe('the diary', () => {
  it('tells what happens in the customer’s words, once for each visit', () => {
    const entries = diaryOf(
      story([encounter({}), encounter({ visit: 1 })]),
      (id) => titles[id] ?? id,
    );
    expect(entries.map(({ title, isAgain }) => [title, isAgain])).toEqual([
      ['I wait', false],
      ['I wait', true],
    ]);
  });

  it('tells of pains: voiced and mended, voiced in vain, or kept quiet', () => {
    const pain = (voiced: boolean, recovered: boolean) =>
      written({ pains: [{ id: 'late', voiced, recovered }] }).sentences.slice(0, 2);
    const what = 'What goes wrong: It comes late.';
    expect(pain(true, true)).toEqual([what, 'I say so, and they put it right.']);
    expect(pain(true, false)).toEqual([what, 'I say so, and nothing happens.']);
    expect(pain(false, false)).toEqual([what, 'I tell nobody.']);
  });

  it('tells of offers: taken, declined, or bought without being offered', () => {
    const offer = (shown: boolean, bought: boolean) =>
      written({ offers: [{ id: 'trial', shown, bought }] }).sentences[0];
    expect(offer(true, true)).toBe('I take the offer: A trial.');
    expect(offer(true, false)).toBe('They offer A trial; I do not take it.');
    expect(offer(false, true)).toBe('I get A trial by myself.');
  });

  it('feels better with every step of satisfaction', () => {
    const felt = [1, 4, 6, 7.5, 8.5, 9.5].map(feeling);
    expect(new Set(felt).size).toBe(6);
    expect([feeling(0), feeling(10)]).toEqual([felt[0], felt[5]]);
  });

  it('mentions a gap that is noticed', () => {
    expect(written({ gap: 0.6 }).sentences).toContain('Better than I thought.');
    expect(written({ gap: -0.6 }).sentences).toContain('I had expected more.');
    expect(written({ gap: -2.5 }).sentences).toContain('I had expected far more.');
    expect(written({ gap: 0.2 }).sentences).toHaveLength(1);
  });

  it('ends with the way the journey ends, and the answer of those who are asked', () => {
    const last = (some: Partial<Story>, satisfaction = 3) =>
      diaryOf(story([encounter({ satisfaction })], some), (id) => id)[0]!.sentences.slice(1);
    expect(last({ outcome: 'optedOut', rating: 3 })).toEqual([
      'I have had enough and leave for good.',
      'Would I recommend it? 3 of 10.',
    ]);
    expect(last({ outcome: 'optedOut' }, 8)).toEqual(['I leave it at that, for good.']);
    expect(last({ outcome: 'unfinished' })).toEqual(['I am still going round.']);
    expect(last({})).toEqual(['And that is all I wanted.']);
  });
});
