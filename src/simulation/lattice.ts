/** The lattice the grid engine works on: levels of expectation from 0 to 10, and nodes of the noise of quality. */

export interface Lattice {
  readonly levelsPerPoint: number;
  /** Number of levels, both ends included. */
  readonly levels: number;
  /** Nodes of a standard normal variable. */
  readonly noise: readonly { readonly z: number; readonly weight: number }[];
}

const NOISE_REACH = 5;

/**
 * A lattice with the given fineness. The noise is a dense trapezoid over 5 standard deviations on either side, its
 * weights normalised: Gauss-Hermite nodes miss the kink of the value function at zero.
 */
export function makeLattice(levelsPerPoint = 10, noiseNodes = 61): Lattice {
  const nodes = Array.from({ length: noiseNodes }, (_, index) => {
    const z = (2 * NOISE_REACH * index) / (noiseNodes - 1) - NOISE_REACH;
    const end = index === 0 || index === noiseNodes - 1;
    return { z, weight: Math.exp(-z * z * 0.5) * (end ? 0.5 : 1) };
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return {
    levelsPerPoint,
    levels: 10 * levelsPerPoint + 1,
    noise: nodes.map(({ z, weight }) => ({ z, weight: weight / total })),
  };
}

/** Adds an amount at an expectation to the two nearest levels, keeping its mean. */
export function addAt(
  { levels, levelsPerPoint }: Lattice,
  values: Float64Array,
  offset: number,
  expectation: number,
  amount: number,
): void {
  const place = expectation * levelsPerPoint;
  const below = Math.max(0, Math.min(levels - 2, Math.floor(place)));
  values[offset + below]! += amount * (1 - (place - below));
  values[offset + below + 1]! += amount * (place - below);
}

/** The value at an expectation between two levels, by linear interpolation. */
export function valueAt(
  { levels, levelsPerPoint }: Lattice,
  values: Float64Array,
  offset: number,
  expectation: number,
): number {
  const place = expectation * levelsPerPoint;
  const below = Math.max(0, Math.min(levels - 2, Math.floor(place)));
  const above = place - below;
  return values[offset + below]! * (1 - above) + values[offset + below + 1]! * above;
}
