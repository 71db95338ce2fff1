/**
 * Where everything on the board stands: records in, rectangles out, in board pixels. A stage is as
 * wide as its touchpoints, a lane as high as its fullest cell; every size is known without measuring.
 */
import { group } from 'd3';
import type { Lane, LaneSort } from '../kinds/lane.ts';
import type { Placeable } from '../kinds/placement.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { cardKindOf, type CardKind } from './lane-cards.ts';
import { ofKind } from './of-kind.ts';

export const COLUMN = 128;
export const SHEET_GAP = 6;
export const HEADER_HEIGHT = 48;
const LANE_GAP = 8;
const FOLDED_HEIGHT = 28;
/** Room for a prompt of two lines, and for the label of the lane. */
const PROMPT_HEIGHT = 36;

/** A card on the board. `id` is its own record (a placement for placed things), `item` what it shows. */
export type BoardCard = Readonly<{
  id: RecordId;
  kind: CardKind;
  item: RecordId;
  touchpoint: RecordId | null;
  stage: RecordId;
  lane: RecordId;
  column: number;
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
}>;

export type BoardStage = Readonly<{
  id: RecordId<'stage'>;
  title: string;
  x: number;
  width: number;
  firstColumn: number;
  columns: number;
}>;

export type BoardLane = Readonly<{
  id: RecordId;
  sort: LaneSort;
  title: string | undefined;
  folded: boolean;
  y: number;
  height: number;
}>;

/** A column of the board: one touchpoint, or the open place of an empty stage. */
export type BoardColumn = Readonly<{
  touchpoint: RecordId | null;
  stage: RecordId;
  centre: number;
}>;

export type BoardLayout = Readonly<{
  width: number;
  height: number;
  stages: readonly BoardStage[];
  lanes: readonly BoardLane[];
  columns: readonly BoardColumn[];
  cards: readonly BoardCard[];
  /** How many cards stand in a folded cell, by `lane stage`. */
  folded: ReadonlyMap<string, number>;
}>;

/** Size of one card of a lane and the space below it, in board pixels. */
export type CardSize = Readonly<{ width: number; height: number; gap: number }>;

const CARD_SIZE: Readonly<Partial<Record<LaneSort, CardSize>>> = {
  touchpoints: { width: 104, height: 62, gap: 8 },
  painPoints: { width: 112, height: 54, gap: 6 },
  offers: { width: 114, height: 58, gap: 6 },
  solutions: { width: 118, height: 26, gap: 5 },
};
const NOTE_SIZE: CardSize = { width: 112, height: 58, gap: 6 };

/** Room above the touchpoints for loops and below for those who leave and for ways back. */
export const PATHS_ABOVE = 30;
export const PATHS_BELOW = 50;
export const CHART_HEIGHT = 258;
export const VALUE_HEIGHT = 114;

/** The size of a card of a lane's sort. */
export function cardSizeOf(sort: LaneSort): CardSize {
  return CARD_SIZE[sort] ?? NOTE_SIZE;
}

/** The key under which `folded` counts a cell. */
export function cellKey(lane: RecordId, stage: RecordId): string {
  return `${lane} ${stage}`;
}

type Slot = Readonly<{
  id: RecordId;
  kind: CardKind;
  item: RecordId;
  touchpoint: RecordId | null;
  column: number;
  row: number;
}>;

let last: { records: MapRecords; layout: BoardLayout } | undefined;

/** The layout of the board. The answer for the set of records asked last is remembered. */
export function boardLayout(records: MapRecords): BoardLayout {
  if (last?.records !== records) last = { records, layout: layOut(records) };
  return last.layout;
}

function layOut(records: MapRecords): BoardLayout {
  const { stages, columns, columnOf } = layOutColumns(records);
  const visible = ofKind(records, 'lane').filter((lane) => !lane.hidden);
  const lanes: BoardLane[] = [];
  const cards: BoardCard[] = [];
  const folded = new Map<string, number>();
  let y = HEADER_HEIGHT + LANE_GAP;
  for (const lane of visible) {
    const slots = slotsOf(records, lane, stages, columnOf, lane === visible[0]);
    if (lane.folded)
      for (const slot of slots) countFolded(folded, lane, columns[slot.column]!.stage);
    const height = lane.folded ? FOLDED_HEIGHT : laneHeight(lane.sort, slots);
    lanes.push({
      id: lane.id,
      sort: lane.sort,
      title: lane.title,
      folded: !!lane.folded,
      y,
      height,
    });
    if (!lane.folded) for (const slot of slots) cards.push(cardAt(slot, lane, y, columns));
    y += height + LANE_GAP;
  }
  const width = stages.length ? stages.at(-1)!.x + stages.at(-1)!.width : 0;
  return { width, height: y, stages, lanes, columns, cards, folded };
}

function layOutColumns(records: MapRecords) {
  const stages: BoardStage[] = [];
  const columns: BoardColumn[] = [];
  const columnOf = new Map<RecordId, number>();
  const inStage = group(ofKind(records, 'touchpoint'), (touchpoint) => touchpoint.stage);
  let x = 0;
  for (const stage of ofKind(records, 'stage')) {
    const touchpoints = inStage.get(stage.id) ?? [];
    const firstColumn = columns.length;
    for (const touchpoint of touchpoints) {
      columnOf.set(touchpoint.id, columns.length);
      columns.push({
        touchpoint: touchpoint.id,
        stage: stage.id,
        centre: centreOf(columns.length),
      });
    }
    if (touchpoints.length === 0)
      columns.push({ touchpoint: null, stage: stage.id, centre: centreOf(columns.length) });
    const count = columns.length - firstColumn;
    const width = count * COLUMN - SHEET_GAP;
    stages.push({ id: stage.id, title: stage.title, x, width, firstColumn, columns: count });
    x += count * COLUMN;
  }
  return { stages, columns, columnOf };
}

function centreOf(column: number): number {
  return column * COLUMN + (COLUMN - SHEET_GAP) / 2;
}

function countFolded(folded: Map<string, number>, lane: Lane, stage: RecordId): void {
  const key = cellKey(lane.id, stage);
  folded.set(key, (folded.get(key) ?? 0) + 1);
}

function slotsOf(
  records: MapRecords,
  lane: Lane,
  stages: readonly BoardStage[],
  columnOf: ReadonlyMap<RecordId, number>,
  isFirst: boolean,
): Slot[] {
  if (lane.sort === 'touchpoints') return touchpointSlots(records, lane, columnOf, isFirst);
  const kind = cardKindOf(lane.sort);
  if (kind === null || kind === 'touchpoint') return [];
  return kind === 'note' ? noteSlots(records, lane, stages) : placedSlots(records, kind, columnOf);
}

/** Touchpoints that name no lane of their own stand in the first lane of touchpoints. */
function touchpointSlots(
  records: MapRecords,
  lane: Lane,
  columnOf: ReadonlyMap<RecordId, number>,
  isFirst: boolean,
): Slot[] {
  const lanes = ofKind(records, 'lane').filter((other) => other.sort === 'touchpoints');
  const isDefault = isFirst || lanes[0]?.id === lane.id;
  return ofKind(records, 'touchpoint')
    .filter((touchpoint) =>
      lanes.some((other) => other.id === touchpoint.lane) ? touchpoint.lane === lane.id : isDefault,
    )
    .flatMap(({ id }) => {
      const column = columnOf.get(id);
      if (column === undefined) return [];
      return { id, kind: 'touchpoint' as const, item: id, touchpoint: id, column, row: 0 };
    });
}

function placedSlots(
  records: MapRecords,
  kind: Placeable,
  columnOf: ReadonlyMap<RecordId, number>,
): Slot[] {
  const rows = new Map<RecordId, number>();
  return ofKind(records, 'placement').flatMap(({ id, item, touchpoint }) => {
    const column = columnOf.get(touchpoint);
    if (records[item]?.kind !== kind || column === undefined) return [];
    const row = rows.get(touchpoint) ?? 0;
    rows.set(touchpoint, row + 1);
    return { id, kind, item, touchpoint, column, row };
  });
}

/** Notes fill the columns of their stage from left to right, then the next row. */
function noteSlots(records: MapRecords, lane: Lane, stages: readonly BoardStage[]): Slot[] {
  const notes = ofKind(records, 'note').filter((note) => note.lane === lane.id);
  const inStage = group(notes, (note) => note.stage);
  return stages.flatMap((stage) =>
    (inStage.get(stage.id) ?? []).map(({ id }, index) => ({
      id,
      kind: 'note' as const,
      item: id,
      touchpoint: null,
      column: stage.firstColumn + (index % stage.columns),
      row: Math.floor(index / stage.columns),
    })),
  );
}

function laneHeight(sort: LaneSort, slots: readonly Slot[]): number {
  if (sort === 'experience') return CHART_HEIGHT;
  if (sort === 'value') return VALUE_HEIGHT;
  const { height, gap } = cardSizeOf(sort);
  const rows = slots.reduce((most, slot) => Math.max(most, slot.row + 1), 0);
  if (sort === 'touchpoints') return PATHS_ABOVE + height + PATHS_BELOW;
  return Math.max(PROMPT_HEIGHT, rows * (height + gap) - gap);
}

function cardAt(slot: Slot, lane: Lane, laneY: number, columns: readonly BoardColumn[]): BoardCard {
  const { width, height, gap } = cardSizeOf(lane.sort);
  const above = lane.sort === 'touchpoints' ? PATHS_ABOVE : 0;
  return {
    ...slot,
    stage: columns[slot.column]!.stage,
    lane: lane.id,
    x: columns[slot.column]!.centre - width / 2,
    y: laneY + above + slot.row * (height + gap),
    width,
    height,
  };
}
