/**
 * The words for numbers, scale by scale. Each stands for a number with a range and reads for every
 * number up to where the next one begins. The words come from the specification ("Words first"); the
 * steps between them are ours, so what they give is stored as a guess, never as a fact.
 */

/** `below` is where the next word begins to read. */
export type Step = Readonly<{
  key: string;
  likely: number;
  low?: number;
  high?: number;
  below: number;
}>;

/** What a purchase stands for in words about money: everything is said in parts of it. */
const PARTS_OF_A_PURCHASE = [
  { key: 'nothing', likely: 0, low: 0, high: 0.01, below: 0.005 },
  { key: 'hardly', likely: 0.02, low: 0.005, high: 0.05, below: 0.05 },
  { key: 'tenth', likely: 0.1, low: 0.05, high: 0.2, below: 0.17 },
  { key: 'quarter', likely: 0.25, low: 0.15, high: 0.4, below: 0.37 },
  { key: 'half', likely: 0.5, low: 0.35, high: 0.75, below: 0.75 },
  { key: 'asMuch', likely: 1, low: 0.75, high: 1.5, below: 1.5 },
  { key: 'twice', likely: 2, low: 1.5, high: 3, below: Infinity },
] as const;

export const steps = {
  /** How often something happens. */
  frequency: [
    { key: 'never', likely: 0, low: 0, high: 0.02, below: 0.02 },
    { key: 'rarely', likely: 0.08, low: 0.03, high: 0.15, below: 0.15 },
    { key: 'sometimes', likely: 0.3, low: 0.15, high: 0.5, below: 0.45 },
    { key: 'often', likely: 0.65, low: 0.45, high: 0.8, below: 0.85 },
    { key: 'always', likely: 1, low: 0.9, high: 1, below: Infinity },
  ],
  /** How many of those who pass do something. */
  part: [
    { key: 'nobody', likely: 0, low: 0, high: 0.02, below: 0.02 },
    { key: 'hardlyAnybody', likely: 0.05, low: 0.01, high: 0.1, below: 0.1 },
    { key: 'aFew', likely: 0.2, low: 0.1, high: 0.3, below: 0.27 },
    { key: 'aThird', likely: 0.33, low: 0.25, high: 0.42, below: 0.42 },
    { key: 'aboutHalf', likely: 0.5, low: 0.4, high: 0.6, below: 0.62 },
    { key: 'most', likely: 0.75, low: 0.6, high: 0.87, below: 0.87 },
    { key: 'nearlyAll', likely: 0.95, low: 0.87, high: 0.99, below: 0.985 },
    { key: 'everybody', likely: 1, low: 0.97, high: 1, below: Infinity },
  ],
  /** How much of a whole. */
  portion: [
    { key: 'none', likely: 0, low: 0, high: 0.02, below: 0.02 },
    { key: 'little', likely: 0.08, low: 0.02, high: 0.15, below: 0.15 },
    { key: 'some', likely: 0.25, low: 0.15, high: 0.4, below: 0.38 },
    { key: 'half', likely: 0.5, low: 0.38, high: 0.62, below: 0.62 },
    { key: 'most', likely: 0.75, low: 0.6, high: 0.9, below: 0.87 },
    { key: 'nearlyAll', likely: 0.95, low: 0.87, high: 1, below: Infinity },
  ],
  /** How many leave for good, or are reached. Small shares, since they add up. */
  leaving: [
    { key: 'never', likely: 0, low: 0, high: 0.01, below: 0.005 },
    { key: 'rarely', likely: 0.03, low: 0.01, high: 0.06, below: 0.06 },
    { key: 'sometimes', likely: 0.1, low: 0.05, high: 0.2, below: 0.17 },
    { key: 'often', likely: 0.25, low: 0.15, high: 0.4, below: 0.35 },
    { key: 'veryOften', likely: 0.5, low: 0.35, high: 0.7, below: Infinity },
  ],
  /** Points of quality lost. */
  loss: [
    { key: 'none', likely: 0, low: 0, high: 0.5, below: 0.25 },
    { key: 'small', likely: 1, low: 0.5, high: 1.5, below: 1.5 },
    { key: 'medium', likely: 2, low: 1, high: 3, below: 2.5 },
    { key: 'severe', likely: 3, low: 2, high: 4, below: Infinity },
  ],
  /** Points of quality added. */
  lift: [
    { key: 'muchWorse', likely: -2, low: -3, high: -1, below: -1.5 },
    { key: 'worse', likely: -1, low: -2, high: -0.5, below: -0.25 },
    { key: 'same', likely: 0, low: -0.5, high: 0.5, below: 0.2 },
    { key: 'littleBetter', likely: 0.5, low: 0, high: 1, below: 0.75 },
    { key: 'better', likely: 1, low: 0.5, high: 1.5, below: 1.5 },
    { key: 'muchBetter', likely: 2, low: 1, high: 3, below: Infinity },
  ],
  importance: [
    { key: 'little', likely: 2.5, below: 3.75 },
    { key: 'some', likely: 5, below: 6.25 },
    { key: 'great', likely: 7.5, below: 8.5 },
    { key: 'greatest', likely: 9.5, below: Infinity },
  ],
  /** How many come or follow, by the size of the number. */
  magnitude: [
    { key: 'none', likely: 0, low: 0, high: 1, below: 1 },
    { key: 'handful', likely: 5, low: 1, high: 10, below: 10 },
    { key: 'dozens', likely: 40, low: 10, high: 100, below: 100 },
    { key: 'hundreds', likely: 300, low: 100, high: 1_000, below: 1_000 },
    { key: 'thousands', likely: 3_000, low: 1_000, high: 10_000, below: 10_000 },
    { key: 'tensOfThousands', likely: 30_000, low: 10_000, high: 100_000, below: 100_000 },
    { key: 'hundredsOfThousands', likely: 300_000, low: 100_000, high: 1e6, below: 1e6 },
    { key: 'millions', likely: 3e6, low: 1e6, high: 1e7, below: Infinity },
  ],
  /** How many people somebody tells. */
  told: [
    { key: 'nobody', likely: 0, low: 0, high: 0.2, below: 0.25 },
    { key: 'hardlyAnybody', likely: 0.5, low: 0.1, high: 1, below: 0.9 },
    { key: 'oneOrTwo', likely: 1.5, low: 1, high: 2, below: 2.5 },
    { key: 'aFew', likely: 4, low: 2, high: 6, below: 7 },
    { key: 'aboutTen', likely: 10, low: 7, high: 15, below: 15 },
    { key: 'dozens', likely: 30, low: 15, high: 60, below: 60 },
    { key: 'hundreds', likely: 200, low: 60, high: 500, below: Infinity },
  ],
  /** Concentration of the opt-out. "Mixed" is near 4.5, the fit of Fader and Hardie 2007. */
  alike: [
    { key: 'veryMixed', likely: 1, low: 0.3, high: 2, below: 2 },
    { key: 'mixed', likely: 5, low: 2, high: 10, below: 10 },
    { key: 'alike', likely: 30, low: 10, high: 100, below: 80 },
    { key: 'same', likely: 200, low: 80, high: 1_000, below: Infinity },
  ],
  /** How much of the odds of leaving something takes away. */
  hold: [
    { key: 'nothing', likely: 0, low: 0, high: 0.05, below: 0.07 },
    { key: 'little', likely: 0.15, low: 0.05, high: 0.3, below: 0.25 },
    { key: 'somewhat', likely: 0.35, low: 0.2, high: 0.5, below: 0.5 },
    { key: 'strongly', likely: 0.65, low: 0.5, high: 0.8, below: 0.8 },
    { key: 'almostWholly', likely: 0.9, low: 0.8, high: 0.98, below: Infinity },
  ],
  /** What weighs more when they choose. */
  weight: [
    { key: 'price', likely: 0.05, low: 0, high: 0.15, below: 0.15 },
    { key: 'morePrice', likely: 0.3, low: 0.15, high: 0.45, below: 0.4 },
    { key: 'both', likely: 0.5, low: 0.35, high: 0.65, below: 0.6 },
    { key: 'moreQuality', likely: 0.7, low: 0.55, high: 0.85, below: 0.85 },
    { key: 'quality', likely: 0.95, low: 0.85, high: 1, below: Infinity },
  ],
  /** How much the same touchpoint varies, in points; 0.5 is normal by the specification. */
  variation: [
    { key: 'same', likely: 0, low: 0, high: 0.2, below: 0.12 },
    { key: 'little', likely: 0.25, low: 0.1, high: 0.5, below: 0.37 },
    { key: 'normal', likely: 0.5, low: 0.25, high: 0.75, below: 0.75 },
    { key: 'erratic', likely: 1, low: 0.6, high: 1.5, below: Infinity },
  ],
  /** Days of work, five in a week and twenty in a month. */
  effort: [
    { key: 'day', likely: 1, low: 0.5, high: 2, below: 2 },
    { key: 'days', likely: 3, low: 2, high: 5, below: 5 },
    { key: 'weekOrTwo', likely: 8, low: 5, high: 12, below: 14 },
    { key: 'month', likely: 20, low: 14, high: 30, below: 32 },
    { key: 'months', likely: 60, low: 35, high: 90, below: 100 },
    { key: 'halfAYear', likely: 120, low: 90, high: 180, below: 180 },
    { key: 'year', likely: 230, low: 180, high: 400, below: Infinity },
  ],
  /** In days of the calendar; turned into periods of the map. */
  time: [
    { key: 'atOnce', likely: 0, low: 0, high: 0.02, below: 0.02 },
    { key: 'hours', likely: 0.125, low: 0.04, high: 0.4, below: 0.5 },
    { key: 'day', likely: 1, low: 0.5, high: 2, below: 1.8 },
    { key: 'days', likely: 3, low: 2, high: 5, below: 5 },
    { key: 'week', likely: 7, low: 5, high: 10, below: 10 },
    { key: 'weeks', likely: 18, low: 10, high: 27, below: 26 },
    { key: 'month', likely: 30, low: 21, high: 45, below: 45 },
    { key: 'months', likely: 90, low: 50, high: 150, below: 150 },
    { key: 'halfAYear', likely: 180, low: 120, high: 270, below: 270 },
    { key: 'year', likely: 365, low: 270, high: 540, below: 540 },
    { key: 'years', likely: 1_000, low: 600, high: 1_800, below: Infinity },
  ],
  earning: [{ key: 'loss', likely: -0.1, low: -0.3, high: 0, below: 0 }, ...PARTS_OF_A_PURCHASE],
  spending: PARTS_OF_A_PURCHASE,
  /** What is spent once, on a change: many purchases at a time. */
  outlay: [
    { key: 'nothing', likely: 0, low: 0, high: 1, below: 0.5 },
    { key: 'aFew', likely: 3, low: 1, high: 10, below: 10 },
    { key: 'tens', likely: 30, low: 10, high: 100, below: 100 },
    { key: 'hundreds', likely: 300, low: 100, high: 1_000, below: 1_000 },
    { key: 'thousands', likely: 3_000, low: 1_000, high: 10_000, below: Infinity },
  ],
} as const satisfies Record<string, readonly Step[]>;

export type Scale = keyof typeof steps;
