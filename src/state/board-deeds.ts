/**
 * What a person can do to the map from the board, one verb each. A deed plans a `Change` with a
 * command, commits it under its label, and leaves selection and cursor where one goes on.
 */
import { setFields, removeRecords, duplicateRecords } from '#domain/commands/record.ts';
import { linkTouchpoints, setShare, unlink } from '#domain/commands/path.ts';
import { movePlacements } from '#domain/commands/placement.ts';
import { moveNotes } from '#domain/commands/note.ts';
import { moveStage } from '#domain/commands/stage.ts';
import { moveTouchpoints } from '#domain/commands/touchpoint.ts';
import { switchOffer, switchSolution } from '#domain/commands/scenario.ts';
import { pasteLines } from '#domain/commands/paste-lines.ts';
import type { Change } from '#domain/change.ts';
import type { Estimate } from '#domain/estimate.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import type { BoardCard } from '#domain/queries/board-layout.ts';
import { isRatedByLevers, leversFor } from '#domain/queries/drawn-quality.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { Board } from './board.svelte.ts';
import type { Lens } from './lens.svelte.ts';
import { STAGE_ROW } from './selection.svelte.ts';
import type { TitleEditing } from './title-editing.svelte.ts';

/** Where dragged cards would land: before a card of a cell, or at its end. */
export type Landing = Readonly<{ lane: RecordId; column: number; before: RecordId | null }>;

export class BoardDeeds {
  readonly #board: Board;
  readonly #lens: Lens;
  readonly #titles: TitleEditing;

  constructor(board: Board, lens: Lens, titles: TitleEditing) {
    this.#board = board;
    this.#lens = lens;
    this.#titles = titles;
  }

  get #editor() {
    return this.#board.editor;
  }

  /** Sets fields of a record; assumptions go to what the lens says an edit changes. */
  set(id: RecordId, fields: Readonly<Record<string, unknown>>, burst?: string): void {
    this.#titles.keep(id);
    const change = setFields(this.#editor.records, this.#lens.target, id, fields);
    this.#editor.commit('change', change, burst);
  }

  /** Shows a quality while its dot is dragged. */
  previewQuality(touchpoint: RecordId, quality: number): void {
    this.#titles.keep(touchpoint);
    this.#editor.preview(this.#qualityChange(touchpoint, quality));
  }

  setQuality(touchpoint: RecordId, quality: number, burst?: string): void {
    this.#titles.keep(touchpoint);
    this.#editor.commit('setQuality', this.#qualityChange(touchpoint, quality), burst);
  }

  #qualityChange(touchpoint: RecordId, quality: number): Change {
    const record = find(this.#lens.effective, 'touchpoint', touchpoint);
    const { target } = this.#lens;
    if (record && target.kind === 'map' && isRatedByLevers(record))
      return setFields(this.#editor.records, target, touchpoint, leversFor(record, quality));
    const old = record?.quality;
    const basis = !old || old.basis === 'assumed' ? 'guess' : old.basis;
    const estimate: Estimate = { likely: quality, basis };
    return setFields(this.#editor.records, target, touchpoint, { quality: estimate });
  }

  /** Removes what is selected and puts the cursor where it stood. */
  removeSelected(): void {
    const { selection } = this.#board;
    const ids = [...selection.ids].filter((id) => this.#editor.records[id]);
    if (ids.length === 0) return;
    const cursor = selection.cursor;
    this.#editor.commit('remove', removeRecords(this.#editor.records, ids));
    selection.clear();
    if (cursor) this.#board.goTo(this.#nearest(cursor.column, cursor));
  }

  #nearest(column: number, cursor: { lane: RecordId; row: number }) {
    const last = Math.max(0, this.#board.layout.columns.length - 1);
    return { lane: cursor.lane, column: Math.min(column, last), row: Math.max(0, cursor.row - 1) };
  }

  duplicateSelected(): void {
    const ids = [...this.#board.selection.ids];
    const { change, ids: copies } = duplicateRecords(this.#editor.records, ids, this.#editor.newId);
    this.#editor.commit('duplicate', change);
    this.#board.selection.select(ids.flatMap((id) => copies.get(id) ?? []));
  }

  /** Moves cards of one kind to where they were dropped. */
  move(cards: readonly BoardCard[], landing: Landing): void {
    const { stage, touchpoint } = this.#board.layout.columns[landing.column] ?? {};
    for (const id of [...cards.map((card) => card.id), landing.before, stage, touchpoint])
      if (id) this.#titles.keep(id);
    const change = this.moving(cards, landing);
    if (!change) return;
    this.#editor.commit('move', change);
    const first = cards[0] && this.#board.card(cards[0].id);
    if (first && cards.length === 1) this.#board.selectCard(first);
    else
      this.#board.selection.select(
        cards.map((card) => card.id),
        null,
      );
  }

  /** What `move` would do, or null where these cards cannot land. */
  moving(cards: readonly BoardCard[], { lane, column, before }: Landing): Change | null {
    const first = cards[0];
    const stage = this.#board.stageAt(column);
    const sort = this.#board.layout.lanes.find((candidate) => candidate.id === lane)?.sort;
    if (!first || !stage || !sort) return null;
    const records = this.#editor.records;
    const ids = cards.filter((card) => card.kind === first.kind).map((card) => card.id);
    if (first.kind === 'touchpoint')
      return sort === 'touchpoints' ? moveTouchpoints(records, ids, { stage, before, lane }) : null;
    if (first.kind === 'note') {
      const isWords = sort === 'thoughts' || sort === 'notes' || sort === 'text';
      return isWords ? moveNotes(records, ids, { lane, stage, before }) : null;
    }
    const touchpoint = this.#board.layout.columns[column]?.touchpoint;
    if (lane !== first.lane || !touchpoint) return null;
    return movePlacements(records, ids, { touchpoint, before });
  }

  /** Moves the selected card or stage one place on (Alt and an arrow). */
  shift(direction: 'left' | 'right' | 'up' | 'down'): void {
    const { selection, cardAtCursor } = this.#board;
    if (selection.cursor?.lane === STAGE_ROW) this.#shiftStage(direction);
    else if (cardAtCursor) this.#shiftCard(cardAtCursor, direction);
    else this.#shiftQuality(direction);
  }

  /** Puts a stage with all that stands in it before another, or last for null. */
  moveStage(id: RecordId, before: RecordId | null): void {
    this.#editor.commit('move', moveStage(this.#editor.records, id, before));
    this.#board.selectStage(id);
  }

  #shiftStage(direction: string): void {
    const { layout, selection } = this.#board;
    const at = layout.stages.findIndex((stage) => stage.id === selection.single);
    const before = direction === 'left' ? layout.stages[at - 1] : layout.stages[at + 2];
    if (at < 0 || (direction === 'left' ? at === 0 : at === layout.stages.length - 1)) return;
    const id = layout.stages[at]!.id;
    this.moveStage(id, before?.id ?? null);
  }

  #shiftCard(card: BoardCard, direction: 'left' | 'right' | 'up' | 'down'): void {
    const landing = this.#landingBeside(card, direction);
    if (!landing) return;
    this.move([card], landing);
  }

  #landingBeside(card: BoardCard, direction: 'left' | 'right' | 'up' | 'down'): Landing | null {
    const { layout } = this.#board;
    if (direction === 'up' || direction === 'down') {
      const cell = this.#board.cardsIn(card.lane, card.column);
      if (direction === 'up' && card.row === 0) return null;
      const before = direction === 'up' ? cell[card.row - 1] : cell[card.row + 2];
      if (direction === 'down' && card.row === cell.length - 1) return null;
      return { lane: card.lane, column: card.column, before: before?.id ?? null };
    }
    const column = card.column + (direction === 'right' ? 1 : -1);
    if (!layout.columns[column]) return null;
    if (card.kind !== 'touchpoint') return { lane: card.lane, column, before: null };
    const neighbour = layout.columns[column];
    if (neighbour.stage !== card.stage)
      return {
        lane: card.lane,
        column,
        before: direction === 'right' ? neighbour.touchpoint : null,
      };
    if (direction === 'left') return { lane: card.lane, column, before: neighbour.touchpoint };
    const beyond = layout.columns[column + 1];
    const before = beyond?.stage === card.stage ? beyond.touchpoint : null;
    return { lane: card.lane, column, before };
  }

  #shiftQuality(direction: string): void {
    const touchpoint = find(this.#lens.effective, 'touchpoint', this.#board.selection.single);
    if (!touchpoint || (direction !== 'up' && direction !== 'down')) return;
    const now = touchpoint.quality?.likely ?? 7.5;
    const next = Math.round((now + (direction === 'up' ? 0.1 : -0.1)) * 10) / 10;
    const quality = Math.min(10, Math.max(0, next));
    this.setQuality(touchpoint.id, quality, `quality ${touchpoint.id}`);
  }

  /** Draws a path; the ids of implied paths that become drawn are new too. */
  link(from: RecordId, to: RecordId): void {
    this.#titles.keep(from);
    this.#titles.keep(to);
    const { records, newId } = this.#editor;
    const id = newId();
    this.#editor.commit('link', linkTouchpoints(records, { id, from, to, newId }));
    if (this.#editor.records[id]) this.#board.selection.select([id]);
  }

  linkToEnd(from: RecordId): void {
    this.link(from, COMPLETE);
  }

  setShare(path: RecordId, share: number, burst?: string): void {
    this.#editor.commit('setShare', setShare(this.#editor.records, path, share), burst);
  }

  unlink(path: RecordId): void {
    this.#editor.commit('unlink', unlink(this.#editor.records, path));
  }

  isOfferOn(offer: RecordId): boolean {
    return find(this.#lens.effective, 'offer', offer)?.off !== true;
  }

  switchOffer(offer: RecordId, on: boolean): void {
    const change = switchOffer(this.#editor.records, this.#lens.target, offer, on);
    this.#editor.commit(on ? 'switchOn' : 'switchOff', change);
  }

  isSolutionOn(solution: RecordId): boolean {
    const { scenario } = this.#lens;
    const on = scenario ? scenario.solutions : mapOf(this.#editor.shown)?.solutions;
    return on?.some((id) => id === solution) ?? false;
  }

  switchSolution(solution: RecordId, on: boolean): void {
    const scenario = this.#lens.scenario?.id ?? null;
    const change = switchSolution(this.#editor.records, scenario, solution, on);
    this.#editor.commit(on ? 'switchOn' : 'switchOff', change);
  }

  /** Whether an offer or a solution is selected. */
  get canToggleSelected(): boolean {
    const id = this.#board.inspected;
    const kind = id === null ? undefined : this.#editor.records[id]?.kind;
    return kind === 'offer' || kind === 'solution';
  }

  /** Switches the selected offer or solution. */
  toggleSelected(): void {
    const id = this.#board.inspected;
    const kind = id === null ? undefined : this.#editor.records[id]?.kind;
    if (id !== null && kind === 'offer') this.switchOffer(id, !this.isOfferOn(id));
    if (id !== null && kind === 'solution') this.switchSolution(id, !this.isSolutionOn(id));
  }

  foldLane(lane: RecordId, folded: boolean): void {
    const fields = { folded: folded ? true : undefined };
    this.#editor.commit(
      folded ? 'foldLane' : 'unfoldLane',
      setFields(this.#editor.records, { kind: 'map' }, lane, fields),
    );
  }

  /** Pastes lines or a table as cards, from the cursor on. */
  pasteText(text: string): void {
    const cursor = this.#board.selection.cursor;
    const stage = this.#board.stageAt(cursor?.column ?? 0);
    if (!cursor || !stage) return;
    const touchpoint = this.#board.layout.columns[cursor.column]?.touchpoint ?? null;
    const lane = cursor.lane === STAGE_ROW ? null : cursor.lane;
    const { records, newId } = this.#editor;
    const pasted = pasteLines(records, { text, into: { lane, stage, touchpoint }, newId });
    this.#editor.commit('paste', pasted.change);
  }
}
