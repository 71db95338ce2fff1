/** The formulas of an encounter written out with the numbers of one customer, as one would on paper. */
import type { Step } from '#state/calculations.svelte.ts';
import { signedValue, stepValue } from './step-text.ts';

type Filled = NonNullable<Step['filled']>;
type Encountered = Filled['with'];

/** Where nothing is felt as good or bad; the scale has its middle there. */
const NEUTRAL = 7.5;

const of = (value: number) => stepValue(value, 'score');
/** In brackets where its sign would meet another. */
const safe = (value: number) => (value < 0 ? `(${of(value)})` : of(value));
const share = (value: number) => stepValue(value, 'ratio');

const texts: Readonly<Record<Filled['formula'], (all: Encountered) => string>> = {
  reference: ({ expectation, promise, reference, psychology: { promiseWeight } }) =>
    promise === null
      ? `R = E = ${of(reference)}`
      : `R = ${of(1 - promiseWeight)} · ${of(expectation)} + ${of(promiseWeight)} · ${of(promise)} = ${of(reference)}`,
  gap: ({ quality, reference, gap }) =>
    `D = ${of(quality)} − ${of(reference)} = ${signedValue(gap, 'points')}`,
  felt: ({ gap, felt, kano, psychology: { lossAversion, diminishing } }) => {
    const isLeftOut = gap !== 0 && felt === 0 && kano !== 'performance';
    const size = `${of(Math.abs(gap))}^${of(diminishing)}`;
    if (isLeftOut || gap === 0) return `v(${of(gap)}) = 0`;
    return gap > 0
      ? `v = ${size} = ${signedValue(felt, 'points')}`
      : `v = −${of(lossAversion)} · ${size} = ${of(felt)}`;
  },
  satisfaction: ({ quality, gap, felt, satisfaction, psychology: { surpriseWeight } }) =>
    `D = ${signedValue(gap, 'points')}, v = ${signedValue(felt, 'points')}; ` +
    `s = ${of(quality)} + ${of(surpriseWeight)} · ${safe(felt)} = ${of(satisfaction)}`,
  dropOff: ({ neutral, satisfaction, optOut, psychology: { stayingWeight } }) => {
    if (neutral === 0 || neutral === 1) return `h(s) = h = ${share(neutral)}`;
    const odds = (neutral / (1 - neutral)) * Math.exp(stayingWeight * (NEUTRAL - satisfaction));
    return (
      `h = ${share(neutral)}, κ = ${of(stayingWeight)}, s = ${of(satisfaction)}; ` +
      `odds = ${share(neutral)} / ${share(1 - neutral)} · e^(${of(stayingWeight)} · (${NEUTRAL} − ${of(satisfaction)})) = ${share(odds)}; ` +
      `h(s) = odds / (1 + odds) = ${stepValue(optOut, 'share')}`
    );
  },
  nextExpectation: ({ reference, gap, next, psychology: { barUp, barDown } }) =>
    `E′ = ${of(reference)} + ${of(gap >= 0 ? barUp : barDown)} · ${safe(gap)} = ${of(next)}`,
};

/** '' where a step has no formula to write out. */
export function filledText({ filled }: Step): string {
  return filled ? texts[filled.formula](filled.with) : '';
}
