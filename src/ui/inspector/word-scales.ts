/**
 * Words for numbers. Each word stands for a number with a range, and reads for every number up to
 * where the next word begins. Words come from the specification ("Words first"); the steps between
 * them are ours and are stored as guesses, never as facts.
 */
import type { Estimate } from '#domain/estimate.ts';
import { faceFeelings, nearestFace, qualityOfFeeling } from '#domain/scale.ts';
import { kindOf } from '#domain/schema.ts';
import { messages } from '../messages/inspector-messages.ts';

/** `below` is where the next word begins to read. */
type Step = Readonly<{ key: string; likely: number; low?: number; high?: number; below: number }>;

const SCALES = {
  frequency: [
    { key: 'never', likely: 0, low: 0, high: 0.02, below: 0.02 },
    { key: 'rarely', likely: 0.08, low: 0.03, high: 0.15, below: 0.15 },
    { key: 'sometimes', likely: 0.3, low: 0.15, high: 0.5, below: 0.45 },
    { key: 'often', likely: 0.65, low: 0.45, high: 0.8, below: 0.85 },
    { key: 'always', likely: 1, low: 0.9, high: 1, below: Infinity },
  ],
  leaving: [
    { key: 'never', likely: 0, low: 0, high: 0.01, below: 0.005 },
    { key: 'rarely', likely: 0.03, low: 0.01, high: 0.06, below: 0.06 },
    { key: 'sometimes', likely: 0.1, low: 0.05, high: 0.2, below: 0.17 },
    { key: 'often', likely: 0.25, low: 0.15, high: 0.4, below: 0.35 },
    { key: 'veryOften', likely: 0.5, low: 0.35, high: 0.7, below: Infinity },
  ],
  loss: [
    { key: 'none', likely: 0, low: 0, high: 0.5, below: 0.25 },
    { key: 'small', likely: 1, low: 0.5, high: 1.5, below: 1.5 },
    { key: 'medium', likely: 2, low: 1, high: 3, below: 2.5 },
    { key: 'severe', likely: 3, low: 2, high: 4, below: Infinity },
  ],
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
} as const satisfies Record<string, readonly Step[]>;

const FACES = ['awful', 'poor', 'fine', 'good', 'great'] as const;

const SCALE_OF: Readonly<Record<string, keyof typeof SCALES>> = {
  'painPoint.likelihood': 'frequency',
  'painPoint.voiced': 'frequency',
  'painPoint.recovered': 'frequency',
  'painPoint.loss': 'loss',
  'offer.takeUp': 'frequency',
  'offer.wouldBuyAnyway': 'frequency',
  'offer.lift': 'lift',
  'segment.acceptance': 'frequency',
  'segment.deterred': 'frequency',
  'touchpoint.optOut': 'leaving',
  'outcome.importance': 'importance',
};

/** A word one can choose for a number, and what it stands for. */
export type Word = Readonly<{ key: string; label: string; estimate: Estimate }>;

/** The words of a field in order, or null for one that is only ever said in digits. */
export function wordsOf(kind: string, field: string): readonly Word[] | null {
  const scale = SCALE_OF[`${kind}.${field}`];
  if (scale) return stepsOf(scale).map((step) => wordOf(scale, step));
  return kindOf(kind)?.estimates[field]?.unit === 'score' ? faceWords() : null;
}

/** The key of the word that reads for a number; meaningful only where the field has words. */
export function wordFor(kind: string, field: string, value: number): string {
  const scale = SCALE_OF[`${kind}.${field}`];
  if (!scale) return FACES[nearestFace(value)]!;
  const steps = stepsOf(scale);
  return (steps.find((step) => value < step.below) ?? steps.at(-1)!).key;
}

function stepsOf(scale: keyof typeof SCALES): readonly Step[] {
  return SCALES[scale];
}

function wordOf(scale: keyof typeof SCALES, { key, likely, low, high }: Step): Word {
  const labels: Readonly<Record<string, string>> = messages.inspector.choices.scales[scale];
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
