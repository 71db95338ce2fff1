import { describe, expect, it } from 'vitest';
import { boardLayout } from '#domain/queries/board-layout.ts';
import { boardPaths, widthOf, type BoardWay } from '#domain/queries/board-paths.ts';
import { overlap } from '#domain/queries/free-places.ts';
import { widthOfText } from '#domain/text-lines.ts';
import { recordsFrom } from '#domain/records.ts';
import { templates } from '#templates/index.ts';

const sample = recordsFrom(await templates[0]!.load());
const layout = boardLayout(sample);
const ids = layout.columns.map((column) => column.touchpoint!);

const way = (from: number, to: number, share = 1): BoardWay => ({
  id: `${from} ${to}`,
  from: ids[from]!,
  to: ids[to]!,
  share,
  flow: 0.5,
  isDrawn: true,
});
const cardOf = (column: number) => layout.cards.find((card) => card.id === ids[column])!;
const heights = (line: string) =>
  [...line.matchAll(/,(-?[\d.]+)/g)].map((match) => Number(match[1]));

describe('paths on the board', () => {
  it('run straight to the neighbour, without a share while there is no choice', () => {
    const [path] = boardPaths(layout, [way(0, 1)]);
    expect(path!.line).toMatch(/^M[\d.]+,[\d.]+H[\d.]+$/);
    expect(path!.label).toBeNull();
  });

  it('carry their share where they branch', () => {
    const paths = boardPaths(layout, [way(0, 1, 0.7), way(0, 2, 0.3)]);
    expect(paths.every((path) => path.label !== null)).toBe(true);
  });

  it('pass over the cards when they skip or loop, under them when they lead back', () => {
    const [loop] = boardPaths(layout, [way(2, 2)]);
    const [over] = boardPaths(layout, [way(1, 4)]);
    const [under] = boardPaths(layout, [way(4, 1)]);
    const card = cardOf(2);
    expect(Math.min(...heights(loop!.line))).toBeLessThan(card.y);
    expect(Math.min(...heights(over!.line))).toBeLessThan(card.y);
    expect(Math.max(...heights(under!.line))).toBeGreaterThan(card.y + card.height);
  });

  it('take separate tracks where they would lie on each other', () => {
    const paths = boardPaths(layout, [way(5, 1), way(6, 2)]);
    const lowest = paths.map((path) => Math.max(...heights(path.line)));
    expect(lowest[0]).not.toBe(lowest[1]);
  });

  it('leave out ways whose ends are not on the board', () => {
    expect(boardPaths(layout, [{ ...way(0, 1), to: 'complete' }])).toEqual([]);
  });

  it('are the wider the more customers take them, within bounds', () => {
    expect(widthOf(0.6)).toBeGreaterThan(widthOf(0.3));
    expect(widthOf(0)).toBeGreaterThan(0);
    expect(widthOf(50)).toBeLessThanOrEqual(14);
  });
});

describe('shares of straight paths', () => {
  /** A gap that is filled to its edges reads as if the cards covered the share. */
  const AIR = 2;
  const boxOf = ({ x, y }: { x: number; y: number }, share: number) => {
    const width = widthOfText(`${Math.round(share * 100)}%`, 11);
    return { x: x - width / 2 - AIR, y: y - 6, width: width + 2 * AIR, height: 12 };
  };

  it('stand clear of the cards, whose gap is too narrow for them', () => {
    const [path] = boardPaths(layout, [way(0, 1, 0.15), way(0, 2, 0.85)]);
    for (const card of [cardOf(0), cardOf(1)])
      expect(overlap(boxOf(path!.label!, 0.15), card)).toBe(0);
  });

  it('stand clear of paths that pass over and under them', () => {
    const paths = boardPaths(layout, [
      way(2, 3, 0.3),
      way(2, 4, 0.7),
      way(5, 1, 0.5),
      way(5, 6, 0.5),
    ]);
    const [straight, over] = paths.filter(({ way: { from } }) => from === ids[2]);
    const under = paths.find(({ way: { to } }) => to === ids[1])!;
    const label = boxOf(straight!.label!, 0.3);
    for (const { label: on, width } of [over!, under])
      expect(Math.abs(on!.y - (label.y + 6))).toBeGreaterThan(6 + width / 2);
    for (const card of [cardOf(2), cardOf(3)]) expect(overlap(label, card)).toBe(0);
  });
});
