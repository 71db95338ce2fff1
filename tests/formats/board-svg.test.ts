import { describe, expect, it } from 'vitest';
import { writeBoardSvg } from '#formats/board-svg.ts';
import type { BoardPicture } from '#formats/board-picture.ts';
import { escaped, linesOf, widthOfText } from '#formats/svg-markup.ts';
import { boardLayout } from '#domain/queries/board-layout.ts';
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
  chart: null,
  values: {},
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

  it('is nothing for nothing', () => {
    expect(linesOf('  ', 60, 12, 2)).toEqual([]);
    expect(escaped('')).toBe('');
  });
});
