/**
 * Which words a number can be said in. Scores have faces, most other fields a scale of their own, and
 * the parameters of how people react are said around their published or assumed default.
 *
 * Money has no honest words by itself. It has them only where the map holds a purchase to compare with
 * ("half a purchase"); else, and for what the purchase itself earns, it begins with digits.
 */
import { rangeOf, type Estimate, type EstimateField } from '#domain/estimate.ts';
import {
  mapEstimates,
  periodsPerYear,
  psychologyEstimates,
  type Period,
} from '#domain/kinds/map.ts';
import { faceFeelings, nearestFace, qualityOfFeeling } from '#domain/scale.ts';
import { kindOf } from '#domain/schema.ts';
import { messages } from '../messages/inspector-messages.ts';
import { steps, type Scale, type Step } from './word-steps.ts';

const FACES = ['awful', 'poor', 'fine', 'good', 'great'] as const;

/** `usual`: lower, usual, higher around the default. */
type Words = Scale | 'usual';

const AROUND_THE_DEFAULT = [
  ...Object.keys(psychologyEstimates),
  'liftWeight',
  'discountPerYear',
].map((field) => [`map.${field}`, 'usual'] as const);

const WORDS_OF: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(AROUND_THE_DEFAULT),
  'map.spread': 'variation',
  'touchpoint.optOut': 'leaving',
  'touchpoint.observedDropOff': 'leaving',
  'touchpoint.margin': 'earning',
  'touchpoint.cost': 'spending',
  'touchpoint.duration': 'time',
  'touchpoint.entryWeight': 'part',
  'touchpoint.alternativeShare': 'part',
  'path.share': 'part',
  'painPoint.likelihood': 'frequency',
  'painPoint.loss': 'loss',
  'painPoint.voiced': 'frequency',
  'painPoint.recovered': 'frequency',
  'painPoint.recoveryCost': 'spending',
  'offer.takeUp': 'part',
  'offer.wouldBuyAnyway': 'part',
  'offer.marginWith': 'earning',
  'offer.marginWithout': 'earning',
  'offer.partnerMarginWith': 'earning',
  'offer.partnerMarginWithout': 'earning',
  'offer.lift': 'lift',
  'segment.arrivals': 'magnitude',
  'segment.discountPerYear': 'usual',
  'segment.invitations': 'told',
  'segment.acceptance': 'part',
  'segment.concentration': 'alike',
  'segment.switchingBarrier': 'hold',
  'segment.acquisitionCost': 'spending',
  'segment.shareOfBudget': 'portion',
  'segment.toldPerDetractor': 'told',
  'segment.deterred': 'part',
  'segment.followers': 'magnitude',
  'segment.followersReached': 'leaving',
  'segment.price': 'spending',
  'segment.competitorPrice': 'spending',
  'segment.qualityWeight': 'weight',
  'segment.prospects': 'magnitude',
  'segment.winnable': 'part',
  'segment.retentionCost': 'spending',
  'segment.keepable': 'part',
  'solution.effort': 'effort',
  'solution.cost': 'outlay',
  'outcome.importance': 'importance',
};

/** The fields that are only ever said in digits, and why that is right. */
export const inDigits: Readonly<Record<string, string>> = {
  'metric.value': 'What was counted is a number; a word for it would turn it into a guess.',
};

/** What words are said in terms of. */
export type WordTerms = Readonly<{
  period: Period;
  /** What a purchase earns; null where there is none to compare with. */
  purchase: number | null;
}>;

/** A word one can choose for a number, and what it stands for. */
export type Word = Readonly<{ key: string; label: string; estimate: Estimate }>;

/** The words of a field in order, or null for one that is said in digits. */
export function wordsOf(kind: string, field: string, terms: WordTerms): readonly Word[] | null {
  const definition = kindOf(kind)?.estimates[field];
  if (!definition) return null;
  const words = WORDS_OF[`${kind}.${field}`];
  if (!words) return definition.unit === 'score' ? faceWords() : null;
  return stepsOf(words, definition, terms)?.map((step) => wordOf(words, step)) ?? null;
}

/** The key of the word that reads for a number; meaningful only where the field has words. */
export function wordFor(kind: string, field: string, value: number, terms: WordTerms): string {
  const words = WORDS_OF[`${kind}.${field}`];
  const definition = kindOf(kind)?.estimates[field];
  const known = words && definition && stepsOf(words, definition, terms);
  if (!known) return FACES[nearestFace(value)]!;
  return (known.find((step) => value < step.below) ?? known.at(-1)!).key;
}

/** The steps in the unit of the field and within its bounds. */
function stepsOf(
  words: Words,
  field: EstimateField,
  { period, purchase }: WordTerms,
): readonly Step[] | null {
  if (words === 'usual') return stepsAround(field);
  if (words === 'time') return scaled(steps.time, periodsPerYear[period] / 365, field);
  if (words === 'earning' || words === 'spending' || words === 'outlay')
    return purchase === null ? null : scaled(steps[words], purchase, field);
  return steps[words];
}

function scaled(of: readonly Step[], by: number, { min, max }: EstimateField): readonly Step[] {
  const within = (value: number) => Math.min(max, Math.max(min, tidy(value * by)));
  return of
    .filter(({ likely }) => likely * by >= min && likely * by <= max)
    .map(({ key, likely, low = likely, high = likely, below }) => ({
      key,
      likely: within(likely),
      low: within(low),
      high: within(high),
      below: below * by,
    }));
}

/** Lower, usual and higher within the range of the default; no word where the range ends at the default. */
function stepsAround(field: EstimateField): readonly Step[] {
  // A segment's own rate has no default of its own: it is usual where the map's is.
  const { low, likely, high } = rangeOf(
    undefined,
    field.fallback === null ? mapEstimates.discountPerYear : field,
  )!;
  const lower = tidy((low + likely) / 2);
  const higher = tidy((likely + high) / 2);
  const all = [
    { key: 'lower', likely: lower, low, high: likely, below: (lower + likely) / 2 },
    { key: 'usual', likely, low: lower, high: higher, below: (likely + higher) / 2 },
    { key: 'higher', likely: higher, low: likely, high, below: Infinity },
  ];
  return all.filter((step) => step.key === 'usual' || step.likely !== likely);
}

/** Four digits say a guess exactly enough. */
function tidy(value: number): number {
  return Number(value.toPrecision(4));
}

function wordOf(words: Words, { key, likely, low, high }: Step): Word {
  const labels: Readonly<Record<string, string>> = messages.inspector.choices.scales[words];
  const range = low === undefined || high === undefined ? {} : { low, high };
  return { key, label: labels[key] ?? key, estimate: { likely, ...range, basis: 'guess' } };
}

function faceWords(): readonly Word[] {
  return FACES.map((key, index) => ({
    key,
    label: messages.inspector.choices.scales.faces[key],
    estimate: { likely: qualityOfFeeling(faceFeelings[index]!), basis: 'guess' },
  }));
}
