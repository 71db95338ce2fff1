import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, uniform, wordFor } from '../../../src/simulation/monte-carlo/random.ts';

const word = new Int32Array(4);
function drawn(customer: number, place: number, visit: number, subject: number): number[] {
  draw(customer, place, visit, subject, word);
  return [...word];
}

/** Sum of (observed - expected)^2 / expected over equally likely cells. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('draws', () => {
  test('pcg4d gives the words of its publication', () => {
    // Worked out from the published listing with integers of any length.
    const wide = (given: readonly number[]): number[] => {
      const mask = (1n << 32n) - 1n;
      let [x, y, z, w] = given.map(
        (one) => (BigInt(one >>> 0) * 1664525n + 1013904223n) & mask,
      ) as [bigint, bigint, bigint, bigint];
      const round = () => {
        x = (x + y * w) & mask;
        y = (y + z * x) & mask;
        z = (z + x * y) & mask;
        w = (w + y * z) & mask;
      };
      round();
      x ^= x >> 16n;
      y ^= y >> 16n;
      z ^= z >> 16n;
      w ^= w >> 16n;
      round();
      return [x, y, z, w].map((one) => Number(BigInt.asIntN(32, one)));
    };
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(10_000), fc.integer(), (a, b, c, d) => {
        expect(drawn(a, b, c, d)).toEqual(wide([a, b, c, d]));
      }),
    );
  });

  test('numbers are strictly between 0 and 1', () => {
    expect(uniform(0)).toBeGreaterThan(0);
    expect(uniform(-1)).toBeLessThan(1);
    expect(uniform(-1)).toBeGreaterThan(0.9999);
  });

  // 99.99 % limits of chi-square with 255 degrees of freedom.
  const [LOW, HIGH] = [179, 347];

  test.each(['customers', 'visits', 'touchpoints', 'pains', 'seeds'])(
    'neighbouring %s meet even chances, on their own and in pairs',
    (what) => {
      const count = 1 << 16;
      const each = Array.from({ length: count }, (_, at) => {
        const id = what === 'touchpoints' || what === 'pains' ? `t${at}` : 't';
        const seed = what === 'seeds' ? at : 7;
        const place = wordFor(seed, what === 'touchpoints' ? id : 't');
        const subject = wordFor(seed, what === 'pains' ? id : 'subject');
        return drawn(what === 'customers' ? at : 5, place, what === 'visits' ? at : 0, subject);
      });
      for (let lane = 0; lane < 4; lane++) {
        const single = new Array<number>(256).fill(0);
        const pairs = new Array<number>(256).fill(0);
        const across = new Array<number>(256).fill(0);
        each.forEach((own, at) => {
          const here = Math.floor(uniform(own[lane]!) * 16);
          single[Math.floor(uniform(own[lane]!) * 256)]!++;
          pairs[here * 16 + Math.floor(uniform(each[(at + 1) % count]![lane]!) * 16)]!++;
          across[here * 16 + Math.floor(uniform(own[(lane + 1) % 4]!) * 16)]!++;
        });
        for (const cells of [single, pairs, across]) {
          expect(chiSquare(cells)).toBeGreaterThan(LOW);
          expect(chiSquare(cells)).toBeLessThan(HIGH);
        }
      }
    },
  );

  test('one bit of a key changes half of the bits of every word', () => {
    const changed = new Array<number>(32).fill(0);
    const trials = 4000;
    for (let trial = 0; trial < trials; trial++) {
      const key = drawn(trial, 1, 2, 3) as [number, number, number, number];
      const before = drawn(...key);
      const other = [...key] as typeof key;
      other[trial % 4]! ^= 1 << ((trial >> 2) % 32);
      const after = drawn(...other);
      for (let bit = 0; bit < 32; bit++) changed[bit]! += ((before[0]! ^ after[0]!) >>> bit) & 1;
    }
    // The upper half decides what happens, to a part in 65,536; the lowest bits of a product depend on few others.
    for (const count of changed.slice(16)) {
      expect(count / trials).toBeGreaterThan(0.45);
      expect(count / trials).toBeLessThan(0.55);
    }
  });
});
