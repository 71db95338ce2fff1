/**
 * Typing on the board: the title of a card or stage that stands there, or of one that is only about
 * to. A new card is a preview until it has words or something else is done to it, so going back to the
 * board from an empty one leaves nothing behind.
 */
import { setFields } from '#domain/commands/record.ts';
import type { Change } from '#domain/change.ts';
import type { RecordId } from '#domain/records.ts';
import type { Board } from './board.svelte.ts';
import { newCardAt, type NewCard } from './new-card.ts';
import { STAGE_ROW, type Cell } from './selection.svelte.ts';

/** What happens after the words are taken: nothing, the next card, or the same column a lane on. */
export type Then = 'stay' | 'next' | 'nextLane' | 'previousLane';

/** `id` is the record on the board, `item` the one whose title it is. */
type Open = Readonly<{ id: RecordId; item: RecordId; cell: Cell; fresh: NewCard | null }>;

export class TitleEditing {
  readonly #board: Board;
  #open = $state.raw<Open | null>(null);

  constructor(board: Board) {
    this.#board = board;
  }

  /** The id on the board whose title is being typed, or null. */
  get id(): RecordId | null {
    return this.#open?.id ?? null;
  }

  /** The title as it stands, to start typing from. */
  get title(): string {
    const item = this.#open && this.#board.editor.shown[this.#open.item];
    return typeof item?.['title'] === 'string' ? item['title'] : '';
  }

  /** Opens what the cursor stands on: the card, the stage, or a new card in an empty cell. */
  openAtCursor(): void {
    const { selection, cardAtCursor } = this.#board;
    if (!selection.cursor) return;
    if (selection.cursor.lane === STAGE_ROW) {
      const stage = this.#board.stageAt(selection.cursor.column);
      if (stage) this.openStage(stage);
    } else if (cardAtCursor) this.openCard(cardAtCursor.id);
    else this.begin(selection.cursor);
  }

  openCard(id: RecordId): void {
    const card = this.#board.card(id);
    if (!card) return;
    this.#board.selectCard(card);
    const cell = { lane: card.lane, column: card.column, row: card.row };
    this.#open = { id, item: card.item, cell, fresh: null };
  }

  openStage(id: RecordId): void {
    this.#board.selectStage(id);
    const cell = this.#board.selection.cursor;
    if (cell) this.#open = { id, item: id, cell, fresh: null };
  }

  /** Opens a new card below or after what stands in the cell; false where none can stand. */
  begin(wanted: Cell): boolean {
    const cell = this.#open?.fresh ? this.#giveWay(this.#open, wanted) : wanted;
    const fresh = newCardAt(this.#board, cell);
    if (!fresh) return false;
    this.#board.editor.preview(fresh.make(''));
    this.#open = { id: fresh.id, item: fresh.item, cell, fresh };
    this.#select(fresh.id);
    return true;
  }

  /** Takes the words. A new card without words is not made; an old one keeps its title. */
  commit(text: string, then: Then = 'stay'): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    const title = text.trim();
    if (title === '' && open.fresh) {
      this.#drop(open);
      if (then === 'nextLane' || then === 'previousLane') this.#goOn(open.cell, then);
      return;
    }
    if (title !== '') this.#take(open, title);
    else this.#board.editor.preview(null);
    this.#select(open.id);
    if (then !== 'stay') this.#goOn(this.#board.selection.cursor ?? open.cell, then);
  }

  /** Goes back to the old title; a new card has none, so it keeps the words that stand there. */
  cancel(text = ''): void {
    if (this.#open?.fresh) this.commit(text);
    this.#open = null;
  }

  /** Takes the words when one goes on elsewhere than on the board: a new card stays, also without any. */
  leave(text: string): void {
    const open = this.#open;
    if (!open?.fresh || text.trim() !== '') {
      this.commit(text);
      return;
    }
    this.#open = null;
    this.#take(open, '');
  }

  /** To be called before something is done to a record: a new card that is still empty becomes real. */
  keep(id: RecordId): void {
    const open = this.#open;
    if (open?.fresh && (open.id === id || open.item === id)) this.leave('');
  }

  #take(open: Open, title: string): void {
    const { editor } = this.#board;
    if (open.fresh) {
      editor.commit(open.fresh.label, open.fresh.make(title));
      return;
    }
    const change: Change = setFields(editor.records, { kind: 'map' }, open.item, { title });
    editor.commit('rename', change);
  }

  /** Somebody who has gone on to another card stays there. */
  #drop({ id, cell }: Open): void {
    const isLeft = this.#board.selection.single !== id;
    this.#board.editor.preview(null);
    if (!isLeft) this.#board.goTo(cell);
  }

  /**
   * An empty new card stays where the next one is to stand under it, else it goes. Returns the cell
   * that is wanted, which may then be another column.
   */
  #giveWay(open: Open, wanted: Cell): Cell {
    const column = this.#board.layout.columns[wanted.column];
    const isUnder = wanted.lane !== STAGE_ROW && column?.touchpoint === open.item;
    if (isUnder || column?.stage === open.item) {
      this.leave('');
      return wanted;
    }
    this.#open = null;
    this.#board.editor.preview(null);
    const { columns } = this.#board.layout;
    const same = columns.findIndex(
      ({ stage, touchpoint }) => stage === column?.stage && touchpoint === column.touchpoint,
    );
    const last = columns.findLastIndex(({ stage }) => stage === column?.stage);
    return { ...wanted, column: Math.max(0, same < 0 ? last : same) };
  }

  #goOn(cell: Cell, then: Then): void {
    if (then === 'next') {
      this.begin(cell);
      return;
    }
    const lane = this.#nextLaneOfCards(cell, then === 'nextLane' ? 'down' : 'up');
    if (lane === null) return;
    this.#board.goTo({ lane, column: cell.column, row: 0 });
    this.openAtCursor();
  }

  /** The chart is passed over: nothing is typed there. */
  #nextLaneOfCards(cell: Cell, direction: 'up' | 'down'): RecordId | null {
    let lane = this.#board.laneBeside(cell.lane, direction);
    const sortOf = (id: RecordId) => this.#board.layout.lanes.find((one) => one.id === id)?.sort;
    while (lane !== null && sortOf(lane) === 'experience')
      lane = this.#board.laneBeside(lane, direction);
    return lane;
  }

  #select(id: RecordId): void {
    const card = this.#board.card(id);
    if (card) this.#board.selectCard(card);
    else this.#board.selectStage(id);
  }
}
