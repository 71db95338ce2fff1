/**
 * How paths run on the board: straight to the neighbour, over the cards when they skip or loop, under
 * them when they lead back. Paths that would overlap take separate tracks.
 */
import { widthOfText } from '../text-lines.ts';
import type { BoardCard, BoardLayout } from './board-layout.ts';
import { freePlaces, type Box } from './free-places.ts';

/** A way from touchpoint to touchpoint, drawn or implied. */
export type BoardWay = Readonly<{
  id: string;
  from: string;
  to: string;
  /** Part of those who pass `from`, 0 to 1. */
  share: number;
  /** Customers per arriving customer, or null while nothing is computed. */
  flow: number | null;
  /** Drawn by a person, not implied by the order. */
  isDrawn: boolean;
}>;

export type BoardPath = Readonly<{
  way: BoardWay;
  line: string;
  arrow: string;
  width: number;
  /** Where its share is written; null on a plain next-in-line path. */
  label: Readonly<{ x: number; y: number }> | null;
  /** How far it reaches across the board. */
  left: number;
  right: number;
}>;

/** `level` is the line along which it passes over or under cards; null for one that stays between them. */
type Route = Omit<BoardPath, 'left' | 'right'> & { level: Box | null };

const TRACK = 8;
const FIRST_TRACK_ABOVE = 11;
const FIRST_TRACK_BELOW = 12;
const MOST_TRACKS = 3;
const CORNER = 8;
/** Pixels for all arriving customers; loops that carry more are cut at the widest. */
const WIDTH_OF_ALL = 22;
const WIDEST = 14;
/** Loops and ways back carry customers again and again; their share says more than their width. */
const WIDEST_BRIDGE = 6;
const NARROWEST = 1.5;
const LABEL_SIZE = 11;
const LABEL_HEIGHT = 12;

/** The lines of all ways between cards of the layout; ways to places without a card are left out. */
export function boardPaths(layout: BoardLayout, ways: readonly BoardWay[]): BoardPath[] {
  const cards = new Map(
    layout.cards
      .filter((card) => card.kind === 'touchpoint')
      .map((card) => [card.id as string, card]),
  );
  const branches = new Map<string, number>();
  for (const way of ways) branches.set(way.from, (branches.get(way.from) ?? 0) + 1);
  const [above, below] = [new Tracks(), new Tracks()];
  const routes = [...ways]
    .map((way) => ({ way, from: cards.get(way.from), to: cards.get(way.to) }))
    .filter((ends): ends is Ends => !!ends.from && !!ends.to)
    .sort((a, b) => span(a) - span(b) || a.from.column - b.from.column)
    .map((ends) => ({
      ends,
      route: routed(ends, (branches.get(ends.way.from) ?? 0) > 1, above, below),
    }));
  const boxes = routes.flatMap(({ route }) => route.level ?? []);
  return routes.map(({ ends, route: { level, ...route } }) => {
    const isBetween = level === null && ends.from.lane === ends.to.lane;
    const label = route.label && isBetween ? labelBetween(ends, route.label.x, boxes) : route.label;
    return {
      ...route,
      label,
      left: Math.min(ends.from.x, ends.to.x),
      right: Math.max(ends.from.x + ends.from.width, ends.to.x + ends.to.width),
    };
  });
}

/**
 * Where the share of a straight path is written: the gap between its cards is too narrow, so below them, or above where
 * paths pass below. What is taken goes to `boxes`.
 */
function labelBetween({ way, from }: Ends, middle: number, boxes: Box[]) {
  const width = widthOfText(`${Math.round(way.share * 100)}%`, LABEL_SIZE);
  const at = (centre: number, cost: number) => ({
    x: middle - width / 2,
    y: centre - LABEL_HEIGHT / 2,
    width,
    height: LABEL_HEIGHT,
    cost,
  });
  const bottom = from.y + from.height;
  const places = [
    at(bottom + 9, 0),
    at(from.y - 9, 5),
    at(from.y - 22, 10),
    at(bottom + 20, 20),
    at(bottom + 30, 30),
  ];
  const place = freePlaces([{ key: way.id, places }], { boxes, lines: [] }).get(way.id)!;
  boxes.push(place);
  return { x: middle, y: place.y + LABEL_HEIGHT / 2 };
}

/** The room that a level part of a path takes. */
function levelBox(fromX: number, toX: number, y: number, width: number): Box {
  const height = width + 2;
  return { x: Math.min(fromX, toX), y: y - height / 2, width: Math.abs(toX - fromX), height };
}

type Ends = { way: BoardWay; from: BoardCard; to: BoardCard };

function span({ from, to }: Ends): number {
  return Math.abs(to.column - from.column);
}

function routed(ends: Ends, isBranch: boolean, above: Tracks, below: Tracks): Route {
  const { way, from, to } = ends;
  const step = to.column - from.column;
  const width = widthOf(way.flow);
  if (from.lane !== to.lane && step !== 0) return across(ends, width, isBranch);
  if (step === 1) return straight(ends, width, isBranch);
  const thin = Math.min(WIDEST_BRIDGE, width);
  const path =
    step === 0
      ? loop(ends, thin, above)
      : step > 1
        ? over(ends, thin, above)
        : under(ends, thin, below);
  return isBranch ? path : { ...path, label: null };
}

/** The width of a path in pixels; thin while nothing is computed. */
export function widthOf(flow: number | null): number {
  if (flow === null) return 3;
  return Math.min(WIDEST, Math.max(NARROWEST, flow * WIDTH_OF_ALL));
}

function straight({ way, from, to }: Ends, width: number, isBranch: boolean): Route {
  const y = from.y + from.height / 2;
  const [start, end] = [from.x + from.width, to.x];
  const middle = (start + end) / 2;
  return {
    way,
    width,
    line: `M${start - 2},${y}H${end + 2}`,
    arrow: `M${middle - 2},${y - 3.5}l3.5,3.5l-3.5,3.5`,
    label: isBranch ? { x: middle, y } : null,
    level: null,
  };
}

/** To a card of another lane: a soft bend. */
function across({ way, from, to }: Ends, width: number, isBranch: boolean): Route {
  const forward = to.column > from.column;
  const start = { x: from.x + (forward ? from.width : 0), y: from.y + from.height / 2 };
  const end = { x: to.x + (forward ? 0 : to.width), y: to.y + to.height / 2 };
  const middle = (start.x + end.x) / 2;
  const tip = forward ? -4 : 4;
  return {
    way,
    width,
    line: `M${start.x},${start.y}C${middle},${start.y} ${middle},${end.y} ${end.x},${end.y}`,
    arrow: `M${end.x + tip},${end.y - 3.5}l${-tip},3.5l${tip},3.5`,
    label: isBranch ? { x: middle, y: (start.y + end.y) / 2 } : null,
    level: null,
  };
}

function loop({ way, from }: Ends, width: number, above: Tracks): Route {
  const [enter, leave] = [from.x + 14, from.x + 62];
  const y = from.y - FIRST_TRACK_ABOVE - above.take(from.column, from.column) * TRACK;
  return {
    way,
    width,
    line: bridge(leave, from.y + 2, y, enter, from.y - 2),
    arrow: tipDown(enter, from.y),
    label: { x: (enter + leave) / 2, y },
    level: levelBox(enter, leave, y, width),
  };
}

function over({ way, from, to }: Ends, width: number, above: Tracks): Route {
  const [leave, enter] = [from.x + from.width - 26, to.x + 26];
  const y = from.y - FIRST_TRACK_ABOVE - above.take(from.column, to.column) * TRACK;
  return {
    way,
    width,
    line: bridge(leave, from.y + 2, y, enter, to.y - 2),
    arrow: tipDown(enter, to.y),
    label: { x: (leave + enter) / 2, y },
    level: levelBox(leave, enter, y, width),
  };
}

function under({ way, from, to }: Ends, width: number, below: Tracks): Route {
  const [leave, enter] = [from.x + 70, to.x + 84];
  const bottom = from.y + from.height;
  const y = bottom + FIRST_TRACK_BELOW + below.take(to.column, from.column) * TRACK;
  return {
    way,
    width,
    line: bridge(leave, bottom - 2, y, enter, to.y + to.height + 2),
    arrow: `M${enter - 3.5},${to.y + to.height + 6}l3.5,-4l3.5,4`,
    label: { x: (leave + enter) / 2, y },
    level: levelBox(leave, enter, y, width),
  };
}

/** Up (or down) from one card to a level, along it, and back to the other, with round corners. */
function bridge(fromX: number, fromY: number, level: number, toX: number, toY: number): string {
  const bend = level < fromY ? -CORNER : CORNER;
  const side = toX > fromX ? CORNER : -CORNER;
  return (
    `M${fromX},${fromY}V${level - bend}Q${fromX},${level} ${fromX + side},${level}` +
    `H${toX - side}Q${toX},${level} ${toX},${level - bend}V${toY}`
  );
}

function tipDown(x: number, y: number): string {
  return `M${x - 3.5},${y - 6}l3.5,4l3.5,-4`;
}

/** Hands out the innermost track that is free between two columns; beyond the last they share. */
class Tracks {
  readonly #taken: [from: number, to: number][][] = [];

  take(from: number, to: number): number {
    const overlaps = (track: number) =>
      (this.#taken[track] ?? []).some((other) => other[0] <= to && from <= other[1]);
    let track = 0;
    while (track < MOST_TRACKS - 1 && overlaps(track)) track++;
    (this.#taken[track] ??= []).push([from, to]);
    return track;
  }
}
