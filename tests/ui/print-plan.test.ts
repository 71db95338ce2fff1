import { describe, expect, it } from 'vitest';
import { printPlan, type Sheet } from '#ui/print/print-plan.ts';

/** Labels of 120 and a header of 50 pixels, then stages and lanes of equal size. */
function sheet(stages: number, lanes: number): Sheet {
  const cut = (first: number, count: number, size: number) =>
    Array.from({ length: count + 1 }, (_, i) => first + i * size);
  const cuts = { x: cut(120, stages, 256), y: cut(50, lanes, 150) };
  return { width: cuts.x.at(-1)!, height: cuts.y.at(-1)!, cuts };
}

describe('the board on paper', () => {
  it('stands on one page as long as it can be read there', () => {
    expect(printPlan(sheet(4, 5))).toMatchObject({ isUpright: false, pages: null });
  });

  it('has its heading beside it where it would leave the sides empty', () => {
    const square = { ...sheet(4, 5), width: 1142, height: 923 };
    const { scale, isBeside, isUpright, pages } = printPlan(square);
    expect({ isBeside, isUpright, pages }).toEqual({
      isBeside: true,
      isUpright: false,
      pages: null,
    });
    expect(scale * square.width).toBeGreaterThan(220);
    expect(scale * square.height).toBeLessThanOrEqual(182.001);
  });

  it('stands upright when that makes it larger', () => {
    const plan = printPlan(sheet(2, 7));
    expect(plan).toMatchObject({ isUpright: true, pages: null });
    expect(plan.scale).toBeGreaterThan(156 / sheet(2, 7).height);
  });

  it('is cut between lanes and between stages when it is too large, and shows all of it', () => {
    const large = sheet(20, 16);
    const { scale, pages, isUpright } = printPlan(large);
    expect(isUpright).toBe(false);
    expect(scale).toBeGreaterThanOrEqual(0.16);
    expect(pages!.length).toBeGreaterThan(4);
    const edges = new Set([...large.cuts.x, ...large.cuts.y]);
    let area = 0;
    for (const { x, y } of pages!) {
      for (const edge of [x.from, x.to, y.from, y.to]) expect(edges).toContain(edge);
      expect((120 + x.to - x.from) * scale).toBeLessThanOrEqual(277.001);
      expect((50 + y.to - y.from) * scale).toBeLessThanOrEqual(156.001);
      area += (x.to - x.from) * (y.to - y.from);
    }
    expect(area).toBe((large.width - 120) * (large.height - 50));
  });

  it('makes a stage that is wider than a page fit it', () => {
    const cuts = { x: [120, 4120, 4376], y: [50, 800] };
    const { scale, pages } = printPlan({ width: 4376, height: 800, cuts });
    expect(pages).toHaveLength(2);
    expect(4120 * scale).toBeLessThanOrEqual(277.001);
  });
});
