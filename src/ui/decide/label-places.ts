/**
 * Where the names of points go so that they cover neither each other nor the points. A name without room gives way to a
 * number, which points that lie on one another share.
 */

export type Labelled = Readonly<{ id: string; x: number; y: number; text: string }>;

export type LabelPlace = Readonly<{ x: number; y: number; anchor: 'start' | 'middle' | 'end' }>;

export type Room = Readonly<{ left: number; right: number; top: number; bottom: number }>;

type Box = Room;

/** Points closer than this lie on one another. */
const NEAR = 11;

/** Mean width of a letter, height of a line and distance from the point, at the smallest size of type. */
const LETTER = 6.1;
const LINE = 14;
const AWAY = 9;
const RADIUS = 6;

/**
 * The place of each name that has room: right of its point, else left, above, below or a line higher. Earlier points choose first. `y`
 * is the middle of the line of text.
 *
 * @param all the points that must not be covered, those named among them
 */
export function labelPlaces(
  points: readonly Labelled[],
  room: Room,
  all: readonly Labelled[] = points,
): ReadonlyMap<string, LabelPlace> {
  const dots = all.map(({ id, x, y }) => ({ id, box: around(x, y, RADIUS) }));
  const taken: Box[] = [];
  const places = new Map<string, LabelPlace>();
  points.forEach((point) => {
    const width = point.text.length * LETTER;
    for (const place of candidates(point)) {
      const box = boxOf(place, width);
      const isFree =
        isInside(box, room) &&
        taken.every((other) => !overlaps(box, other)) &&
        dots.every((dot) => dot.id === point.id || !overlaps(box, dot.box));
      if (!isFree) continue;
      taken.push(box);
      places.set(point.id, place);
      break;
    }
  });
  return places;
}

export type Label = LabelPlace & Readonly<{ text: string }>;

/** Names and numbers by the point they stand at; the groups that share a number in the order of their numbers. */
export type PointLabels = Readonly<{
  labels: ReadonlyMap<string, Label>;
  numbered: readonly (readonly Labelled[])[];
}>;

/**
 * Every point with its name, or with a number where that has no room or another point has the same name. Points that
 * lie on one another share the number, which stands at the first of them.
 */
export function pointLabels(points: readonly Labelled[], room: Room): PointLabels {
  const isAlone = ({ text }: Labelled) => points.filter((one) => one.text === text).length === 1;
  const withRoom = labelPlaces(points.filter(isAlone), room, points);
  const named = points.filter(({ id }) => withRoom.has(id));
  const numbered = heapsOf(points.filter(({ id }) => !withRoom.has(id)));
  const numbers = numbered.map(([first], at) => ({ ...first!, text: String(at + 1) }));
  const all = [...named, ...numbers];
  const places = labelPlaces(all, room, points);
  const labels = all.map((point): [string, Label] => [
    point.id,
    { ...(places.get(point.id) ?? candidates(point)[2]!), text: point.text },
  ]);
  return { labels: new Map(labels), numbered };
}

/** Those that lie on one another together, in the order of the first of each. */
function heapsOf(points: readonly Labelled[]): Labelled[][] {
  const heaps: Labelled[][] = [];
  for (const point of points) {
    const near = heaps.find((heap) =>
      heap.some(({ x, y }) => Math.hypot(x - point.x, y - point.y) < NEAR),
    );
    if (near) near.push(point);
    else heaps.push([point]);
  }
  return heaps;
}

function candidates({ x, y }: Labelled): LabelPlace[] {
  return [
    { x: x + AWAY, y, anchor: 'start' },
    { x: x - AWAY, y, anchor: 'end' },
    { x, y: y - LINE, anchor: 'middle' },
    { x, y: y + LINE, anchor: 'middle' },
    { x: x + AWAY - 2, y: y - LINE + 3, anchor: 'start' },
    { x: x + AWAY - 2, y: y + LINE - 3, anchor: 'start' },
    { x: x - AWAY + 2, y: y - LINE + 3, anchor: 'end' },
    { x: x - AWAY + 2, y: y + LINE - 3, anchor: 'end' },
    { x, y: y - 2 * LINE, anchor: 'middle' },
    { x: x + AWAY - 2, y: y - 2 * LINE, anchor: 'start' },
    { x: x - AWAY + 2, y: y - 2 * LINE, anchor: 'end' },
  ];
}

function boxOf({ x, y, anchor }: LabelPlace, width: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function isInside(box: Box, room: Room): boolean {
  return (
    box.left >= room.left &&
    box.right <= room.right &&
    box.top >= room.top &&
    box.bottom <= room.bottom
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
