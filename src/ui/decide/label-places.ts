/** Where the names of points go so that they cover neither each other nor the points; a name without room gives way to a number. */

export type Labelled = Readonly<{ id: string; x: number; y: number; text: string }>;

export type LabelPlace = Readonly<{ x: number; y: number; anchor: 'start' | 'middle' | 'end' }>;

export type Room = Readonly<{ left: number; right: number; top: number; bottom: number }>;

type Box = Room;

/** Mean width of a letter, height of a line and distance from the point, at the smallest size of type. */
const LETTER = 6.1;
const LINE = 14;
const AWAY = 9;
const RADIUS = 6;

/**
 * The place of each name that has room: right of its point, else left, above or below. Earlier points choose first. `y`
 * is the middle of the line of text.
 */
export function labelPlaces(
  points: readonly Labelled[],
  room: Room,
): ReadonlyMap<string, LabelPlace> {
  const taken: Box[] = points.map(({ x, y }) => around(x, y, RADIUS));
  const places = new Map<string, LabelPlace>();
  points.forEach((point, own) => {
    const width = point.text.length * LETTER;
    for (const place of candidates(point)) {
      const box = boxOf(place, width);
      const isFree =
        isInside(box, room) && taken.every((other, at) => at === own || !overlaps(box, other));
      if (!isFree) continue;
      taken.push(box);
      places.set(point.id, place);
      break;
    }
  });
  return places;
}

export type Label = LabelPlace & Readonly<{ text: string }>;

/** Every point with its name, or where that has no room with a number; the numbered ones in the order of their numbers. */
export function pointLabels(
  points: readonly Labelled[],
  room: Room,
): Readonly<{ labels: ReadonlyMap<string, Label>; numbered: readonly Labelled[] }> {
  const withRoom = labelPlaces(points, room);
  const named = points.filter(({ id }) => withRoom.has(id));
  const numbered = points.filter(({ id }) => !withRoom.has(id));
  const all = [...named, ...numbered.map((point, at) => ({ ...point, text: String(at + 1) }))];
  const places = labelPlaces(all, room);
  const labels = all.map((point): [string, Label] => [
    point.id,
    { ...(places.get(point.id) ?? candidates(point)[2]!), text: point.text },
  ]);
  return { labels: new Map(labels), numbered };
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
