/**
 * Finds the places of knobs at which modelled figures are the measured ones. First each knob follows its own figure, by
 * the rule of back-solving with the slope learnt on the way; what that leaves is brought down by least squares within
 * bounds (Levenberg-Marquardt with slopes kept up to date by Broyden's rule, 1965).
 */
import { factor, solveColumn } from '../linear-algebra.ts';
import { sumOf } from '../sums.ts';

export interface FitProblem {
  readonly knobs: readonly { readonly low: number; readonly high: number }[];
  readonly targets: readonly {
    readonly value: number;
    /** How far off counts as much as any other metric being so far off for its own. */
    readonly width: number;
    /** The knob that is there for it alone; null for none. */
    readonly knob: number | null;
    /** A figure on a scale on which it rises with its knob, about one for one. */
    readonly onLine: (figure: number) => number;
  }[];
  /** The modelled figures at these places; null where nobody comes. */
  readonly modelled: (shifts: readonly number[]) => readonly (number | null)[];
}

/** The published precision of back-solving is 1e-9. */
const CLOSE = 1e-10;
const OPEN_BEYOND = 1e-8;
const MOST_ROUNDS = 40;
const MOST_STEPS = 60;
const SLOPES = [0.3, 4] as const;
/** What is left where metrics contradict each other is least when a step gains no more than this part of it. */
const ENOUGH = 1e-6;
/** Squares that are left where they do not. */
const NOTHING = 1e-22;
/** Slopes are worked out anew after so many steps. */
const OLD = 8;

export function solveFit(problem: FitProblem): readonly number[] {
  const found = followed(problem);
  const figures = problem.modelled(found);
  const isOpen = problem.targets.some(
    ({ value }, at) => figures[at] !== null && Math.abs(figures[at]! - value) > OPEN_BEYOND,
  );
  return isOpen && found.length > 0 ? squared(problem, found) : found;
}

/** Each knob after its own figure; the best places met on the way, by the sum of squares over all targets. */
function followed({ knobs, targets, modelled }: FitProblem): readonly number[] {
  const own = knobs.map((_, knob) => targets.findIndex((target) => target.knob === knob));
  const slopes = knobs.map(() => 1);
  let shifts: readonly number[] = knobs.map(() => 0);
  let best = { shifts, squares: Infinity };
  let before: { shifts: readonly number[]; lines: readonly (number | null)[] } | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const figures = modelled(shifts);
    const squares = squaresOf(residualsOf(targets, figures));
    if (squares < best.squares) best = { shifts, squares };
    const lines = own.map((at) => {
      const figure = at < 0 ? null : figures[at]!;
      return figure === null ? null : targets[at]!.onLine(figure);
    });
    const next = shifts.map((shift, knob) => {
      const [line, target] = [lines[knob] ?? null, targets[own[knob]!]];
      if (line === null || !target) return shift;
      const moved = before ? shift - before.shifts[knob]! : 0;
      const known = before?.lines[knob] ?? null;
      if (known !== null && Math.abs(moved) > 1e-9)
        slopes[knob] = Math.min(SLOPES[1], Math.max(SLOPES[0], (line - known) / moved));
      return within(knobs[knob]!, shift + (target.onLine(target.value) - line) / slopes[knob]!);
    });
    const isDone = own.every(
      (at) =>
        at < 0 || figures[at] === null || Math.abs(figures[at]! - targets[at]!.value) <= CLOSE,
    );
    if (isDone || next.every((value, at) => value === shifts[at])) break;
    before = { shifts, lines };
    shifts = next;
  }
  return best.shifts;
}

function squared({ knobs, targets, modelled }: FitProblem, start: readonly number[]) {
  const residuals = (shifts: readonly number[]) => residualsOf(targets, modelled(shifts));
  let [shifts, current] = [start, residuals(start)];
  let slopes = slopesAt(residuals, knobs, shifts, current);
  // How many steps the slopes are old, and how much each step is held back.
  let [age, damping] = [0, 1e-3];
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = dampedMove(slopes, current, damping, heldAt(knobs, shifts, slopes, current));
    const next = shifts.map((shift, at) => within(knobs[at]!, shift - move[at]!));
    const there = residuals(next);
    const gained = squaresOf(current) - squaresOf(there);
    if (gained > 0) {
      const isLittle = gained <= ENOUGH * squaresOf(current);
      updateSlopes(slopes, shifts, next, current, there);
      [shifts, current, damping, age] = [next, there, Math.max(1e-12, damping / 10), age + 1];
      if (squaresOf(current) <= NOTHING || (isLittle && age === 1)) break;
      if (!isLittle && age < OLD) continue;
    } else if (age === 0) {
      damping *= 10;
      if (damping > 1e9) break;
      continue;
    }
    slopes = slopesAt(residuals, knobs, shifts, current);
    age = 0;
  }
  return shifts;
}

function squaresOf(residuals: readonly number[]): number {
  return sumOf(residuals, (one) => one * one);
}

function residualsOf(
  targets: FitProblem['targets'],
  figures: readonly (number | null)[],
): number[] {
  return targets.map(({ value, width }, at) =>
    figures[at] === null ? 0 : (figures[at]! - value) / width,
  );
}

function within({ low, high }: FitProblem['knobs'][number], value: number): number {
  return Math.min(high, Math.max(low, value));
}

/** By knob, how each residual changes with it. */
function slopesAt(
  residuals: (shifts: readonly number[]) => readonly number[],
  knobs: FitProblem['knobs'],
  shifts: readonly number[],
  current: readonly number[],
): number[][] {
  return shifts.map((shift, at) => {
    const by = shift + 1e-5 <= knobs[at]!.high ? 1e-5 : -1e-5;
    const there = residuals(shifts.with(at, shift + by));
    return there.map((value, row) => (value - current[row]!) / by);
  });
}

/** Knobs at the end of their way that would have to go on: they stay. */
function heldAt(
  knobs: FitProblem['knobs'],
  shifts: readonly number[],
  slopes: readonly (readonly number[])[],
  current: readonly number[],
): boolean[] {
  return knobs.map(({ low, high }, at) => {
    const downhill = -dot(slopes[at]!, current);
    return (shifts[at]! <= low && downhill < 0) || (shifts[at]! >= high && downhill > 0);
  });
}

/** The solution of (J'J + damping diag(J'J)) move = J'r; 0 for what is held or has no effect. */
function dampedMove(
  slopes: readonly (readonly number[])[],
  residuals: readonly number[],
  damping: number,
  held: readonly boolean[],
): Float64Array {
  const size = slopes.length;
  const entries = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i && !held[i]; j++) {
      if (held[j]) continue;
      const product = dot(slopes[i]!, slopes[j]!);
      entries[i * size + j] = entries[j * size + i] = i === j ? product * (1 + damping) : product;
    }
    if (entries[i * size + i] === 0) entries[i * size + i] = 1;
  }
  return solveColumn(
    factor(entries, size),
    slopes.map((one, at) => (held[at] ? 0 : dot(one, residuals))),
  );
}

/** Broyden's rule: the slopes that tell the step just made, as near to the old ones as that allows. */
function updateSlopes(
  slopes: readonly number[][],
  shifts: readonly number[],
  next: readonly number[],
  current: readonly number[],
  there: readonly number[],
): void {
  const step = next.map((value, at) => value - shifts[at]!);
  const length = sumOf(step, (one) => one * one);
  if (length === 0) return;
  current.forEach((value, row) => {
    const told = sumOf(step.keys(), (at) => slopes[at]![row]! * step[at]!);
    const missing = (there[row]! - value - told) / length;
    step.forEach((by, at) => (slopes[at]![row]! += missing * by));
  });
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += one[row]! * other[row]!;
  return sum;
}
