/** Where a rising function crosses zero, by false position with the Illinois rule (Dowell & Jarratt 1971). */

const MOST_STEPS = 100;
const PRECISION = 1e-12;

/** The crossing between two ends; the nearer end when the function does not cross between them. */
export function risingRoot(low: number, high: number, value: (x: number) => number): number {
  let atLow = value(low);
  if (atLow >= 0) return low;
  let atHigh = value(high);
  if (atHigh <= 0) return high;
  let keptSide = 0;
  for (let step = 0; step < MOST_STEPS && high - low > PRECISION; step++) {
    const x = (low * atHigh - high * atLow) / (atHigh - atLow);
    const at = value(x);
    if (Math.abs(at) <= PRECISION) return x;
    if (at < 0) {
      low = x;
      atLow = at;
      if (keptSide === 1) atHigh /= 2;
      keptSide = 1;
    } else {
      high = x;
      atHigh = at;
      if (keptSide === -1) atLow /= 2;
      keptSide = -1;
    }
  }
  return (low + high) / 2;
}
