import { describe, expect, it } from 'vitest';
import {
  bandShape,
  chartScale,
  chartShapes,
  type ChartPoint,
} from '#domain/queries/chart-geometry.ts';

const point = (x: number, satisfaction: number | null, reference: number | null): ChartPoint => ({
  id: `at-${x}`,
  x,
  drawn: satisfaction ?? 7.5,
  delivered: satisfaction,
  reference,
  satisfaction,
});

describe('scale of the chart', () => {
  it('is cut at 3 while nothing lies lower', () => {
    expect(chartScale([point(0, 7, 8)], 0, 300).bottom).toBe(3);
  });

  it('reaches down below the lowest height', () => {
    const scale = chartScale([point(0, 1.4, 8)], 0, 300);
    expect(scale.bottom).toBe(1);
    expect(scale.y(1.4)).toBeLessThan(300);
    expect(scale.y(10)).toBeGreaterThan(0);
  });

  it('leaves room for the number below the lowest dot', () => {
    for (const lowest of [0, 0.1, 1, 2.9, 3.2, 3.3, 4, 6])
      expect(chartScale([point(0, lowest, 8)], 0, 258).y(lowest)).toBeLessThanOrEqual(258 - 34);
  });

  it('stays on the paper for the whole range of scores', () => {
    const scale = chartScale([point(0, 0, 10)], 50, 300);
    expect(scale.bottom).toBe(0);
    expect(scale.y(10)).toBeGreaterThanOrEqual(50);
    expect(scale.y(0)).toBeLessThanOrEqual(350);
  });
});

describe('shapes of the chart', () => {
  const scale = { y: (score: number) => (10 - score) * 10, bottom: 0, top: 0 };

  it('shades below where people feel less than the bar, and nowhere else', () => {
    const below = chartShapes([point(50, 5, 8), point(150, 5, 8)], scale, 50);
    expect(below.below).not.toBe('');
    expect(below.above).toBe('');
    const above = chartShapes([point(50, 9, 8), point(150, 9, 8)], scale, 50);
    expect(above.below).toBe('');
    expect(above.above).not.toBe('');
  });

  it('draws the bar as one step per touchpoint, as wide as its column', () => {
    const { bar } = chartShapes([point(50, 7, 8), point(150, 7, 6)], scale, 50);
    expect(bar).toBe('M0,20H100V40H200');
  });

  it('leaves out where nobody comes', () => {
    const shapes = chartShapes([point(50, null, null)], scale, 50);
    expect(shapes).toMatchObject({ felt: '', bar: '', below: '', above: '', delivered: '' });
    expect(shapes.feltAt(50)).toBeNull();
  });
});

describe('the band of the estimates', () => {
  const scale = chartScale([point(0, 4, 8)], 0, 300);
  const range = (x: number, low: number, high: number) => ({ x, low, high });
  const heightsAt = (band: string, x: number) =>
    band
      .slice(1, -1)
      .split('L')
      .map((pair) => pair.split(',').map(Number) as [number, number])
      .filter(([at]) => at === x)
      .map(([, y]) => y);

  it('lies between the lows and the highs and is closed', () => {
    const band = bandShape([range(50, 5, 7), range(150, 6, 9)], scale);
    expect(band.startsWith('M50,')).toBe(true);
    expect(band.endsWith('Z')).toBe(true);
    for (const [x, low, high] of [
      [50, 5, 7],
      [150, 6, 9],
    ] as const) {
      const [top, bottom] = heightsAt(band, x);
      expect(top).toBeCloseTo(scale.y(high), 0);
      expect(bottom).toBeCloseTo(scale.y(low), 0);
    }
  });

  it('is cut off at the end of the scale', () => {
    const band = bandShape([range(50, 0, 7), range(150, 6, 9)], scale);
    expect(Math.max(...heightsAt(band, 50))).toBeCloseTo(scale.y(scale.bottom), 0);
  });

  it('needs two touchpoints', () => {
    expect(bandShape([range(50, 5, 7)], scale)).toBe('');
    expect(bandShape([], scale)).toBe('');
  });
});
