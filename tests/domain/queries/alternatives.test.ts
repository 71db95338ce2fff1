import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainOf } from '#domain/queries/alternatives.ts';
import { recordsFrom } from '#domain/records.ts';

const mapOf = (mains: readonly (string | undefined)[]) =>
  recordsFrom(
    mains.map((alternativeTo, at) => ({
      id: `t${at}`,
      kind: 'touchpoint',
      title: '',
      alternativeTo,
    })),
  );

/** By walking from one touchpoint alone, step by step. */
function mainByWalking(mains: readonly (string | undefined)[], start: string): string {
  const passed = [start];
  for (;;) {
    const next = mains[Number(passed.at(-1)!.slice(1))];
    if (next === undefined || Number(next.slice(1)) >= mains.length) return passed.at(-1)!;
    if (passed.includes(next)) return passed.slice(passed.indexOf(next)).sort()[0]!;
    passed.push(next);
  }
}

describe('the main touchpoint of a moment', () => {
  it('is where pointing ends, or the smallest of a circle, also for those that point into it', () => {
    const mains = fc.array(
      fc.option(
        fc.nat(9).map((at) => `t${at}`),
        { nil: undefined },
      ),
      {
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(mains, (all) => {
        const records = mapOf(all);
        for (const at of all.keys())
          expect(mainOf(records, `t${at}`)).toBe(mainByWalking(all, `t${at}`));
      }),
      { numRuns: 500 },
    );
    expect(mainOf(mapOf([]), 'nobody')).toBe('nobody');
  });

  it('is found in the longest chain that a file may hold', () => {
    const chain = Array.from({ length: 90_000 }, (_, at) => (at > 0 ? `t${at - 1}` : undefined));
    const records = mapOf(chain);
    expect(mainOf(records, 't89999')).toBe('t0');
  });
});
