/**
 * The board as this person works on it: the layout, where the cursor stands and how arrows move it.
 * It holds no records of its own; deeds are carried out by `BoardDeeds`, titles by `TitleEditing`.
 */
import { cellRect } from '#domain/queries/cell-rect.ts';
import { boardLayout, type BoardCard } from '#domain/queries/board-layout.ts';
import type { RecordId } from '#domain/records.ts';
import type { Editor } from './editor.svelte.ts';
import { Selection, STAGE_ROW, type Cell } from './selection.svelte.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Lanes the cursor passes over: there is nothing to stand on. */
const NOT_A_PLACE: readonly string[] = ['value'];

export class Board {
  readonly editor: Editor;
  readonly selection = new Selection();
  readonly layout = $derived.by(() => boardLayout(this.editor.shown));
  readonly #cells = $derived.by(() => {
    const cells = new Map<string, BoardCard[]>();
    for (const card of this.layout.cards) {
      const key = cellName(card.lane, card.column);
      const cell = cells.get(key);
      if (cell) cell.push(card);
      else cells.set(key, [card]);
    }
    return cells;
  });
  readonly #cardById = $derived.by(() => new Map(this.layout.cards.map((card) => [card.id, card])));
  /** The rows the cursor can stand in, from top to bottom. */
  readonly #rows = $derived.by(() => [
    STAGE_ROW,
    ...this.layout.lanes
      .filter((lane) => !lane.folded && !NOT_A_PLACE.includes(lane.sort))
      .map((lane) => lane.id as string),
  ]);
  /** The record the inspector shows: the selected one, or what the selected card stands for. */
  readonly inspected = $derived.by((): RecordId | null => {
    const id = this.selection.single;
    if (id === null || !this.editor.shown[id]) return null;
    return this.#cardById.get(id)?.item ?? id;
  });

  constructor(editor: Editor) {
    this.editor = editor;
  }

  card(id: RecordId): BoardCard | null {
    return this.#cardById.get(id) ?? null;
  }

  /** The cards of a cell from top to bottom. */
  cardsIn(lane: RecordId, column: number): readonly BoardCard[] {
    return this.#cells.get(cellName(lane, column)) ?? [];
  }

  /** The card under the cursor, or null in an empty cell and in the row of stages. */
  readonly cardAtCursor = $derived.by((): BoardCard | null => {
    const cursor = this.selection.cursor;
    return cursor ? (this.cardsIn(cursor.lane, cursor.column)[cursor.row] ?? null) : null;
  });

  /** The cell in which the cursor stands without a card; null where there is none. */
  readonly emptyCell = $derived.by((): Cell | null => {
    const { cursor } = this.selection;
    const isCell = cursor && cursor.lane !== STAGE_ROW && cellRect(this.layout, cursor) !== null;
    return isCell && !this.cardAtCursor ? cursor : null;
  });

  /** The stage of a column, or null beyond the last. */
  stageAt(column: number): RecordId<'stage'> | null {
    const stage = this.layout.columns[column]?.stage;
    return (stage as RecordId<'stage'> | undefined) ?? null;
  }

  selectCard(card: BoardCard): void {
    this.selection.select([card.id], { lane: card.lane, column: card.column, row: card.row });
  }

  selectStage(id: RecordId): void {
    const stage = this.layout.stages.find((candidate) => candidate.id === id);
    if (stage) this.selection.select([id], { lane: STAGE_ROW, column: stage.firstColumn, row: 0 });
  }

  /** Selects a record wherever it stands on the board; one without a card is still inspected. */
  selectRecord(id: RecordId): void {
    const card = this.card(id) ?? this.layout.cards.find((candidate) => candidate.item === id);
    if (card) this.selectCard(card);
    else if (this.editor.shown[id]?.kind === 'stage') this.selectStage(id);
    else this.selection.select([id]);
  }

  /** Puts the cursor into a cell and selects the card that stands there, if one does. */
  goTo(cell: Cell): void {
    if (cell.lane === STAGE_ROW) {
      const stage = this.stageAt(cell.column);
      if (stage) this.selectStage(stage);
      return;
    }
    const cards = this.cardsIn(cell.lane, cell.column);
    const row = Math.min(cell.row, Math.max(0, cards.length - 1));
    const card = cards[row];
    const experience =
      this.layout.lanes.find((lane) => lane.id === cell.lane)?.sort === 'experience';
    const touchpoint = this.layout.columns[cell.column]?.touchpoint;
    const selected = card ? [card.id] : experience && touchpoint ? [touchpoint] : [];
    this.selection.select(selected, { ...cell, row });
  }

  /** Moves the cursor to the next place in a direction; at the edge it stays. */
  move(direction: Direction): void {
    const cursor = this.selection.cursor;
    if (!cursor) this.goTo({ lane: this.#rows[1] ?? STAGE_ROW, column: 0, row: 0 });
    else if (direction === 'left' || direction === 'right') this.#moveAcross(cursor, direction);
    else this.#moveAlong(cursor, direction);
  }

  #moveAcross(cursor: Cell, direction: 'left' | 'right'): void {
    const step = direction === 'right' ? 1 : -1;
    if (cursor.lane !== STAGE_ROW) {
      const column = cursor.column + step;
      if (this.layout.columns[column]) this.goTo({ ...cursor, column });
      return;
    }
    const stages = this.layout.stages;
    const at = stages.findIndex((stage) => stage.id === this.stageAt(cursor.column));
    const next = stages[at + step];
    if (next) this.selectStage(next.id);
  }

  #moveAlong(cursor: Cell, direction: 'up' | 'down'): void {
    const count = this.cardsIn(cursor.lane, cursor.column).length;
    const row = cursor.row + (direction === 'down' ? 1 : -1);
    if (row >= 0 && row < count) {
      this.goTo({ ...cursor, row });
      return;
    }
    const lane = this.laneBeside(cursor.lane, direction);
    if (lane === null) return;
    const last = this.cardsIn(lane, cursor.column).length - 1;
    this.goTo({ lane, column: cursor.column, row: direction === 'up' ? Math.max(0, last) : 0 });
  }

  /** The lane above or below that the cursor can stand in, or null at the edge. */
  laneBeside(lane: RecordId, direction: 'up' | 'down'): RecordId | null {
    const at = this.#rows.indexOf(lane);
    return this.#rows[at + (direction === 'down' ? 1 : -1)] ?? null;
  }

  /** Selects every card on the board. */
  selectAll(): void {
    this.selection.select(this.layout.cards.map((card) => card.id));
  }
}

function cellName(lane: RecordId, column: number): string {
  return `${column} ${lane}`;
}
