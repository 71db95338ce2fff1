/** What the headings of a table of measurements mean: places, measures, sample sizes, and scales. */
import type { Period } from '../kinds/map.ts';
import type { Measure } from '../kinds/metric.ts';
import { qualityOfFeeling } from '../scale.ts';

/** How satisfaction is asked; all are brought to 0 to 10. */
export const satisfactionScales = ['0-10', '1-10', '1-7', '1-5', '0-100'] as const;
export type SatisfactionScale = (typeof satisfactionScales)[number];

export type Column =
  | Readonly<{ holds: 'touchpoint' | 'stage' | 'place' | 'segment' | 'n' | 'measure' | 'value' }>
  | Readonly<{
      holds: 'figure';
      measures: Measure;
      /** Said in the heading; null where it is not. */
      scale: SatisfactionScale | null;
      isPercent: boolean;
    }>
  | Readonly<{ holds: 'other' }>;

const HEADINGS: readonly (readonly [Exclude<Column['holds'], 'figure' | 'other'>, RegExp])[] = [
  ['touchpoint', /^(touch ?points?|cards?|contacts?)$/],
  ['stage', /^(stages?|phases?)$/],
  ['place', /^(places?|where|steps?|names?|title)$/],
  ['segment', /^(segments?|personas?|groups?|customer groups?|who)$/],
  ['n', /^(n|sample|sample size|base|answers|responses|respondents|interviews)$/],
  ['measure', /^(measures?|metrics?|kpis?|what|figure)$/],
  ['value', /^(values?|results?|found|measured)$/],
];

const MEASURES: readonly (readonly [Measure, RegExp])[] = [
  ['dropOff', /\b(drop ?offs?|drop ?outs?|abandon\w*|bounce\w*|exits?|opt ?outs?)\b/],
  ['conversion', /\b(conver\w*|completion|complete[ds]?)\b/],
  ['churn', /\b(churn\w*|attrition|cancel\w*)\b/],
  ['rating', /\b(nps|net promoter\w*|ratings?|recommend\w*)\b/],
  ['satisfaction', /\b(satisf\w*|csat|experience)\b/],
];

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  ['day', /\b(day|daily)\b/],
  ['week', /\b(week|weekly)\b/],
  ['month', /\b(month|monthly)\b/],
  ['quarter', /\b(quarter|quarterly)\b/],
  ['year', /\b(year|yearly|annual|annually)\b/],
];

/** The period that a text names, for churn; null for none. */
export function periodIn(text: string): Period | null {
  const words = plain(text);
  return PERIODS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export function columnOf(heading: string): Column {
  const words = plain(heading);
  const known = HEADINGS.find(([, pattern]) => pattern.test(words));
  if (known) return { holds: known[0] };
  const measures = measureIn(heading);
  if (!measures) return { holds: 'other' };
  return {
    holds: 'figure',
    measures,
    scale: measures === 'satisfaction' ? scaleIn(heading) : null,
    isPercent: /%|\bper ?cent/i.test(heading),
  };
}

/** The measure that a text names. A rating on a scale of answers is a satisfaction, not promoters minus detractors. */
export function measureIn(text: string): Measure | null {
  const words = plain(text);
  const found = MEASURES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return found === 'rating' && !/\bnps|net promoter/.test(words) && scaleIn(text)
    ? 'satisfaction'
    : found;
}

/** The scale that a heading states: "(1-5)", "1 to 5", "out of 10", "/5", "in %". */
function scaleIn(heading: string): SatisfactionScale | null {
  const ends = /(\d+)\s*(?:-|–|—|to|\.\.+)\s*(\d+)/i.exec(heading);
  if (ends) return satisfactionScales.find((scale) => scale === `${ends[1]}-${ends[2]}`) ?? null;
  const top = /(?:\/|out of)\s*(\d+)/i.exec(heading)?.[1];
  if (top === '5' || top === '7') return `1-${top}`;
  if (top === '10' || top === '100') return `0-${top}`;
  return /%|\bper ?cent/i.test(heading) ? '0-100' : null;
}

/**
 * The scale that most answers of a column can only have been given on, so that a stray one does not fit
 * instead of changing how the others are read. Null where several would do, as for 4.2, which is little
 * of ten and much of five, or for a mixture of 6 and 80.
 */
export function scaleOfValues(values: readonly number[]): SatisfactionScale | null {
  const upToTen = values.filter((value) => value <= 10);
  if (areStray(upToTen.length, values.length)) return '0-100';
  if (2 * upToTen.length <= values.length) return null;
  const aboveSeven = upToTen.filter((value) => value > 7).length;
  return areStray(aboveSeven, upToTen.length) ? null : '0-10';
}

/** Fewer than one answer in four says nothing about the scale of the others. */
function areStray(answers: number, among: number): boolean {
  return 4 * answers < among;
}

/**
 * Satisfaction from 0 to 10; null off the scale. Scales with a middle answer go through the five faces
 * (see scale.ts), so that the middle is neutral; those that end at 10 or 100 are stretched.
 */
export function fromScale(value: number, scale: SatisfactionScale): number | null {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  if (value < low || value > high) return null;
  const part = (value - low) / (high - low);
  return high > 7 ? 10 * part : qualityOfFeeling(4 * part - 2);
}

/** Lower case, without accents and signs, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
