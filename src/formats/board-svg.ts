/**
 * The board as an SVG file, written from the model: text stays text, shapes stay shapes, and any
 * vector editor can take it apart. Nothing in it runs and nothing is fetched.
 */
import {
  COLUMN,
  HEADER_HEIGHT,
  PATHS_ABOVE,
  type BoardStage,
} from '#domain/queries/board-layout.ts';
import { leavingMarks } from '#domain/queries/leaving-marks.ts';
import { linesOf } from '#domain/text-lines.ts';
import { cardMarkup } from './board-svg-cards.ts';
import { chartMarkup, definitions } from './board-svg-chart.ts';
import { valuesMarkup } from './board-svg-values.ts';
import { pictureColours as colours, type BoardPicture } from './board-picture.ts';
import { escaped, tag } from './svg-markup.ts';
import { words } from './svg-words.ts';

const LABELS = 120;
const TOP = 56;
const MARGIN = 24;
const FONT = "'Inter Variable', Inter, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * A drawing with its size in pixels, and where it may be cut for paper: after the labels and after
 * each stage, below the headers and below each lane.
 */
export type SvgFile = Readonly<{
  text: string;
  width: number;
  height: number;
  cuts: Readonly<{ x: readonly number[]; y: readonly number[] }>;
}>;

/** How a picture is framed: by itself, or on a page that names it already. */
export type Frame = 'alone' | 'onPage';

/** The picture as an SVG document with its size in pixels. */
export function writeBoardSvg(picture: BoardPicture, frame: Frame = 'alone'): SvgFile {
  const isAlone = frame === 'alone';
  const top = isAlone ? TOP : 2;
  const width = LABELS + picture.layout.width + (isAlone ? MARGIN : 4);
  const height = top + picture.layout.height + (isAlone ? MARGIN + 12 : 2);
  const frameWords = [
    words(MARGIN, 30, picture.title, { size: 20, weight: 620, colour: colours.ink }),
    words(MARGIN, 48, picture.subtitle, { colour: colours.ink3 }),
    words(MARGIN, height - 10, picture.foot, { colour: colours.ink3 }),
  ];
  const text = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT,
      'font-size': 11,
    },
    tag('title', {}, escaped(picture.title)),
    definitions(picture),
    tag('rect', { width, height, fill: isAlone ? colours.paper : '#ffffff' }),
    ...(isAlone ? frameWords : []),
    tag('g', { transform: `translate(0 ${top})` }, ...labels(picture)),
    tag('g', { transform: `translate(${LABELS} ${top})` }, ...board(picture)),
  );
  const cuts = {
    x: [LABELS, ...ends(picture.layout.stages.flatMap(startsIn), width)],
    y: [
      top + HEADER_HEIGHT,
      ...ends(
        picture.layout.lanes.map(({ y }) => top + y - 4),
        height,
      ),
    ],
  };
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height, cuts };
}

/** A stage with more columns than go on a page is cut between columns too. */
const COLUMNS_ON_PAGE = 8;

function startsIn({ x, columns }: BoardStage): number[] {
  const parts = Math.ceil(columns / COLUMNS_ON_PAGE);
  return Array.from({ length: parts }, (_, part) => LABELS + x + part * COLUMNS_ON_PAGE * COLUMN);
}

/** Where each of several parts ends: where the next begins, and the last at the edge. */
function ends(starts: readonly number[], edge: number): number[] {
  return [...starts.slice(1), edge];
}

function board(picture: BoardPicture): string[] {
  const { layout } = picture;
  return [
    ...layout.stages.map((stage) => sheet(stage, layout.height, picture)),
    ...picture.paths.map(({ path, label }) =>
      tag(
        'g',
        { fill: 'none' },
        tag('path', { d: path.line, stroke: colours.ghost, 'stroke-width': path.width }),
        tag('path', { d: path.arrow, stroke: colours.ink3, 'stroke-width': 1.5 }),
        label && path.label
          ? words(path.label.x, path.label.y + 4, label, { anchor: 'middle', halo: true })
          : '',
      ),
    ),
    ...leaving(picture),
    ...(picture.chart ? chartMarkup(picture.chart, layout.width) : []),
    ...valuesMarkup(picture),
    ...layout.cards.map((card) => {
      const shown = picture.cards[card.id];
      return shown ? cardMarkup(card, shown) : '';
    }),
  ];
}

function sheet(stage: BoardStage, height: number, picture: BoardPicture): string {
  const { title = '', note = '' } = picture.stages[stage.id] ?? {};
  const [heading = ''] = linesOf(title, stage.width - 16, 13, 1);
  return tag(
    'g',
    { transform: `translate(${stage.x} 0)` },
    tag('rect', { width: stage.width, height, rx: 12, fill: colours.sheet, stroke: colours.line }),
    words(8, 20, heading, { size: 13, weight: 620, colour: colours.ink }),
    words(8, 36, note, { colour: colours.ink3 }),
    tag('path', {
      d: `M8,${HEADER_HEIGHT - 1}H${stage.width - 8}`,
      stroke: colours.ink,
      'stroke-width': 2,
    }),
  );
}

/** How far below the top of its lane the running value is named. */
const RUNNING_LABEL = 100;

function labels(picture: BoardPicture): string[] {
  return picture.layout.lanes.map((lane) => {
    const { title = '', notes = [] } = picture.lanes[lane.id] ?? {};
    const top = lane.y + (lane.sort === 'touchpoints' && !lane.folded ? PATHS_ABOVE : 0) + 12;
    const [heading = ''] = linesOf(title, LABELS - 20, 12, 1);
    return (
      words(16, top, heading, { size: 12, weight: 620, colour: colours.ink }) +
      notes
        .map((note, i) => {
          const isRunning = picture.hasMoney && lane.sort === 'value' && i === notes.length - 1;
          const y = isRunning ? lane.y + RUNNING_LABEL : top + 17 + i * 18;
          const style = isRunning ? { weight: 560 } : { colour: colours.ink3 };
          return words(16, y, note, style);
        })
        .join('')
    );
  });
}

function leaving(picture: BoardPicture): string[] {
  return picture.layout.cards.flatMap((card) => {
    const shown = picture.leaving[card.id];
    if (!shown) return [];
    const { bar, leave, ring, done } = leavingMarks(card, shown);
    const stub =
      shown.leave === null
        ? ''
        : tag('rect', { ...bar, fill: 'url(#leaving)' }) +
          words(leave.x, leave.y, shown.leave, { halo: true });
    const mark =
      shown.done === null
        ? ''
        : tag('path', {
            d: `M${ring.x},${bar.y}V${ring.y - 6}`,
            stroke: colours.ghost,
            'stroke-width': 3,
          }) +
          tag('circle', { cx: ring.x, cy: ring.y, r: 4.6, fill: 'none', stroke: colours.ink }) +
          tag('circle', { cx: ring.x, cy: ring.y, r: 1.8, fill: colours.ink }) +
          words(done.x, done.y, shown.done, { anchor: 'middle', halo: true });
    return [stub + mark];
  });
}
