/**
 * Arrivals over time of something new: some come by themselves, others because others have come (Bass 1969, Management
 * Science 15(5):215-227). For arrivals over calendar time only; who recommends whom on a journey is the referral chain.
 */
import { leastSquares } from '../least-squares.ts';

export interface Diffusion {
  /** M: customers who will ever come. */
  readonly market: number;
  /** p: innovation, the rate per period at which people come by themselves; above 0. */
  readonly innovation: number;
  /** q: imitation, the rate at which they come because others have; 0 or more. */
  readonly imitation: number;
}

export interface DiffusionFit extends Diffusion {
  /** Sum of squared differences to what was observed. */
  readonly squares: number;
}

/** M f(t): arrivals per period at a moment t, in periods since the start; 0 before it. */
export function arrivalRate(diffusion: Diffusion, time: number): number {
  const { market, innovation: p, imitation: q } = checked(diffusion);
  if (time < 0) return 0;
  const fading = Math.exp(-(p + q) * time);
  return (market * ((p + q) ** 2 / p) * fading) / (1 + (q / p) * fading) ** 2;
}

/** M F(t): all who have come by a moment t. */
export function arrivalsUntil(diffusion: Diffusion, time: number): number {
  const { market, innovation: p, imitation: q } = checked(diffusion);
  if (time <= 0) return 0;
  const fading = Math.exp(-(p + q) * time);
  return (market * (1 - fading)) / (1 + (q / p) * fading);
}

/** Arrivals in each of the first periods: M (F(t) - F(t - 1)). */
export function arrivalsPerPeriod(diffusion: Diffusion, periods: number): number[] {
  return Array.from(
    { length: periods },
    (_, before) => arrivalsUntil(diffusion, before + 1) - arrivalsUntil(diffusion, before),
  );
}

/** t* = ln(q / p) / (p + q), the moment at which most come; 0 where imitation is not stronger than innovation. */
export function peakTime(diffusion: Diffusion): number {
  const { innovation: p, imitation: q } = checked(diffusion);
  return q > p ? Math.log(q / p) / (p + q) : 0;
}

/**
 * The diffusion whose rate at t = 1, 2, ... is nearest to what was observed, by non-linear least squares. Starts from
 * the best of a table of usual rates (market by linear projection). Null with fewer than four periods, without any
 * arrivals, with values that are not numbers of 0 or more, or where no fit is found.
 */
export function fitDiffusion(observed: readonly number[]): DiffusionFit | null {
  const isUsable = observed.every((one) => one >= 0 && one < Infinity);
  if (observed.length < 4 || !isUsable || !observed.some((one) => one > 0)) return null;
  // Logarithms keep all three above 0.
  const residuals = (logs: readonly number[]) => {
    const [market, innovation, imitation] = logs.map(Math.exp) as [number, number, number];
    return observed.map((one, t) => one - arrivalRate({ market, innovation, imitation }, t + 1));
  };
  const squares = (logs: readonly number[]) =>
    residuals(logs).reduce((sum, one) => sum + one * one, 0);
  const starts = START_RATES.map(([innovation, imitation]) => {
    const shape = observed.map((_, t) => arrivalRate({ market: 1, innovation, imitation }, t + 1));
    const alike = shape.reduce((sum, one, t) => sum + one * observed[t]!, 0);
    const market = alike / shape.reduce((sum, one) => sum + one * one, 0);
    return [market, innovation, imitation].map(Math.log);
  });
  const start = starts.reduce((best, one) => (squares(one) < squares(best) ? one : best));
  const fit = leastSquares(residuals, start);
  const [market, innovation, imitation] = fit.parameters.map(Math.exp) as [number, number, number];
  const isFit = fit.converged && [market, innovation, imitation].every((one) => one < 1e12);
  return isFit ? { market, innovation, imitation, squares: fit.squares } : null;
}

const START_RATES = [0.0001, 0.001, 0.01, 0.03, 0.1].flatMap((innovation) =>
  [0.05, 0.2, 0.4, 0.6, 0.9].map((imitation) => [innovation, imitation] as const),
);

function checked(diffusion: Diffusion): Diffusion {
  const { market, innovation, imitation } = diffusion;
  if (!(market >= 0 && innovation > 0 && imitation >= 0))
    throw new RangeError(`No arrivals with market ${market}, rates ${innovation}, ${imitation}`);
  return diffusion;
}
