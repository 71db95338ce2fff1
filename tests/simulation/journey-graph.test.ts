import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentsOf, reachableFrom, reversed } from '../../src/simulation/journey-graph.ts';

const graph = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

/** Whether there is a way of at least one step. */
function leadsTo(successors: number[][], from: number, to: number): boolean {
  return successors[from]!.some((next) => reachableFrom(successors, [next])[to]);
}

describe('components of a journey', () => {
  test('hold exactly the points that reach each other, and paths lead forward', () => {
    fc.assert(
      fc.property(graph, (successors) => {
        const components = componentsOf(successors);
        const at = successors.map((_, point) =>
          components.findIndex(({ members }) => members.includes(point)),
        );
        expect(components.flatMap(({ members }) => members).length).toBe(successors.length);
        successors.forEach((targets, from) => {
          const component = components[at[from]!]!;
          expect(component.loops).toBe(leadsTo(successors, from, from));
          for (const to of targets) expect(at[from]!).toBeLessThanOrEqual(at[to]!);
          successors.forEach((_, to) => {
            const together =
              from === to || (leadsTo(successors, from, to) && leadsTo(successors, to, from));
            expect(at[from] === at[to]).toBe(together);
          });
        });
      }),
    );
  });

  test('follow the paths inside a loop', () => {
    const [loop] = componentsOf([[3], [0], [1], [2]]);
    expect(loop!.members).toEqual([0, 3, 2, 1]);
  });

  test('cope with chains far longer than the stack', () => {
    const length = 200_000;
    const chain = Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : [0]));
    expect(componentsOf(chain)).toHaveLength(1);
  });
});

test('walking backwards reaches what leads to a point', () => {
  fc.assert(
    fc.property(graph, (successors) => {
      const before = reachableFrom(reversed(successors), [0]);
      successors.forEach((_, point) => {
        expect(before[point]).toBe(reachableFrom(successors, [point])[0]);
      });
    }),
  );
});
