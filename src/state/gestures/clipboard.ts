/**
 * Copying, cutting and pasting cards. A clip carries the cards whole for Throughline, and their titles
 * as lines of text for everybody else.
 */
import { pasteLines } from '#domain/commands/paste-lines.ts';
import { pasteRecords } from '#domain/commands/paste-records.ts';
import type { Cell, Pasted } from '#domain/commands/pasting.ts';
import { removeRecords } from '#domain/commands/record.ts';
import type { Finding } from '#domain/finding.ts';
import { cardsOf } from '#domain/queries/cards-of.ts';
import type { OpenMap } from '../open-map.svelte.ts';
import { STAGE_ROW } from '../selection.svelte.ts';

/** `cards` is JSON, or '' when the clip was made by another program. */
export type Clip = Readonly<{ text: string; cards: string }>;

/** Larger clips than this are not read. */
const LONGEST_CLIP = 20_000_000;

/** What is selected as a clip, or null when no card is. */
export function copyCards({ board, editor }: OpenMap): Clip | null {
  const cards = cardsOf(editor.records, board.selection.ids);
  if (cards.records.length === 0) return null;
  const titles = cards.records.flatMap(({ kind, title }) =>
    kind !== 'partner' && typeof title === 'string' && title !== '' ? title : [],
  );
  return { text: titles.join('\n'), cards: JSON.stringify(cards) };
}

/** As `copyCards`, and takes the cards from the board. */
export function cutCards(map: OpenMap): Clip | null {
  const clip = copyCards(map);
  if (!clip) return null;
  const { editor, board } = map;
  editor.commit('cut', removeRecords(editor.records, board.selection.ids));
  const { cursor } = board.selection;
  board.selection.clear();
  if (cursor) board.goTo(cursor);
  return clip;
}

/** Puts a clip into the cell at the cursor, selects what came of it, and says what did not fit. */
export function pasteClip(map: OpenMap, clip: Clip): readonly Finding[] {
  const { board, editor } = map;
  if (!board.selection.cursor) board.move('right');
  const into = cellAtCursor(map);
  if (!into) return [];
  const { change, ids, findings } = plan(map, clip, into);
  editor.commit('paste', change);
  const first = ids[0];
  if (first !== undefined) {
    board.selectRecord(first);
    if (ids.length > 1) board.selection.select(ids);
  }
  return findings;
}

function plan({ editor }: OpenMap, { text, cards }: Clip, into: Cell): Pasted {
  const { records, newId } = editor;
  const payload = parsed(cards);
  if (payload !== null) {
    const pasted = pasteRecords(records, { payload, into, newId });
    if (pasted.ids.length > 0) return pasted;
  }
  return pasteLines(records, { text: text.slice(0, LONGEST_CLIP), into, newId });
}

function parsed(cards: string): unknown {
  if (cards === '' || cards.length > LONGEST_CLIP) return null;
  try {
    return JSON.parse(cards);
  } catch {
    return null;
  }
}

function cellAtCursor({ board }: OpenMap): Cell | null {
  const { cursor } = board.selection;
  const stage = cursor && board.stageAt(cursor.column);
  if (!stage) return null;
  const lane = cursor.lane === STAGE_ROW ? null : cursor.lane;
  return { lane, stage, touchpoint: board.layout.columns[cursor.column]?.touchpoint };
}
