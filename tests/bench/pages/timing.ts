/** Timing inside a page: pairs of deeds in turn, and how a page offers what it can measure. */

/** Makes functions callable from the outside; arguments and answers travel as JSON. */
export function offer(functions: object): void {
  Object.assign(window, { bench: functions });
}

/** Milliseconds a deed takes. */
export function timed(deed: () => unknown): number {
  const start = performance.now();
  deed();
  return performance.now() - start;
}

/** Milliseconds until the promise of a deed is kept. */
export async function timedUntil(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await deed();
  return performance.now() - start;
}

export type Pair = Readonly<{ ours: number[]; other: number[] }>;

/** Does both in turn, the other one first in every second round. The first round does not count. */
export async function inTurn(
  rounds: number,
  ours: (round: number) => number | Promise<number>,
  other: (round: number) => number | Promise<number>,
): Promise<Pair> {
  const pair: Pair = { ours: [], other: [] };
  for (let round = 0; round <= rounds; round++) {
    const early = round % 2 === 1 ? await other(round) : null;
    const own = await ours(round);
    const foreign = early ?? (await other(round));
    await new Promise((resume) => setTimeout(resume));
    if (round === 0) continue;
    pair.ours.push(own);
    pair.other.push(foreign);
  }
  return pair;
}
