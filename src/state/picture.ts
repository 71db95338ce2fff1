/**
 * The board as a file: gathers what an open map shows into a picture, in the words of the interface,
 * and has it written as SVG or drawn as PNG. The picture is of the model, not of the screen.
 */
import type { BoardPicture, PictureCard, PictureColours } from '#formats/board-picture.ts';
import { chartScale, chartShapes, type ChartPoint } from '#domain/queries/chart-geometry.ts';
import { boardPaths } from '#domain/queries/board-paths.ts';
import { COLUMN, type BoardCard, type BoardLane } from '#domain/queries/board-layout.ts';
import { chartPoints } from '#domain/queries/chart-points.ts';
import { find } from '#domain/queries/of-kind.ts';
import { painSize } from '#domain/queries/pain-size.ts';
import { hasMoney } from '#domain/queries/has-money.ts';
import { flagPlace } from '#domain/queries/chart-labels.ts';
import { LEAVING_SHOWN } from '#domain/queries/leaving-marks.ts';
import { stageStanding, type Standing } from '#domain/queries/stage-standing.ts';
import type { LaneSort } from '#domain/kinds/lane.ts';
import type { OpenMap } from './open-map.svelte.ts';

/** How the interface says things; handed in, because texts belong to it. */
export interface PictureWords {
  lane(sort: LaneSort, map: OpenMap): Readonly<{ title: string; notes: readonly string[] }>;
  subtitle(map: OpenMap): string;
  foot(map: OpenMap): string;
  score(value: number): string;
  percent(share: number): string;
  amount(value: number): string;
  difference(value: number): string;
  promise(score: string): string;
  standing(standing: Standing | null): string;
  leave(share: string): string;
  done(share: string): string;
  atRisk: string;
  costsPoints(loss: number, likelihood: number): string;
  effort(days: number): string;
  ourOffer: string;
  untitled: string;
  silent(share: string): string;
  afterPain: string;
  channel(channel: string): string;
  /** Markup of the channel's icon in a box of 24 by 24. */
  icon(channel: string): string;
  /** The faces of the axis: markup round 0, 0. */
  faces(): readonly Readonly<{ score: number; markup: string }>[];
}

/** What the open map shows, ready to be written. */
export function pictureOf(map: OpenMap, words: PictureWords): BoardPicture {
  return new PictureMaker(map, words).make();
}

class PictureMaker {
  readonly #map: OpenMap;
  readonly #words: PictureWords;

  constructor(map: OpenMap, words: PictureWords) {
    this.#map = map;
    this.#words = words;
  }

  make(): BoardPicture {
    const { layout } = this.#map.board;
    const byId = <T>(items: readonly { id: string }[], of: (id: string) => T) =>
      Object.fromEntries(items.map(({ id }) => [id, of(id)]));
    return {
      title: this.#map.editor.title,
      subtitle: this.#words.subtitle(this.#map),
      foot: this.#words.foot(this.#map),
      layout,
      stages: byId(layout.stages, (id) => this.#stage(id)),
      lanes: Object.fromEntries(layout.lanes.map((lane) => [lane.id, this.#lane(lane)])),
      cards: Object.fromEntries(layout.cards.map((card) => [card.id, this.#card(card)])),
      paths: boardPaths(layout, this.#map.ways).map((path) => ({
        path,
        label: path.label ? this.#words.percent(path.way.share) : null,
      })),
      leaving: this.#leaving(),
      chart: this.#chart(),
      hasMoney: hasMoney(this.#map.editor.shown),
      values: this.#values(),
      comparedValue: this.#comparedValue(),
    };
  }

  #stage(id: string) {
    const { stages } = this.#map.board.layout;
    const title = stages.find((stage) => stage.id === id)?.title ?? '';
    const result = this.#map.forecast.figures?.stages[id];
    return { title, note: this.#words.standing(result ? stageStanding(result) : null) };
  }

  #lane(lane: BoardLane) {
    const usual = this.#words.lane(lane.sort, this.#map);
    return { title: lane.title || usual.title, notes: lane.folded ? [] : usual.notes };
  }

  #card(card: BoardCard): PictureCard {
    const records = this.#map.editor.shown;
    const named = records[card.item]?.['title'];
    const title = typeof named === 'string' ? named : '';
    if (card.kind === 'touchpoint') {
      const touchpoint = find(records, 'touchpoint', card.item);
      const channel = touchpoint?.channel;
      const name = channel ? touchpoint.channelTitle || this.#words.channel(channel) : '';
      return {
        title,
        lines: [name],
        icon: channel && this.#words.icon(channel),
        isMoment: touchpoint?.momentOfTruth !== undefined,
      };
    }
    if (card.kind === 'painPoint') return this.#pain(card, title);
    if (card.kind === 'offer') return this.#offer(card, title);
    if (card.kind === 'solution') {
      const effort = find(records, 'solution', card.item)?.effort?.likely;
      const lines = effort === undefined ? [] : [this.#words.effort(effort)];
      return { title, lines, on: this.#map.deeds.isSolutionOn(card.item) };
    }
    const isThought = find(records, 'lane', card.lane)?.sort === 'thoughts';
    return { title, lines: [], colour: isThought ? 'thought' : 'note' };
  }

  #pain(card: BoardCard, title: string): PictureCard {
    const worth = this.#map.forecast.worth;
    const pain = worth?.painPoints[card.id];
    if (!worth || !pain) return { title, lines: [] };
    const size = painSize(this.#map.lens.effective, card, worth);
    if (!size) return { title, lines: [] };
    const weight = size.part;
    const lines = [
      size.measure === 'money'
        ? `${this.#words.amount(size.atRisk)} ${this.#words.atRisk}`
        : this.#words.costsPoints(size.loss, size.likelihood),
    ];
    if (weight > 0.6) lines.push(this.#words.silent(this.#words.percent(pain.silent)));
    return { title, lines, weight };
  }

  #offer(card: BoardCard, title: string): PictureCard {
    const records = this.#map.editor.shown;
    const offer = find(records, 'offer', card.item);
    const partner = find(records, 'partner', offer?.partner);
    const name = partner ? partner.title || this.#words.untitled : this.#words.ourOffer;
    const who = offer?.rule === 'afterPain' ? `${name}, ${this.#words.afterPain}` : name;
    const worth = this.#map.forecast.worth?.offers[card.item];
    const on = this.#map.deeds.isOfferOn(card.item);
    const adds =
      worth && on && hasMoney(records)
        ? `${this.#words.difference(worth.ours)} | ${this.#words.difference(worth.partner)}`
        : '';
    return { title, lines: [who, adds], colour: partner?.colour ?? 'ink2', on };
  }

  #leaving(): BoardPicture['leaving'] {
    const results = Object.values(this.#map.forecast.figures?.touchpoints ?? {});
    const first = this.#map.board.layout.columns[0]?.touchpoint;
    const shown = results.flatMap(({ id, exits, completions, dropOff }) => {
      const rate = this.#words.percent(dropOff ?? 0);
      const done =
        completions < LEAVING_SHOWN ? null : this.#words.done(this.#words.percent(completions));
      const isNamed = id === first && done === null;
      const isShown = (dropOff ?? 0) >= LEAVING_SHOWN;
      const leave = isShown ? (isNamed ? this.#words.leave(rate) : rate) : null;
      return leave === null && done === null ? [] : [[id, { exits, leave, done }] as const];
    });
    return Object.fromEntries(shown);
  }

  #chart(): BoardPicture['chart'] {
    const { layout } = this.#map.board;
    const lane = layout.lanes.find((candidate) => candidate.sort === 'experience');
    if (!lane || lane.folded) return null;
    const points = this.#points(this.#map.forecast.figures);
    const compared = this.#map.forecast.comparedFigures;
    const scale = chartScale(points, lane.y, lane.height);
    const touchpoints = points.flatMap(
      ({ id }) => find(this.#map.lens.effective, 'touchpoint', id) ?? [],
    );
    const shapes = chartShapes(points, scale, COLUMN / 2);
    return {
      points,
      scale,
      shapes,
      compared: compared && chartShapes(this.#points(compared), scale, COLUMN / 2).felt,
      faces: this.#words.faces(),
      numbers: Object.fromEntries(
        points.map(({ id, satisfaction }) => [
          id,
          satisfaction === null ? '' : this.#words.score(satisfaction),
        ]),
      ),
      promises: Object.fromEntries(
        touchpoints.flatMap(({ id, promise }) => {
          if (!promise) return [];
          const point = points.find((candidate) => candidate.id === id);
          if (!point) return [];
          const flag = flagPlace(point, promise.likely, scale, shapes.feltAt);
          return [[id, { flag, label: this.#words.promise(this.#words.score(promise.likely)) }]];
        }),
      ),
      moments: new Set(
        touchpoints.filter(({ momentOfTruth }) => momentOfTruth !== undefined).map(({ id }) => id),
      ),
    };
  }

  #points(figures: OpenMap['forecast']['figures']): ChartPoint[] {
    const { columns } = this.#map.board.layout;
    return chartPoints(this.#map.lens.effective, columns, figures?.touchpoints ?? null);
  }

  /** The colour of the partner who earns most. */
  #colourOf(byPartner: Readonly<Record<string, number>>): keyof PictureColours {
    const sizes = Object.entries(byPartner).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
    const id = sizes[0]?.[0];
    return find(this.#map.editor.shown, 'partner', id)?.colour ?? 'slate';
  }

  #comparedValue(): string | null {
    const compared = this.#map.forecast.comparedFigures;
    if (!compared) return null;
    const value = this.#words.amount(compared.journey.lifetimeValue);
    return `${value} ${this.#map.lens.comparedTitle ?? ''}`.trim();
  }

  #values(): BoardPicture['values'] {
    const stages = Object.values(this.#map.forecast.figures?.stages ?? {});
    const isMoney = hasMoney(this.#map.editor.shown);
    const bar = (value: number, text: string, colour: keyof PictureColours) => ({
      value,
      text,
      colour,
    });
    return Object.fromEntries(
      stages.map(({ id, value, partners, runningLifetimeValue }) => [
        id,
        {
          bars: [
            bar(
              value.customer,
              this.#words.score(value.customer),
              value.customer < 0 ? 'below2' : 'above2',
            ),
            ...(isMoney
              ? [
                  bar(value.ours, this.#words.difference(value.ours), 'ink'),
                  bar(
                    value.partners,
                    this.#words.difference(value.partners),
                    this.#colourOf(partners),
                  ),
                ]
              : []),
          ],
          running: runningLifetimeValue,
          text: this.#words.amount(runningLifetimeValue),
        },
      ]),
    );
  }
}

/** A drawing of the board with its size and where it may be cut, in pixels. */
export type Drawing = Readonly<{
  blob: Blob;
  width: number;
  height: number;
  cuts: Readonly<{ x: readonly number[]; y: readonly number[] }>;
}>;

/** What writes the board as SVG, loaded. */
export async function svgWriter(): Promise<
  (map: OpenMap, words: PictureWords, frame?: 'alone' | 'onPage') => Drawing
> {
  const { writeBoardSvg } = await import('#formats/board-svg.ts');
  return (map, words, frame) => {
    const { text, ...size } = writeBoardSvg(pictureOf(map, words), frame);
    return { blob: new Blob([text], { type: 'image/svg+xml' }), ...size };
  };
}

/** The board as SVG. */
export async function boardAsSvg(map: OpenMap, words: PictureWords): Promise<Blob> {
  return (await svgWriter())(map, words).blob;
}

/** Twice as sharp as the board, as far as a canvas goes. */
const SHARPNESS = 2;
/** Browsers refuse larger canvases, in pixels along a side and in all. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** The board as PNG, drawn by the browser from the SVG. Rejects when the browser cannot. */
export async function boardAsPng(map: OpenMap, words: PictureWords): Promise<Blob> {
  const { writeBoardSvg } = await import('#formats/board-svg.ts');
  const { text, width, height } = writeBoardSvg(pictureOf(map, words));
  const sharpness = Math.min(
    SHARPNESS,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * sharpness);
    canvas.height = Math.round(height * sharpness);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('The browser gave no picture');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
