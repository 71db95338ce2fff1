/**
 * How a result changes with every local number of the map, from one forward and one backward pass instead of two
 * solves per number.
 */
import { flowAt, gradientPass, type Gradient } from './gradient-pass.ts';
import { totalOf, valueToGo, type GridSolution } from './grid.ts';
import { MEASURES, type MeasureName } from './grid-measures.ts';
import { withOnceFactors } from './once-gradient.ts';

export interface GradientOptions {
  /**
   * Felt value has no slope where quality just meets the reference. Slopes by quality, loss, lift, promise and
   * expectation are therefore means over this many points up and down; about a tenth of a point if not given.
   */
  readonly step?: number;
  /** The values to go, if they are known already. */
  readonly values?: Float64Array;
}

/** The gradient of a result with respect to all local numbers. */
export function gradientOf(
  solution: GridSolution,
  name: MeasureName,
  { step = defaultStep(solution), values = valueToGo(solution, name) }: GradientOptions = {},
): Gradient {
  const measure = MEASURES[name];
  const { levels } = solution.network.lattice;
  const flow = measure.discounted ? solution.discountedFlow : solution.flow;
  const direct = gradientPass(
    solution,
    {
      measure,
      flowAt: (index) => flowAt(flow, index, levels),
      rate: measure.discounted ? solution.discount : solution.discount.map(() => 1),
      valuesAt: (index) => values.subarray(index * levels, (index + 1) * levels),
    },
    step,
  );
  return { value: totalOf(solution, name), ...withOnceFactors(solution, direct, step) };
}

/** A tenth of a point, or the nearest multiple of the distance of noise nodes, which then serve all three qualities. */
function defaultStep({ model, network }: GridSolution): number {
  const [one, other] = network.lattice.noise;
  const distance = one && other ? model.psychology.spread * (other.z - one.z) : 0;
  // A spread next to nothing has nodes too close to count.
  return distance > 1e-6 ? distance * Math.max(1, Math.round(0.1 / distance)) : 0.1;
}
