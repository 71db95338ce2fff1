import { describe, expect, test } from 'vitest';
import { solveExact } from '../../src/simulation/exact.ts';
import { solveGrid } from '../../src/simulation/grid.ts';
import { InescapableLoopError, inescapableLoops } from '../../src/simulation/inescapable-loops.ts';
import { COMPLETE } from '../../src/simulation/model.ts';
import { aChain, aModel, aTouchpoint, rower } from './models.ts';

const ring = [
  aTouchpoint({ id: 'in', next: [{ to: 1, share: 1 }] }),
  aTouchpoint({ id: 'a', optOut: 0, next: [{ to: 2, share: 1 }] }),
  aTouchpoint({ id: 'b', optOut: 0, next: [{ to: 1, share: 1 }] }),
];

describe('loops that nobody can leave', () => {
  test('are named, without the way in', () => {
    expect(inescapableLoops(aModel({ touchpoints: ring }))).toEqual([['a', 'b']]);
  });

  test('are refused by both engines', () => {
    const model = aModel({ touchpoints: ring });
    for (const solve of [solveExact, solveGrid]) {
      expect(() => solve(model)).toThrow(InescapableLoopError);
      expect(() => solve(model)).toThrow('a, b');
    }
  });

  test('a share that leads out, or an opt-out, is a way out', () => {
    const leaking = [...ring];
    leaking[2] = {
      ...ring[2]!,
      next: [
        { to: 1, share: 0.9 },
        { to: COMPLETE, share: 0.1 },
      ],
    };
    expect(inescapableLoops(aModel({ touchpoints: leaking }))).toEqual([]);
    const leaving = [...ring];
    leaving[1] = { ...ring[1]!, optOut: 0.01 };
    expect(inescapableLoops(aModel({ touchpoints: leaving }))).toEqual([]);
  });

  test('a path with share 0 is no way out', () => {
    const drawn = [...ring];
    drawn[2] = {
      ...ring[2]!,
      next: [
        { to: 1, share: 1 },
        { to: COMPLETE, share: 0 },
      ],
    };
    expect(inescapableLoops(aModel({ touchpoints: drawn }))).toEqual([['a', 'b']]);
  });

  test('do not matter where nobody comes', () => {
    const [first, ...rest] = ring;
    const apart = aModel({ touchpoints: [{ ...first!, next: [] }, ...rest] });
    expect(inescapableLoops(apart)).toEqual([]);
    const behindAll = aModel({ touchpoints: [{ ...first!, optOut: 1 }, ...rest] });
    expect(inescapableLoops(behindAll)).toEqual([]);
  });

  test('chains and the fixture have none', () => {
    expect(inescapableLoops(aModel({ touchpoints: aChain([{}, {}, {}]) }))).toEqual([]);
    expect(inescapableLoops(rower())).toEqual([]);
  });
});
