/**
 * What a picture of the board shows, as plain values: the layout, the words on the cards and the
 * figures, all ready to be drawn. Whoever asks for a picture has put the numbers into words already.
 */
import type { Box } from '#domain/queries/free-places.ts';
import type { Leaving } from '#domain/queries/leaving-marks.ts';
import type { BoardLayout } from '#domain/queries/board-layout.ts';
import type { BoardPath } from '#domain/queries/board-paths.ts';
import type { ChartPoint, ChartScale, ChartShapes } from '#domain/queries/chart-geometry.ts';

export type PictureCard = Readonly<{
  title: string;
  /** Smaller lines below the title. */
  lines: readonly string[];
  /** Markup of an icon in a box of 24 by 24. */
  icon?: string | undefined;
  /** A colour name of `PictureColours` that means something on this card. */
  colour?: keyof PictureColours | undefined;
  isMoment?: boolean | undefined;
  /** A switch that is on or off; absent where there is none. */
  on?: boolean | undefined;
  /** Part of the largest value at risk, 0 to 1; how high a pain point is torn. */
  weight?: number | undefined;
}>;

export type PictureBar = Readonly<{ value: number; text: string; colour: keyof PictureColours }>;

export type BoardPicture = Readonly<{
  title: string;
  subtitle: string;
  foot: string;
  layout: BoardLayout;
  stages: Readonly<Record<string, Readonly<{ title: string; note: string }>>>;
  lanes: Readonly<Record<string, Readonly<{ title: string; notes: readonly string[] }>>>;
  cards: Readonly<Record<string, PictureCard>>;
  paths: readonly Readonly<{ path: BoardPath; label: string | null }>[];
  leaving: Readonly<Record<string, Leaving>>;
  chart: Readonly<{
    points: readonly ChartPoint[];
    scale: ChartScale;
    shapes: ChartShapes;
    compared: string | null;
    numbers: Readonly<Record<string, string>>;
    promises: Readonly<Record<string, Readonly<{ flag: Box; label: string }>>>;
    moments: ReadonlySet<string>;
    /** Faces of the axis at their scores; markup round 0, 0, within 8.6 to every side. */
    faces: readonly Readonly<{ score: number; markup: string }>[];
  }> | null;
  /** Without money there is no running value. */
  hasMoney: boolean;
  values: Readonly<
    Record<string, Readonly<{ bars: readonly PictureBar[]; running: number; text: string }>>
  >;
  /** The lifetime value of the compared scenario with its name; null without one. */
  comparedValue: string | null;
}>;

/** The colours of a picture: those of the light theme, so that it prints as it looks. */
export const pictureColours = {
  paper: '#f5f3ee',
  sheet: '#fffefb',
  line: '#e2ded4',
  edge: '#8b877c',
  ink: '#1d1f24',
  ink2: '#4a4d54',
  ink3: '#676a70',
  ghost: '#d9d5ca',
  accent: '#4347c4',
  below3: '#a9370f',
  below2: '#cf5a2b',
  neutral: '#8b8a84',
  above2: '#2b8f88',
  above3: '#0a625d',
  pain: '#f6e0d5',
  note: '#f7f1d9',
  thought: '#edeae3',
  plum: '#7b4a8d',
  ochre: '#7d5a00',
  blue: '#35648f',
  moss: '#52691f',
  rose: '#a03a63',
  slate: '#56606b',
} as const;
export type PictureColours = typeof pictureColours;
