/**
 * The same lifetime value by the three conventions of timing (Fader & Hardie 2012, note 024): always say which one is
 * meant. The first is what is shown; the others are those of a steady customer who is worth as much.
 */
import { valueByTiming } from '../analysis/value-by-timing.ts';
import { sumOf } from '../sums.ts';
import type { Step, StepCode } from './calculation.ts';
import type { Scene } from './scene.ts';

const CONVENTIONS = {
  firstIncludedAtStart: 'bookedOnArrival',
  firstIncludedAtEnd: 'bookedAtEnd',
  firstExcluded: 'withoutFirst',
} as const satisfies Record<string, StepCode>;

/** Empty where the sum of some segment has no end. */
export function timings({ parts, cache }: Scene): Step[] {
  const values = parts.map(({ share, ...part }) => {
    const [value] = valueByTiming(part, { cache });
    return { share, value };
  });
  if (values.some(({ value }) => value === undefined)) return [];
  return Object.entries(CONVENTIONS).map(([name, code]): Step => ({
    code,
    unit: 'money',
    value: sumOf(values, ({ share, value }) => share * value![name as keyof typeof CONVENTIONS]),
  }));
}
