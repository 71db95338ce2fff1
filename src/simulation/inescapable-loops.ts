/** Loops that nobody can leave: no way on, nobody opts out. They would never end, so they are found before solving. */
import { componentsOf, reachableFrom, successorsOf } from './journey-graph.ts';
import type { Model } from './model.ts';

/** Says that a model has no answer because some customers would go round for ever. */
export class InescapableLoopError extends Error {
  readonly loops: readonly (readonly string[])[];

  constructor(loops: readonly (readonly string[])[]) {
    super(`No way out of the loop of ${loops.map((ids) => ids.join(', ')).join('; and of ')}`);
    this.name = 'InescapableLoopError';
    this.loops = loops;
  }
}

/**
 * The loops that customers can enter and never leave, each as the ids of its touchpoints in the order of the model;
 * empty when every journey ends.
 */
export function inescapableLoops(model: Model): string[][] {
  const { touchpoints } = model;
  if (touchpoints.every(({ optOut }) => optOut > 0)) return [];
  const successors = successorsOf(model).map((targets, index) =>
    touchpoints[index]!.optOut >= 1 ? [] : targets,
  );
  const entries = touchpoints.map((_, index) => index).filter((index) => model.entry[index]! > 0);
  const entered = reachableFrom(successors, entries);
  return componentsOf(successors)
    .filter(({ members, loops }) => {
      if (!loops || !entered[members[0]!]) return false;
      const inside = new Set(members);
      return members.every(
        (index) =>
          touchpoints[index]!.optOut <= 0 &&
          touchpoints[index]!.next.every(({ to, share }) => share <= 0 || inside.has(to)),
      );
    })
    .map(({ members }) => [...members].sort((a, b) => a - b).map((index) => touchpoints[index]!.id))
    .sort((a, b) => a.join().localeCompare(b.join()));
}

/** Returns nothing, or throws an InescapableLoopError that names the touchpoints. */
export function refuseInescapableLoops(model: Model): void {
  const loops = inescapableLoops(model);
  if (loops.length > 0) throw new InescapableLoopError(loops);
}
