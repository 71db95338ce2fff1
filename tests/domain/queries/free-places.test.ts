import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePlaces, overlap, placesBeside, type Box } from '#domain/queries/free-places.ts';

const room: Box = { x: 0, y: 0, width: 400, height: 300 };
const size = { width: 60, height: 16 };
const nothing = { boxes: [], lines: [] };
const beside = (x: number, y: number, side: 'left' | 'right' = 'right') =>
  placesBeside({ x, y }, size, { side, gap: 16, room });

describe('free places for labels', () => {
  it('takes the place right beside the point when nothing is in the way', () => {
    const place = freePlaces([{ key: 'drawn', places: beside(100, 100) }], nothing).get('drawn');
    expect(place).toMatchObject({ x: 116, y: 92, cost: 0 });
  });

  it('goes off a number that stands there, and off a line', () => {
    const number = { x: 120, y: 95, width: 24, height: 16 };
    const [label] = [{ key: 'drawn', places: beside(100, 100) }];
    const beyond = freePlaces([label], { boxes: [number], lines: [] }).get('drawn')!;
    expect(overlap(beyond, number)).toBe(0);
    const points = Array.from({ length: 40 }, (_, i) => ({ x: 100 + 4 * i, y: 100 }));
    const off = freePlaces([label], { boxes: [], lines: [{ points, weight: 60 }] }).get('drawn')!;
    const isCovered = points.some(
      ({ x, y }) => x >= off.x && x <= off.x + off.width && y >= off.y && y <= off.y + off.height,
    );
    expect(isCovered).toBe(false);
  });

  it('takes the other side at the edge of the paper', () => {
    const place = freePlaces([{ key: 'drawn', places: beside(380, 100) }], nothing).get('drawn')!;
    expect(place.x + place.width).toBeLessThanOrEqual(380);
  });

  it('gives no place to a label that has none', () => {
    expect(freePlaces([{ key: 'drawn', places: [] }], nothing).size).toBe(0);
  });

  it('keeps the order of what the labels are about', () => {
    const line = Array.from({ length: 40 }, (_, i) => ({ x: 100 + 4 * i, y: 106 }));
    const labels = [
      { key: 'drawn', at: 100, places: beside(100, 100) },
      { key: 'compared', at: 106, places: beside(100, 106) },
    ];
    const places = freePlaces(labels, { boxes: [], lines: [{ points: line, weight: 10 }] });
    expect(places.get('drawn')!.y).toBeLessThan(places.get('compared')!.y);
  });

  it('keeps four labels of one point apart, wherever they would like to stand', () => {
    const height = fc.double({ min: 20, max: 280, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(height, height, height, height), (heights) => {
        const labels = heights.map((y, i) => ({ key: String(i), places: beside(200, y) }));
        const places = [...freePlaces(labels, nothing).values()];
        expect(places).toHaveLength(4);
        for (const [i, place] of places.entries())
          for (const other of places.slice(i + 1)) expect(overlap(place, other)).toBe(0);
      }),
    );
  });
});
