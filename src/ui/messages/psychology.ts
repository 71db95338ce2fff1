/**
 * How people react, in plain words: what each of the global parameters means, whether its size was
 * published or is an assumption of ours, and where the idea comes from.
 */
import type { psychologyEstimates } from '#domain/kinds/map.ts';

export type PsychologyText = Readonly<{
  means: string;
  /** `assumed`: the idea was published, its size was not. */
  size: 'published' | 'assumed';
  source: string;
}>;

export const psychologyTexts: Readonly<
  Record<keyof typeof psychologyEstimates | 'liftWeight', PsychologyText>
> = {
  barUp: {
    means:
      'After a better experience than expected, people expect this part of the gain next time.',
    size: 'assumed',
    source:
      'Adaptive expectation: Boulding, Kalra, Staelin and Zeithaml 1993; Rust and Oliver 2000',
  },
  barDown: {
    means: 'After a worse one, they expect this part less. At 0 the bar never comes down.',
    size: 'assumed',
    source: 'Forgetting, and “should” expectations: Boulding and others 1993',
  },
  lossAversion: {
    means: 'Falling short weighs this many times as much as exceeding by the same.',
    size: 'published',
    source: 'Tversky and Kahneman 1992; 1.82 to 2.10 in Brown, Imai, Vieider and Camerer 2024',
  },
  diminishing: {
    means: 'Each further point of difference counts a little less.',
    size: 'published',
    source: 'Tversky and Kahneman 1992',
  },
  surpriseWeight: {
    means: 'How much the difference to the bar adds to satisfaction, beside quality itself.',
    size: 'assumed',
    source: 'Anderson and Sullivan 1993, for its sign and its asymmetry',
  },
  stayingWeight: {
    means: 'How strongly each point of satisfaction makes people stay.',
    size: 'assumed',
    source: '0.72 from Jones and Sasser 1995; about 1.1 from TARP; kept lower to be careful',
  },
  promiseWeight: {
    means: 'How much of the bar is what we say here, and how much what they bring along.',
    size: 'assumed',
    source: 'What is communicated forms “will” expectations: Boulding and others 1993',
  },
  spread: {
    means: 'How much the same touchpoint varies: 0 always the same, 0.5 normal, 1 erratic.',
    size: 'assumed',
    source: 'Rust, Inman, Jia and Zahorik 1999, for spread as a cause of its own',
  },
  liftWeight: {
    means: 'How much of a partner’s quality above 7.5 rubs off on the touchpoint.',
    size: 'assumed',
    source: 'Simonin and Ruth 1998, for the spill-over between allied brands',
  },
};
