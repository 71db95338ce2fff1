/**
 * Finds room for labels among lines and marks: every label names the places it could take, the best
 * first, and gets the one that covers least.
 */
import type { Point } from './monotone-curve.ts';

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/** A place a label could take; `cost` says how much worse it is than the best one, in square pixels. */
export type Place = Box & Readonly<{ cost: number }>;

/** `at` is the height it is about: labels keep the order of their heights. */
export type Label = Readonly<{ key: string; at?: number; places: readonly Place[] }>;

/** What must stay readable: boxes by their area, and points of lines, each as much as `weight` pixels. */
export type Obstacles = Readonly<{
  boxes: readonly Box[];
  lines: readonly Readonly<{ points: readonly Point[]; weight: number }>[];
}>;

/**
 * A place for each label, by key. They choose in the order given, and what one has taken is no longer
 * free for the next. A label without places gets none.
 */
export function freePlaces(labels: readonly Label[], obstacles: Obstacles): Map<string, Place> {
  const taken = new Map<string, Place>();
  const placed: { at: number; place: Place }[] = [];
  const boxes = [...obstacles.boxes];
  for (const { key, at, places } of labels) {
    const isOutOfOrder = (place: Place) =>
      at !== undefined &&
      placed.some((other) => Math.sign(other.place.y - place.y) === Math.sign(at - other.at));
    const best = leastCovering(places, { ...obstacles, boxes }, isOutOfOrder);
    if (!best) continue;
    taken.set(key, best);
    if (at !== undefined) placed.push({ at, place: best });
    boxes.push(best);
  }
  return taken;
}

/**
 * Places for a label beside a point, its own height first and then further and further off. `side` is
 * the better one; `gap` the room between the point and the words.
 */
export function placesBeside(
  { x, y }: Point,
  { width, height }: Readonly<{ width: number; height: number }>,
  { side, gap, room }: Readonly<{ side: 'left' | 'right'; gap: number; room: Box }>,
): Place[] {
  const places: Place[] = [];
  for (const onSide of ['left', 'right'] as const)
    for (let away = 0; away <= FARTHEST; away += STEP)
      for (const direction of away === 0 ? [0] : [-1, 1]) {
        const place = {
          x: onSide === 'right' ? x + gap : x - gap - width,
          y: y + direction * away - height / 2,
          width,
          height,
          cost: away * PER_PIXEL + (onSide === side ? 0 : OTHER_SIDE),
        };
        if (contains(room, place)) places.push(place);
      }
  return places;
}

const STEP = 4;
const FARTHEST = 56;
const PER_PIXEL = 5;
const OTHER_SIDE = 40;
const OUT_OF_ORDER = 500;
/** Touching a box is worse than going anywhere else, and worse the more of it is covered. */
const TOUCHED = 240;
const AREA = 4;

function contains(room: Box, box: Box): boolean {
  return (
    box.x >= room.x &&
    box.y >= room.y &&
    box.x + box.width <= room.x + room.width &&
    box.y + box.height <= room.y + room.height
  );
}

function leastCovering(
  places: readonly Place[],
  obstacles: Obstacles,
  isOutOfOrder: (place: Place) => boolean,
): Place | null {
  let best: Place | null = null;
  let least = Infinity;
  for (const place of places) {
    const total =
      place.cost + coveredBy(place, obstacles) + (isOutOfOrder(place) ? OUT_OF_ORDER : 0);
    if (total < least) [best, least] = [place, total];
  }
  return best;
}

function coveredBy(place: Box, { boxes, lines }: Obstacles): number {
  let covered = 0;
  for (const box of boxes) {
    const area = overlap(place, box);
    if (area > 0) covered += TOUCHED + AREA * area;
  }
  for (const { points, weight } of lines)
    for (const point of points) if (isInside(place, point)) covered += weight;
  return covered;
}

function isInside(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** The area two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
