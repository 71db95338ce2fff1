/** What pasting text and pasting cards share: the cell they go into and its touchpoint. */
import type { Change } from '../change.ts';
import type { Finding } from '../finding.ts';
import { touchpointsOf } from '../queries/touchpoints-in-order.ts';
import type { RecordId } from '../records.ts';
import type { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';

/** A cell of the board. Without a lane it is the head of a stage. */
export type Cell = Readonly<{
  stage: RecordId;
  lane: RecordId | null;
  touchpoint?: RecordId | null | undefined;
  /** The card of the cell before which new ones go; absent: after all. */
  before?: RecordId | null | undefined;
}>;

/** `ids` are the cards that now stand on the board, to be selected. */
export type Pasted = Readonly<{
  change: Change;
  ids: readonly RecordId[];
  findings: readonly Finding[];
}>;

/**
 * The touchpoint at which things pasted into a cell are placed: that of the cell if it stands there,
 * else the first of the stage; in an empty stage one without a title is made.
 */
export function touchpointFor(draft: Draft, cell: Cell, newId: () => RecordId): RecordId | null {
  const there = touchpointsOf(draft.records(), cell.stage);
  const own = there.find(({ id }) => id === cell.touchpoint) ?? there[0];
  if (own) return own.id;
  const made = { id: newId(), kind: 'touchpoint', title: '', stage: cell.stage };
  return insertRecords(draft, [made])[0] ?? null;
}
