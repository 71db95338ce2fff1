/** The experience chart of a board picture, drawn from the same shapes as on the board. */
import { numberPlace } from '#domain/queries/chart-geometry.ts';
import type { Box } from '#domain/queries/free-places.ts';
import { pictureColours as colours, type BoardPicture } from './board-picture.ts';
import { STAR } from './board-svg-cards.ts';
import { tag } from './svg-markup.ts';
import { words } from './svg-words.ts';

type Chart = NonNullable<BoardPicture['chart']>;

const STOPS: readonly (readonly [score: number, colour: string])[] = [
  [9.4, colours.above3],
  [8.4, colours.above2],
  [7.7, colours.neutral],
  [7.3, colours.neutral],
  [6.2, colours.below2],
  [4, colours.below3],
];

/** Gradients and the hatch that doubles the colour below the bar. */
export function definitions(picture: BoardPicture): string {
  const y = picture.chart?.scale.y ?? ((score: number) => 10 - score);
  const stop = (offset: number, colour: string, opacity?: number) =>
    tag('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity });
  return tag(
    'defs',
    {},
    tag(
      'linearGradient',
      { id: 'felt', gradientUnits: 'userSpaceOnUse', x1: 0, x2: 0, y1: y(10), y2: y(0) },
      ...STOPS.map(([score, colour]) => stop(1 - score / 10, colour)),
    ),
    tag(
      'linearGradient',
      { id: 'leaving', x1: 0, x2: 0, y1: 0, y2: 1 },
      stop(0, colours.below2, 0.55),
      stop(1, colours.below2, 0),
    ),
    tag(
      'pattern',
      {
        id: 'hatch',
        width: 6,
        height: 6,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      tag('rect', { width: 6, height: 6, fill: colours.below2, 'fill-opacity': 0.18 }),
      tag('path', {
        d: 'M0 0V6',
        stroke: colours.below2,
        'stroke-opacity': 0.3,
        'stroke-width': 1.6,
      }),
    ),
  );
}

/** The chart across all stages. */
export function chartMarkup(chart: Chart, width: number): string[] {
  const { scale, shapes } = chart;
  const line = (d: string, attributes: Readonly<Record<string, string | number>>) =>
    d === '' ? '' : tag('path', { d, fill: 'none', ...attributes });
  return [
    line(`M0,${scale.y(10)}H${width}M0,${scale.y(5)}H${width}`, { stroke: colours.line }),
    line(`M0,${scale.y(7.5)}H${width}`, { stroke: colours.edge, 'stroke-dasharray': '1 4' }),
    shapes.below && tag('path', { d: shapes.below, fill: 'url(#hatch)' }),
    shapes.above && tag('path', { d: shapes.above, fill: colours.above2, 'fill-opacity': 0.22 }),
    line(shapes.bar, { stroke: colours.ink, 'stroke-width': 1.4 }),
    line(shapes.delivered, { stroke: colours.neutral }),
    line(chart.compared ?? '', {
      stroke: colours.accent,
      'stroke-width': 2,
      'stroke-dasharray': '6 4',
    }),
    line(shapes.felt, { stroke: 'url(#felt)', 'stroke-width': 3.6, 'stroke-linecap': 'round' }),
    ...chart.points.map((point) => marks(chart, point)),
    ...axis(chart),
  ];
}

/** Few ticks, and faces at their heights. */
function axis({ scale, faces }: Chart): string[] {
  const shown = faces.filter(({ score }) => score > scale.bottom);
  const ticks = [...new Set([10, 7.5, 5, scale.bottom])].map((tick) => {
    const isFaced = shown.some(({ score }) => score === tick);
    return words(isFaced ? -26 : -8, scale.y(tick) + 4, String(tick), {
      anchor: 'end',
      colour: tick === 7.5 ? colours.ink2 : colours.ink3,
    });
  });
  const drawn = shown.map(({ score, markup }) =>
    tag(
      'g',
      {
        transform: `translate(-14 ${scale.y(score)}) scale(0.93)`,
        fill: 'none',
        color: feltColour(score),
        stroke: feltColour(score),
        'stroke-width': 1.2,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      },
      markup,
    ),
  );
  return [...ticks, ...drawn];
}

function marks(chart: Chart, point: Chart['points'][number]): string {
  const { scale } = chart;
  const ring = tag('circle', {
    cx: point.x,
    cy: scale.y(point.drawn),
    r: 7,
    fill: colours.sheet,
    'fill-opacity': 0.6,
    stroke: colours.edge,
    'stroke-width': 1.5,
  });
  const promise = chart.promises[point.id];
  const flag = promise
    ? promiseFlag(
        promise.flag,
        point.reference === null ? null : scale.y(point.reference),
        promise.label,
      )
    : '';
  const felt = point.satisfaction;
  if (felt === null) return flag + ring;
  const y = scale.y(felt);
  const dot = chart.moments.has(point.id)
    ? tag('path', { d: STAR, transform: `translate(${point.x} ${y})`, fill: feltColour(felt) })
    : tag('circle', { cx: point.x, cy: y, r: 5, fill: feltColour(felt), stroke: colours.sheet });
  return (
    flag +
    tag('path', { d: `M${point.x},${scale.y(point.drawn)}V${y}`, stroke: colours.edge }) +
    ring +
    dot +
    words(point.x, numberPlace(point, scale).y, chart.numbers[point.id] ?? '', {
      size: 13,
      weight: 620,
      anchor: 'middle',
      halo: true,
      colour: felt < 7 ? colours.below3 : felt > 8.8 ? colours.above3 : colours.ink,
    })
  );
}

function promiseFlag({ x, y, width }: Box, foot: number | null, label: string): string {
  return (
    tag('path', {
      d: `M${x},${y + 8}V${foot ?? y + 22}`,
      stroke: colours.ink,
      'stroke-width': 1.4,
    }) +
    tag('path', { d: `M${x},${y}h${width}l-5,8l5,8h-${width}z`, fill: colours.ink }) +
    words(x + 8, y + 12, label, { colour: colours.sheet, weight: 560 })
  );
}

function feltColour(score: number): string {
  if (score < 5.5) return colours.below3;
  if (score < 7) return colours.below2;
  if (score <= 8) return colours.neutral;
  return score <= 8.8 ? colours.above2 : colours.above3;
}
