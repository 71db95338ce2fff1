/**
 * Shapley values: what each player adds to a game, averaged over all orders in which players could join (Shapley 1953).
 * Exact up to a number of players, by sampled orders beyond (Castro, Gomez & Tejada 2009), each with its reverse.
 */

/** Who is in, by player. */
export type Coalition = readonly boolean[];

export interface ShapleyValues {
  readonly values: readonly number[];
  /** Standard error of each value by sampling; all 0 when exact. */
  readonly standardErrors: readonly number[];
  readonly exact: boolean;
}

export interface ShapleyOptions {
  /** Up to so many players every coalition is valued; 12 if not given, never more than 20. */
  readonly exactUpTo?: number;
  /** Even numbers from 0 to 1, drawn in order; needed only beyond that. The same numbers give the same result. */
  readonly uniform?: () => number;
  /** Pairs of an order and its reverse to sample, at least 2; 200 if not given. */
  readonly pairs?: number;
}

const EXACT_LIMIT = 20;

/**
 * The value of each player; they sum to what all are worth beyond nobody. No players give no values. Every coalition
 * is valued at most once. Throws a RangeError when sampling is needed and no even numbers are given.
 */
export function shapleyValues(
  players: number,
  worth: (coalition: Coalition) => number,
  { exactUpTo = 12, uniform, pairs = 200 }: ShapleyOptions = {},
): ShapleyValues {
  if (players <= Math.min(exactUpTo, EXACT_LIMIT)) {
    return {
      values: exactValues(players, worth),
      standardErrors: new Array<number>(players).fill(0),
      exact: true,
    };
  }
  if (!uniform) throw new RangeError(`${players} players need even numbers to sample orders by`);
  return sampledValues(players, remembered(worth), uniform, Math.max(2, Math.round(pairs)));
}

/** phi_i = sum over coalitions S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)). */
function exactValues(players: number, worth: (coalition: Coalition) => number): number[] {
  const size = 2 ** players;
  const worths = new Float64Array(size);
  const counts = new Uint8Array(size);
  for (let set = 0; set < size; set++) {
    const coalition = Array.from({ length: players }, (_, i) => ((set >> i) & 1) === 1);
    worths[set] = worth(coalition);
    counts[set] = coalition.filter(Boolean).length;
  }
  // 1 / (n * binomial(n - 1, s)), step by step so that no factorial grows large.
  const weights = [1 / players];
  for (let s = 1; s < players; s++) weights.push((weights[s - 1]! * s) / (players - s));
  return Array.from({ length: players }, (_, i) => {
    let sum = 0;
    for (let set = 0; set < size; set++) {
      if ((set >> i) & 1) continue;
      sum += weights[counts[set]!]! * (worths[set | (1 << i)]! - worths[set]!);
    }
    return sum;
  });
}

function sampledValues(
  players: number,
  worth: (coalition: Coalition) => number,
  uniform: () => number,
  pairs: number,
): ShapleyValues {
  const sums = new Float64Array(players);
  const squares = new Float64Array(players);
  for (let pair = 0; pair < pairs; pair++) {
    const order = shuffled(players, uniform);
    const one = additions(order, worth);
    const other = additions(order.toReversed(), worth);
    for (let i = 0; i < players; i++) {
      const mean = (one[i]! + other[i]!) / 2;
      sums[i]! += mean;
      squares[i]! += mean * mean;
    }
  }
  return {
    values: Array.from(sums, (sum) => sum / pairs),
    standardErrors: Array.from(sums, (sum, i) => {
      const variance = (squares[i]! - (sum * sum) / pairs) / (pairs - 1);
      return Math.sqrt(Math.max(0, variance) / pairs);
    }),
    exact: false,
  };
}

/** What each player adds when they join in an order. */
function additions(order: readonly number[], worth: (coalition: Coalition) => number) {
  const coalition = new Array<boolean>(order.length).fill(false);
  const added = new Float64Array(order.length);
  let before = worth([...coalition]);
  for (const player of order) {
    coalition[player] = true;
    const after = worth([...coalition]);
    added[player] = after - before;
    before = after;
  }
  return added;
}

/** A random order (Fisher & Yates, as by Durstenfeld 1964). */
function shuffled(players: number, uniform: () => number): number[] {
  const order = Array.from({ length: players }, (_, i) => i);
  for (let last = players - 1; last > 0; last--) {
    const pick = Math.min(last, Math.floor(uniform() * (last + 1)));
    const kept = order[last]!;
    order[last] = order[pick]!;
    order[pick] = kept;
  }
  return order;
}

function remembered(worth: (coalition: Coalition) => number) {
  const known = new Map<string, number>();
  return (coalition: Coalition): number => {
    const key = coalition.map(Number).join('');
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = worth(coalition)));
    return value;
  };
}
