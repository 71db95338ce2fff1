/** Cards of a board picture: each kind in its own shape, with its words broken to the room it has. */
import type { BoardCard } from '#domain/queries/board-layout.ts';
import type { CardKind } from '#domain/queries/lane-cards.ts';
import { linesOf, widthOfText } from '#domain/text-lines.ts';
import { pictureColours as colours, type PictureCard } from './board-picture.ts';
import { tag } from './svg-markup.ts';
import { words } from './svg-words.ts';

/** The star of a moment of truth, round 0, 0. */
export const STAR =
  'M0 -7.2 2.1 -2.5 7.2 -2 3.4 1.5 4.5 6.5 0 3.9 -4.5 6.5 -3.4 1.5 -7.2 -2 -2.1 -2.5Z';

/** Strong words may be set in another font than on the board, and wider. */
const WIDER = 1.06;

/** One card at its place. */
export function cardMarkup(card: BoardCard, shown: PictureCard): string {
  const draw = looks[card.kind];
  return tag('g', { transform: `translate(${card.x} ${card.y})` }, ...draw(card, shown));
}

const looks: Readonly<Record<CardKind, (card: BoardCard, shown: PictureCard) => string[]>> = {
  touchpoint: (card, shown) => [
    tag('rect', {
      width: card.width,
      height: card.height,
      rx: 8,
      fill: colours.sheet,
      stroke: colours.line,
    }),
    ...title(shown.title, 10, card.width - 20, 2),
    shown.icon
      ? tag(
          'g',
          {
            transform: `translate(10 ${card.height - 17}) scale(0.5)`,
            fill: 'none',
            stroke: colours.ink3,
            'stroke-width': 2,
            'stroke-linecap': 'round',
            'stroke-linejoin': 'round',
          },
          shown.icon,
        )
      : '',
    words(
      shown.icon ? 26 : 10,
      55,
      linesOf(shown.lines[0] ?? '', card.width - (shown.icon ? 50 : 34), 11, 1)[0] ?? '',
      { colour: colours.ink3 },
    ),
    shown.isMoment
      ? tag('path', { d: STAR, fill: colours.ink, transform: `translate(${card.width - 15} 51)` })
      : '',
  ],
  painPoint: (card, shown) => {
    const height = card.height - 1 - 15 * (1 - (shown.weight ?? 0));
    const lower = card.isTall ? 16 : 0;
    return [
      tag('path', { d: torn(card.width, height), fill: colours.pain, stroke: colours.below2 }),
      ...title(shown.title, 10, card.width - 22, card.isTall ? 2 : 1),
      ...shown.lines.map((line, i) =>
        words(
          10,
          31 + lower + i * 14,
          line,
          i === 0 ? { colour: colours.below3, weight: 560 } : {},
        ),
      ),
    ];
  },
  offer: (card, shown) => {
    const colour = colours[shown.colour ?? 'ink2'];
    const lower = card.isTall ? 16 : 0;
    return [
      tag('path', {
        d: ticket(card.width, card.height),
        fill: colours.sheet,
        stroke: colour,
        'stroke-width': 1.2,
        'stroke-dasharray': shown.on === false ? '3 3' : undefined,
      }),
      ...title(shown.title, 14, card.width - 22, card.isTall ? 2 : 1),
      words(14, 32 + lower, linesOf(shown.lines[0] ?? '', card.width - 24, 11, 1)[0] ?? '', {
        colour,
        weight: 560,
      }),
      words(14, 49 + lower, shown.lines[1] ?? ''),
      toggle(card.width - 34, 40 + lower, shown.on ?? true),
    ];
  },
  solution: (card, shown) => [
    tag('rect', {
      width: card.width,
      height: card.height,
      rx: 13,
      fill: colours.sheet,
      stroke: shown.on ? colours.accent : colours.edge,
    }),
    toggle(4, card.height / 2 - 7, shown.on ?? false, 20),
    ...solutionLines(card, shown).map((line, i, all) =>
      words(28, card.height / 2 + 4 + (i - (all.length - 1) / 2) * 14, line, {
        weight: 560,
        colour: colours.ink,
      }),
    ),
    words(card.width - 8, card.height / 2 + 4, shown.lines[0] ?? '', {
      anchor: 'end',
      colour: colours.ink3,
    }),
  ],
  note: (card, shown) => [
    tag('rect', {
      width: card.width,
      height: card.height,
      rx: 6,
      fill: colours[shown.colour ?? 'note'],
    }),
    ...linesOf(shown.title, card.width - 16, 11, 3).map((line, i) =>
      words(8, 17 + i * 16, line, { colour: colours.ink, italic: shown.colour === 'thought' }),
    ),
  ],
};

function title(text: string, x: number, width: number, lines: number): string[] {
  return linesOf(text, width, 12 * WIDER, lines).map((line, i) =>
    words(x, 18 + i * 16, line, { size: 12, weight: 560, colour: colours.ink }),
  );
}

function solutionLines(card: BoardCard, shown: PictureCard): string[] {
  // As the board judges it (card-size.ts): what has one line there is not cut here.
  const width = card.width - 37 - widthOfText(shown.lines[0] ?? '', 11);
  return linesOf(shown.title, width, 11, card.isTall ? 2 : 1);
}

function torn(width: number, height: number): string {
  const teeth = Array.from(
    { length: 7 },
    (_, i) => `l${i % 2 ? 3 : -3} ${Math.round((height - 0.5) * 14.3) / 100}`,
  ).join('');
  return `M6 .5H${width - 1}${teeth}H6Q.5 ${height} .5 ${height - 5.5}V6Q.5 .5 6 .5Z`;
}

function ticket(width: number, height: number): string {
  const [right, low, notch] = [width - 0.5, height - 0.5, height / 2 - 6];
  return (
    `M6 .5H${right - 5.5}q5.5 0 5.5 5.5V${notch}a6 6 0 0 0 0 12V${low - 5.5}q0 5.5 -5.5 5.5H6` +
    `Q.5 ${low} .5 ${low - 5.5}V${notch + 12}a6 6 0 0 0 0 -12V6Q.5 .5 6 .5Z`
  );
}

function toggle(x: number, y: number, on: boolean, width = 24): string {
  return (
    tag('rect', {
      x,
      y,
      width,
      height: 14,
      rx: 7,
      fill: on ? colours.accent : 'none',
      stroke: on ? colours.accent : colours.edge,
      'stroke-width': 1.5,
    }) +
    tag('circle', {
      cx: x + (on ? width - 7 : 7),
      cy: y + 7,
      r: 4,
      fill: on ? colours.sheet : colours.edge,
    })
  );
}
