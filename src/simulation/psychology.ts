/**
 * How a customer reacts at one encounter: what is felt, how satisfied that leaves, who opts out, and what is expected
 * next. Plain formulas, one for each step of the encounter; the engines evaluate the same expressions in their loops.
 */
import { exp, log } from './portable-math.ts';
import { NEUTRAL, type Kano, type ModelTouchpoint, type Psychology } from './model.ts';

/** R: the expectation, pulled towards the promise where one is made. */
export function referenceFor(
  expectation: number,
  promise: number | null,
  { promiseWeight }: Psychology,
): number {
  return promise === null
    ? expectation
    : (1 - promiseWeight) * expectation + promiseWeight * promise;
}

/**
 * v(D): felt value of delivering more or less than the reference, D^a or -lambda (-D)^a (Tversky & Kahneman 1992).
 * A basic touchpoint keeps only losses, a delighter only gains.
 */
export function feltValue(
  disconfirmation: number,
  { diminishing, lossAversion }: Psychology,
  kano: Kano = 'performance',
): number {
  if (disconfirmation === 0) return 0;
  if (disconfirmation > 0) return kano === 'basic' ? 0 : power(disconfirmation, diminishing);
  return kano === 'delighter' ? 0 : -lossAversion * power(-disconfirmation, diminishing);
}

/** A positive number to a power. */
function power(base: number, exponent: number): number {
  return exp(exponent * log(base));
}

/** s = Q + eta v, kept within 0 to 10 (Anderson & Sullivan 1993: quality and disconfirmation). */
export function satisfactionFrom(
  quality: number,
  felt: number,
  { surpriseWeight }: Psychology,
): number {
  return clipped(quality + surpriseWeight * felt);
}

/** h(s): logit h(s) = logit h - kappa (s - 7.5), written so that 0 and 1 stay what they are. */
export function optOutAt(
  satisfaction: number,
  optOut: number,
  { stayingWeight }: Psychology,
): number {
  const odds = optOut * exp(stayingWeight * (NEUTRAL - satisfaction));
  return odds / (1 - optOut + odds);
}

/** E' = R + alpha D, with one alpha upwards and another downwards (Boulding et al. 1993). */
export function nextExpectation(
  reference: number,
  disconfirmation: number,
  { barUp, barDown }: Psychology,
): number {
  return clipped(reference + (disconfirmation >= 0 ? barUp : barDown) * disconfirmation);
}

/** One whole encounter with a known quality. */
export function encounter(
  touchpoint: Pick<ModelTouchpoint, 'optOut' | 'promise' | 'kano'>,
  expectation: number,
  quality: number,
  psychology: Psychology,
) {
  const reference = referenceFor(expectation, touchpoint.promise, psychology);
  const gap = quality - reference;
  const felt = feltValue(gap, psychology, touchpoint.kano);
  const satisfaction = satisfactionFrom(quality, felt, psychology);
  return {
    reference,
    gap,
    felt,
    satisfaction,
    optOut: optOutAt(satisfaction, touchpoint.optOut, psychology),
    next: nextExpectation(reference, gap, psychology),
  };
}

/** Keeps a value within 0 to 10. */
export function clipped(value: number): number {
  return value < 0 ? 0 : value > 10 ? 10 : value;
}
