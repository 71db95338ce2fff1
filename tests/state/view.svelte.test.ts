/** How far out one can look: all of a map is seen when all of it is asked for. */
import { expect, test } from 'vitest';
import type { BoardLayout } from '#domain/queries/board-layout.ts';
import { BoardView } from '#state/view.svelte.ts';

const layoutOf = (width: number) => ({ width, height: 900 }) as BoardLayout;

function viewOf(width: number): BoardView {
  const view = new BoardView();
  view.width = width;
  view.height = 700;
  return view;
}

/** Where the right edge of a map lies on screen. */
const rightEdge = ({ viewport }: BoardView, width: number) => viewport.x + width * viewport.zoom;

test.each([1120, 390])('a map of 200 touchpoints fits into %i pixels', (width) => {
  const view = viewOf(width);
  view.fit(layoutOf(25_600));
  expect(view.viewport.zoom).toBeLessThan(0.05);
  expect(rightEdge(view, 25_600)).toBeLessThanOrEqual(width);
  expect(view.smallestZoom).toBe(view.viewport.zoom);
  view.zoomBy(0.5);
  expect(rightEdge(view, 25_600)).toBeLessThanOrEqual(width);
});

test('a map that fits at five per cent is not made smaller than that by hand', () => {
  const view = viewOf(1120);
  view.fit(layoutOf(25_600));
  view.fit(layoutOf(1_200));
  expect(view.viewport.zoom).toBeGreaterThan(0.7);
  for (let step = 0; step < 20; step++) view.zoomBy(0.5);
  expect(view.viewport.zoom).toBe(0.05);
});

test('nothing is ever smaller than one per cent', () => {
  const view = viewOf(1120);
  view.fit(layoutOf(1e6));
  expect(view.viewport.zoom).toBe(0.01);
});

test('an address that looks from far away is taken as it is', () => {
  const view = viewOf(390);
  view.restore({ x: 84, y: 25, zoom: 0.011 });
  expect(view.viewport.zoom).toBe(0.011);
  expect(view.smallestZoom).toBe(0.011);
});

test.each([
  [7 * 128, 1.1, 1.15],
  [10 * 128, 0.7, 0.8],
  [11 * 128, 0.7, 0.75],
])('a map of %i pixels is seen in its whole width at opening', (width, least, most) => {
  const view = viewOf(1120);
  view.begin(layoutOf(width - 6));
  expect(rightEdge(view, width - 6)).toBeLessThanOrEqual(1120);
  expect(view.viewport.zoom).toBeGreaterThan(least);
  expect(view.viewport.zoom).toBeLessThan(most);
  expect(view.headerHeight).toBeGreaterThanOrEqual(44);
});

test('a map too wide to be read as a whole opens at its start, as large as life', () => {
  const view = viewOf(1120);
  view.begin(layoutOf(14 * 128));
  expect(view.viewport).toMatchObject({ x: view.labelsWidth, zoom: 1 });
});
