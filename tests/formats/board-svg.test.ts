import { describe, expect, it } from 'vitest';
import { writeBoardSvg } from '#formats/board-svg.ts';
import type { BoardPicture } from '#formats/board-picture.ts';
import { escaped } from '#formats/svg-markup.ts';
import { linesOf, widthOfText } from '#domain/text-lines.ts';
import { boardLayout } from '#domain/queries/board-layout.ts';
import { chartScale, chartShapes } from '#domain/queries/chart-geometry.ts';
import { recordsFrom } from '#domain/records.ts';
import { templates } from '#templates/index.ts';

const sample = recordsFrom(await templates[0]!.load());
const layout = boardLayout(sample);

const picture = (title: string): BoardPicture => ({
  title,
  subtitle: title,
  foot: title,
  layout,
  stages: Object.fromEntries(layout.stages.map(({ id }) => [id, { title, note: title }])),
  lanes: Object.fromEntries(layout.lanes.map(({ id }) => [id, { title, notes: [title] }])),
  cards: Object.fromEntries(layout.cards.map(({ id }) => [id, { title, lines: [title] }])),
  paths: [],
  leaving: {},
  hasMoney: true,
  chart: null,
  values: {},
  comparedValue: null,
});

const HOSTILE =
  '<script>alert(1)</script>"]]>&\u0000\ud800<image href="https://example.org/x.png"/>';

describe('the board as SVG', () => {
  it('has room for the whole board and shows every card', () => {
    const { text, width, height } = writeBoardSvg(picture('Title'));
    expect(width).toBeGreaterThan(layout.width);
    expect(height).toBeGreaterThan(layout.height);
    const groups = text.match(/<g transform="translate\(/g) ?? [];
    expect(groups.length).toBeGreaterThanOrEqual(layout.cards.length);
  });

  it('keeps text as text: nothing runs, nothing is fetched', () => {
    const { text } = writeBoardSvg(picture(HOSTILE));
    expect(text).not.toMatch(/<script|<image|<foreignObject|\s(?:xlink:)?href="/);
    expect(text).not.toContain('\u0000');
    expect(text).not.toContain('\ud800');
    expect(text).toContain('&lt;script&gt;');
  });

  it('shows the icon of a channel, the faces of the axis and where the compared scenario ends', () => {
    const plain = picture('Title');
    const [stage] = layout.stages;
    const points = [
      { id: 'a', x: 61, drawn: 6, delivered: 6, reference: 7, satisfaction: 5 },
    ] as const;
    const { text } = writeBoardSvg({
      ...plain,
      cards: {
        ...plain.cards,
        [layout.cards[0]!.id]: { title: '', lines: [], icon: '<path d="M9"/>' },
      },
      chart: {
        points,
        scale: chartScale(points, 100, 258),
        shapes: chartShapes(points, chartScale(points, 100, 258), 64),
        compared: null,
        numbers: {},
        promises: { a: { flag: { x: 0, y: 8, width: 84, height: 16 }, label: 'promise 8' } },
        moments: new Set(),
        faces: [
          { score: 7.5, markup: '<circle r="7.5"/>' },
          { score: 0, markup: '<circle r="99"/>' },
        ],
      },
      values: { [stage!.id]: { bars: [], running: 9, text: '9' } },
      comparedValue: '12 Tomorrow',
    });
    for (const part of ['<path d="M9"/>', '<circle r="7.5"/>', '12 Tomorrow', 'promise 8'])
      expect(text).toContain(part);
    expect(text, 'a face below the cut axis').not.toContain('<circle r="99"/>');
  });

  it('may be cut where stages and lanes end, and ends with its edges', () => {
    const { cuts, width, height } = writeBoardSvg(picture('Title'), 'onPage');
    expect(cuts.x).toHaveLength(layout.stages.length + 1);
    expect(cuts.y).toHaveLength(layout.lanes.length + 1);
    expect([cuts.x.at(-1), cuts.y.at(-1)]).toEqual([width, height]);
    for (const edges of [cuts.x, cuts.y])
      expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
  });

  it('has one root and closes every element', () => {
    const { text } = writeBoardSvg(picture('a & b < c'));
    const open: string[] = [];
    for (const [, close, name, , self] of text.matchAll(
      /<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/g,
    )) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name!);
    }
    expect(open).toEqual([]);
  });
});

describe('text in pictures', () => {
  it('is broken at spaces, and what does not fit ends in a sign that says so', () => {
    expect(linesOf('I wait for delivery', 60, 12, 2)).toEqual(['I wait for', 'delivery']);
    const cut = linesOf('one two three four five six seven', 50, 12, 2);
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
  });

  it('breaks a word that is longer than a line', () => {
    const lines = linesOf('Donaudampfschifffahrtsgesellschaft', 60, 12, 9);
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
    for (const line of lines) expect(widthOfText(line, 12)).toBeLessThanOrEqual(60);
  });

  it('holds as much as there is room for, however much is left out', () => {
    expect(linesOf('word '.repeat(200_000), 84, 12, 2)).toEqual(['word word', 'word word w…']);
    expect(linesOf('a'.repeat(200_000), 84, 12, 1)).toEqual([`${'a'.repeat(10)}…`]);
    expect(linesOf('word word', 1, 12, 1)).toEqual(['…']);
  });

  it('is nothing for nothing', () => {
    expect(linesOf('  ', 60, 12, 2)).toEqual([]);
    expect(escaped('')).toBe('');
  });
});
