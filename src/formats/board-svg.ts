/**
 * The board as an SVG file, written from the model: text stays text, shapes stay shapes, and any
 * vector editor can take it apart. Nothing in it runs and nothing is fetched.
 */
import { HEADER_HEIGHT, PATHS_ABOVE, type BoardStage } from '#domain/queries/board-layout.ts';
import { cardMarkup } from './board-svg-cards.ts';
import { chartMarkup, definitions } from './board-svg-chart.ts';
import { pictureColours as colours, type BoardPicture } from './board-picture.ts';
import { escaped, linesOf, tag } from './svg-markup.ts';
import { words } from './svg-words.ts';

const LABELS = 120;
const TOP = 56;
const MARGIN = 24;
const FONT = "'Inter Variable', Inter, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export type SvgFile = Readonly<{ text: string; width: number; height: number }>;

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
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height };
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
    ...values(picture),
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

function labels(picture: BoardPicture): string[] {
  return picture.layout.lanes.map((lane) => {
    const { title = '', notes = [] } = picture.lanes[lane.id] ?? {};
    const top = lane.y + (lane.sort === 'touchpoints' && !lane.folded ? PATHS_ABOVE : 0) + 12;
    const [heading = ''] = linesOf(title, LABELS - 20, 12, 1);
    return (
      words(16, top, heading, { size: 12, weight: 620, colour: colours.ink }) +
      notes.map((note, i) => words(16, top + 17 + i * 18, note, { colour: colours.ink3 })).join('')
    );
  });
}

function leaving(picture: BoardPicture): string[] {
  return picture.layout.cards.flatMap((card) => {
    const shown = picture.leaving[card.id];
    if (!shown) return [];
    const bottom = card.y + card.height;
    const width = Math.max(1.5, shown.exits * 34);
    const stub =
      shown.label === ''
        ? ''
        : tag('rect', { x: card.x + 10, y: bottom, width, height: 36, fill: 'url(#leaving)' }) +
          words(card.x + 14 + width, bottom + 47, shown.label, { halo: true });
    const done =
      shown.done === null
        ? ''
        : tag('circle', {
            cx: card.x + 56,
            cy: bottom + 43,
            r: 4.6,
            fill: 'none',
            stroke: colours.ink,
          }) +
          tag('circle', { cx: card.x + 56, cy: bottom + 43, r: 1.8, fill: colours.ink }) +
          words(card.x + 65, bottom + 47, shown.done, { halo: true });
    return [stub + done];
  });
}

const ROW = 18;
const LONGEST = 44;

function values(picture: BoardPicture): string[] {
  const lane = picture.layout.lanes.find((candidate) => candidate.sort === 'value');
  if (!lane || lane.folded) return [];
  const stages = picture.layout.stages.filter((stage) => picture.values[stage.id]);
  const rows = [0, 1, 2].map((row) =>
    Math.max(
      1e-9,
      ...stages.map((stage) => Math.abs(picture.values[stage.id]!.bars[row]?.value ?? 0)),
    ),
  );
  return [
    running(picture, stages, lane.y),
    ...stages.flatMap((stage) => {
      const { bars, text, running: value } = picture.values[stage.id]!;
      const zero = stage.x + 42;
      return [
        tag('path', { d: `M${zero},${lane.y + 2}v${ROW * 3 - 4}`, stroke: colours.edge }),
        ...bars.map((bar, row) => {
          const length = Math.min(
            (Math.abs(bar.value) / rows[row]!) * LONGEST,
            bar.value < 0 ? 34 : LONGEST,
          );
          const x = bar.value < 0 ? zero - length : zero;
          const y = lane.y + row * ROW;
          return (
            tag('rect', { x, y: y + 4, width: length, height: 11, fill: colours[bar.colour] }) +
            words(zero + (bar.value > 0 ? length : 0) + 5, y + 13, bar.text, {})
          );
        }),
        words(zero, runningHeight(picture, lane.y)(value) + (value > 0 ? 14 : -5), text, {
          halo: true,
          weight: 560,
        }),
      ];
    }),
  ];
}

/** The height of a running lifetime value near the foot of the lane. */
function runningHeight({ values: shown }: BoardPicture, laneY: number): (value: number) => number {
  const all = Object.values(shown).map(({ running: value }) => value);
  const [least, most] = [Math.min(0, ...all), Math.max(1e-9, ...all)];
  return (value) => laneY + 104 - (24 * (value - least)) / (most - least);
}

function running(picture: BoardPicture, stages: readonly BoardStage[], laneY: number): string {
  const y = runningHeight(picture, laneY);
  const steps = stages.map((stage, index) => {
    const height = y(picture.values[stage.id]!.running);
    const start = index === 0 ? `M${stage.x + 8},${y(0)}H${stage.x + 34}` : '';
    return `${start}V${height}H${stage.x + stage.width + 6}`;
  });
  return tag('path', { d: steps.join(''), fill: 'none', stroke: colours.ink, 'stroke-width': 1.4 });
}
