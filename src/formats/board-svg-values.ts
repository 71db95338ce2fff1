/** The value lane of a board picture: three bars per stage and the running lifetime value. */
import type { BoardStage } from '#domain/queries/board-layout.ts';
import { pictureColours as colours, type BoardPicture } from './board-picture.ts';
import { tag } from './svg-markup.ts';
import { words } from './svg-words.ts';

const ROW = 18;
const LONGEST = 44;

/** The value lane; nothing where it is hidden or folded. */
export function valuesMarkup(picture: BoardPicture): string[] {
  const lane = picture.layout.lanes.find((candidate) => candidate.sort === 'value');
  if (!lane || lane.folded) return [];
  const stages = picture.layout.stages.filter((stage) => picture.values[stage.id]);
  const rows = [0, 1, 2].map((row) =>
    Math.max(
      1e-9,
      ...stages.map((stage) => Math.abs(picture.values[stage.id]!.bars[row]?.value ?? 0)),
    ),
  );
  const hasMoney = picture.hasMoney;
  return [
    hasMoney ? running(picture, stages, lane.y) : '',
    hasMoney ? lastValue(picture, stages.at(-1), lane.y) : '',
    ...stages.flatMap((stage) => {
      const { bars, text, running: value } = picture.values[stage.id]!;
      const zero = stage.x + 42;
      return [
        tag('path', {
          d: `M${zero},${lane.y + 2}v${ROW * bars.length - 4}`,
          stroke: colours.edge,
        }),
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
        !hasMoney || stage === stages.at(-1)
          ? ''
          : words(zero, runningHeight(picture, lane.y)(value) + (value > 0 ? 14 : -5), text, {
              halo: true,
              colour: colours.ink3,
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

/** Where the running value ends, and where that of the compared scenario does. */
function lastValue(picture: BoardPicture, stage: BoardStage | undefined, laneY: number): string {
  if (!stage) return '';
  const { running: value, text } = picture.values[stage.id]!;
  const y = runningHeight(picture, laneY)(value);
  const right = stage.x + stage.width;
  const end = { anchor: 'end', halo: true, weight: 620 } as const;
  return (
    tag('circle', { cx: right, cy: y, r: 3.5, fill: colours.ink }) +
    words(right - 8, y - 7, text, { ...end, size: 13, colour: colours.ink }) +
    words(right - 8, y + 15, picture.comparedValue ?? '', { ...end, colour: colours.accent })
  );
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
