/** A simulated journey as the customer would write it down, encounter by encounter. */
import type { Encounter, Story } from '#state/stories.svelte.ts';
import { messages } from '../messages/results-messages.ts';

export type DiaryEntry = Readonly<{
  touchpoint: string;
  /** What happens: the touchpoint in the customer's words. */
  title: string;
  isAgain: boolean;
  sentences: readonly string[];
  felt: number;
  bar: number;
}>;

/** Satisfaction up to which each of the six ways to feel reaches; the last has no end. */
const FEELINGS = [2.5, 5, 7, 8, 9] as const;
/** Gaps smaller than this are not worth a word. */
const NOTICED = 0.5;
const LARGE = 2;

const words = messages.results.diary;

/** One entry for each visit; `titleOf` names touchpoints, pain points and offers. */
export function diaryOf(story: Story, titleOf: (id: string) => string): DiaryEntry[] {
  const last = story.encounters.length - 1;
  return story.encounters.map((encounter, at) => ({
    touchpoint: encounter.touchpoint,
    title: titleOf(encounter.touchpoint),
    isAgain: encounter.visit > 0,
    sentences: [
      ...happenings(encounter, titleOf),
      feeling(encounter.satisfaction),
      ...surprise(encounter.gap),
      ...(at === last ? ending(story, encounter) : []),
    ],
    felt: encounter.satisfaction,
    bar: encounter.reference,
  }));
}

function happenings({ pains, offers }: Encounter, titleOf: (id: string) => string): string[] {
  return [
    ...pains.flatMap(({ id, voiced, recovered }) => [
      words.pain(titleOf(id)),
      voiced ? (recovered ? words.saysMended : words.saysInVain) : words.silent,
    ]),
    ...offers.map(({ id, shown, bought }) => {
      if (!shown) return words.buysAnyway(titleOf(id));
      return bought ? words.takes(titleOf(id)) : words.declines(titleOf(id));
    }),
  ];
}

export function feeling(satisfaction: number): string {
  const at = FEELINGS.findIndex((limit) => satisfaction < limit);
  return words.feels.at(at)!; // -1, beyond all limits, is the last
}

function surprise(gap: number): string[] {
  if (gap >= NOTICED) return [words.better];
  if (gap <= -LARGE) return [words.muchWorse];
  return gap <= -NOTICED ? [words.worse] : [];
}

function ending({ outcome, rating }: Story, { satisfaction }: Encounter): string[] {
  const neutral = FEELINGS[2];
  const way = {
    completed: words.finished,
    optedOut: satisfaction < neutral ? words.leaves : words.leavesCalmly,
    unfinished: words.onTheWay,
  }[outcome];
  return rating === null ? [way] : [way, words.rates(String(rating))];
}
