/**
 * Where everything on the board stands: records in, rectangles out, in board pixels. A stage is as
 * wide as its touchpoints, a row of a lane as high as its highest card; every size is known without measuring.
 */
import { group } from 'd3';
import type { Lane, LaneSort } from '../kinds/lane.ts';
import type { Placeable } from '../kinds/placement.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { cardHeight, cardSizeOf } from './card-size.ts';
import { cardKindOf, type CardKind } from './lane-cards.ts';
import { find, ofKind } from './of-kind.ts';

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
  /** Whether the title has a second line that makes the card higher. */
  isTall: boolean;
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

/** Room above the touchpoints for loops and below for those who leave and for ways back. */
export const PATHS_ABOVE = 30;
export const PATHS_BELOW = 50;
export const CHART_HEIGHT = 258;
export const VALUE_HEIGHT = 114;

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
    const rows = rowsOf(records, lane.sort, slots);
    const height = lane.folded ? FOLDED_HEIGHT : laneHeight(lane.sort, rows);
    lanes.push({
      id: lane.id,
      sort: lane.sort,
      title: lane.title,
      folded: !!lane.folded,
      y,
      height,
    });
    if (!lane.folded)
      for (const slot of slots) cards.push(cardAt(records, slot, lane, y, rows, columns));
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

/** Where each row of a lane begins, below its first, and where the next would; each as high as its highest card. */
function rowsOf(records: MapRecords, sort: LaneSort, slots: readonly Slot[]): number[] {
  const heights: number[] = [];
  for (const slot of slots)
    heights[slot.row] = Math.max(heights[slot.row] ?? 0, heightOf(records, sort, slot));
  const { gap } = cardSizeOf(sort);
  const tops = [0];
  for (const height of heights) tops.push(tops.at(-1)! + height + gap);
  return tops;
}

function heightOf(records: MapRecords, sort: LaneSort, { item }: Slot): number {
  const title = records[item]?.['title'];
  const effort = find(records, 'solution', item)?.effort;
  return cardHeight(sort, {
    title: typeof title === 'string' ? title : '',
    beside: effort ? `${Math.round(effort.likely)} d` : '',
  });
}

function laneHeight(sort: LaneSort, rows: readonly number[]): number {
  if (sort === 'experience') return CHART_HEIGHT;
  if (sort === 'value') return VALUE_HEIGHT;
  const { height, gap } = cardSizeOf(sort);
  if (sort === 'touchpoints') return PATHS_ABOVE + height + PATHS_BELOW;
  return Math.max(PROMPT_HEIGHT, rows.at(-1)! - gap);
}

function cardAt(
  records: MapRecords,
  slot: Slot,
  lane: Lane,
  laneY: number,
  rows: readonly number[],
  columns: readonly BoardColumn[],
): BoardCard {
  const usual = cardSizeOf(lane.sort);
  const { width } = usual;
  const height = heightOf(records, lane.sort, slot);
  const above = lane.sort === 'touchpoints' ? PATHS_ABOVE : 0;
  return {
    ...slot,
    stage: columns[slot.column]!.stage,
    lane: lane.id,
    x: columns[slot.column]!.centre - width / 2,
    y: laneY + above + rows[slot.row]!,
    width,
    height,
    isTall: height > usual.height,
  };
}
