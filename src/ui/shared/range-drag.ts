/** The sums behind a slider with three handles: where they may go and what a key does to them. */

/** The three handles of an estimate. */
export type Handle = 'low' | 'likely' | 'high';
export type RangeValues = Readonly<Record<Handle, number>>;
export type RangeScale = Readonly<{ min: number; max: number; step: number }>;

/** The nearest step of the scale, free of the rounding dust of binary fractions. */
export function onScale(value: number, { min, max, step }: RangeScale): number {
  const stepped = Math.round((value - min) / step) * step + min;
  return Number(Math.min(max, Math.max(min, stepped)).toFixed(10));
}

/** The value of a handle that goes to `value`: low stays at or below likely, high at or above it. */
export function allowed(
  handle: Handle,
  value: number,
  values: RangeValues,
  scale: RangeScale,
): number {
  const stepped = onScale(value, scale);
  if (handle === 'low') return Math.min(stepped, values.likely);
  return handle === 'high' ? Math.max(stepped, values.likely) : stepped;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** Where a key sends a handle, or null for keys that mean nothing to it. Shift makes tenfold steps. */
export function valueAfterKey(
  key: string,
  isShift: boolean,
  value: number,
  scale: RangeScale,
): number | null {
  if (key === 'Home') return scale.min;
  if (key === 'End') return scale.max;
  const steps = STEPS[key];
  return steps === undefined ? null : value + steps * scale.step * (isShift ? 10 : 1);
}

/** Where a value stands on the scale, 0 to 1; what lies beyond it stands at its end. */
export function placeOf(value: number, { min, max }: RangeScale): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** Room between two numbers and width of a digit, in parts of the root's size of text. */
const BETWEEN = 0.31;
const DIGIT = 0.425;

/** A percent sign is wider than a digit. */
function digitsOf(text: string): number {
  return text.length + (text.endsWith('%') ? 0.7 : 0);
}

/**
 * Where the numbers under the three handles stand, 0 to 1: moved apart where they would touch, the
 * likely one staying under its handle. `width` of the track is in parts of the root's size of text.
 */
export function labelPlaces(
  values: RangeValues,
  scale: RangeScale,
  texts: Readonly<Record<Handle, string>>,
  width: number,
): RangeValues {
  const likely = placeOf(values.likely, scale);
  const apart = (side: 'low' | 'high') => {
    const digits = digitsOf(texts.likely) + digitsOf(texts[side]);
    return (BETWEEN + (digits * DIGIT) / 2) / Math.max(0.1, width);
  };
  return {
    likely,
    low: Math.min(placeOf(values.low, scale), likely - apart('low')),
    high: Math.max(placeOf(values.high, scale), likely + apart('high')),
  };
}
