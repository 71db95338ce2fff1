/** What each check says: what it found, why that matters, and what its one click does. */
import type { CheckId, FirstStep, Noticed } from '#state/coach.svelte.ts';
import { number, percent } from '../shared/format.ts';

type Detail = NonNullable<Noticed['detail']>;

export type CheckWords = Readonly<{
  says: string | ((detail: Detail) => string);
  why: string;
  /** What one click does about it, or where it leads. */
  deed: string;
}>;

const byCheck: Readonly<Record<CheckId, CheckWords>> = {
  everyTouchpointIsReached: {
    says: 'Nobody comes here: no path leads to it.',
    why: 'What happens at a touchpoint counts only for those who come to it.',
    deed: 'Lead a path here',
  },
  everyLoopCanBeLeft: {
    says: ({ count }) =>
      count === 1
        ? 'The only way on leads back here.'
        : `${count} touchpoints lead only to each other, this one among them.`,
    why: 'Customers who go round for ever end their journey only by giving up.',
    deed: 'Let it lead to the end',
  },
  sharesAddUp: {
    says: ({ sum }) => `The shares add up to ${percent(Number(sum))}, not to 100%.`,
    why: 'They are scaled when the journey is computed, so each means something else than it says.',
    deed: 'Make it 100%',
  },
  segmentComes: {
    says: ({ why }) =>
      why === 'arrivals'
        ? 'Nobody arrives in this segment.'
        : 'This segment skips every touchpoint.',
    why: 'Without arrivals it weighs nothing in any result.',
    deed: 'Say who comes',
  },
  estimateInRange: {
    says: ({ kind }) =>
      kind === 'anyway'
        ? 'More would buy anyway than take the offer.'
        : 'An effect goes further than its scale.',
    why: 'Beyond the end of a scale nothing more happens, and an offer cannot keep people from buying.',
    deed: 'Look at it',
  },
  painPointHasTouchpoint: {
    says: 'It stands at no touchpoint.',
    why: 'A pain point counts where it happens.',
    deed: 'Say where it happens',
  },
  offerHasTouchpoint: {
    says: 'It is made at no touchpoint.',
    why: 'An offer counts where customers meet it.',
    deed: 'Say where it is made',
  },
  solutionHasEffect: {
    says: 'It changes nothing on the map.',
    why: 'Without an effect nobody can tell what it is worth.',
    deed: 'Say what it changes',
  },
  promiseMeetsDelivery: {
    says: 'A promise is made here, but nobody has said how it goes.',
    why: 'A promise can be held only against what is delivered.',
    deed: 'Say how it goes',
  },
  stageHasTouchpoint: {
    says: 'Nothing happens in this stage.',
    why: 'A stage without a touchpoint is a heading, not a part of the journey.',
    deed: 'Add a touchpoint',
  },
  journeyGoesOnAfterSale: {
    says: 'The journey ends at the sale.',
    why: 'What is bought is worth what it is in use, and that is what people remember and tell.',
    deed: 'Add what comes after',
  },
  offerHasPartnerAndNeed: {
    says: ({ missing }) =>
      missing === 'partner'
        ? 'A partner earns by it, but which one is not said.'
        : 'Which need it answers is not said.',
    why: 'An offer without a need is noise, and what a partner earns belongs to somebody.',
    deed: 'Say it',
  },
  outcomeIsServed: {
    says: 'No touchpoint serves it.',
    why: 'Either the journey has a gap here, or the link is not drawn yet.',
    deed: 'Link a touchpoint',
  },
  touchpointsDiffer: {
    says: 'Another touchpoint of this stage has the same title.',
    why: 'What was written down twice counts twice.',
    deed: 'Look at it',
  },
  stageHasMomentOfTruth: {
    says: 'No moment of truth is marked in this stage.',
    why: 'In every stage something decides whether the customer goes on.',
    deed: 'Mark the likeliest',
  },
  stageIsTheCustomers: {
    says: 'This stage is named after what we do, not what they do.',
    why: 'A stage says what the customer goes through: “I choose”, not “Sales”.',
    deed: 'Rename it',
  },
};

const steps: Readonly<Record<FirstStep, Readonly<{ title: string; how: string }>>> = {
  draw: {
    title: 'Draw what the customer does',
    how: 'Three touchpoints are enough to begin. Enter makes the next one.',
  },
  feel: {
    title: 'Say how it goes',
    how: 'Pick a face for a touchpoint, or drag its dot on the curve.',
  },
  hurt: {
    title: 'Say what goes wrong',
    how: 'Under a touchpoint, in the lane of pain points: how often, how bad.',
  },
  offer: {
    title: 'Say what is offered',
    how: 'By you or with a partner: who would take it, who would buy anyway.',
  },
  change: {
    title: 'Ask what if',
    how: 'Add a solution, say what it changes, and switch it on.',
  },
};

export const checkTexts = {
  heading: (open: number) => (open === 0 ? 'Checks' : `Checks: ${number(open, 0)} to look at`),
  none: 'Nothing to say: the map obeys every check.',
  onRecord: 'Worth a look',
  deedAt: (deed: string, title: string) => `${deed} (${title})`,
  dismiss: 'Dismiss',
  dismissNamed: (says: string) => `Dismiss: ${says}`,
  recall: 'Show again',
  recallNamed: (says: string) => `Show again: ${says}`,
  dismissed: (count: number) => `${number(count, 0)} dismissed`,
  more: (count: number) => `And ${number(count, 0)} more`,
  mark: (count: number) =>
    count === 1 ? 'One thing worth a look' : `${count} things worth a look`,
  steps: {
    heading: 'First steps',
    note: 'In any order, or not at all.',
    taken: 'Done',
    putAway: 'Put away',
    next: (step: FirstStep) => `Next: ${steps[step].title.toLowerCase()}`,
    place: (number: number, of: number) => `Step ${number} of ${of}:`,
    ...steps,
  },
  of: ({ check, detail = {} }: Noticed) => {
    const { says, why, deed } = byCheck[check];
    return { says: typeof says === 'string' ? says : says(detail), why, deed };
  },
};
