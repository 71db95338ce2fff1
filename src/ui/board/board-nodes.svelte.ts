/**
 * The board as Svelte Flow wants it: only the cards in and near view, already measured. The canvas
 * scribbles positions and selection on this projection; the records never hold any of it.
 */
import { Position, type Node } from '@xyflow/svelte';
import type { BoardCard } from '#domain/queries/board-layout.ts';
import type { Board } from '#state/board.svelte.ts';
import type { Rect } from '#state/view.svelte.ts';

export type CardNode = Node<{ card: BoardCard }, 'card'>;

/** The view is rounded to this many board pixels, so that panning a little projects nothing anew. */
const GRID = 256;

export class BoardNodes {
  readonly #board: Board;
  #view = $state.raw<Rect>({ x: 0, y: 0, width: 0, height: 0 });
  #isOverview = $state.raw(false);
  #takes = $state.raw(0);

  readonly cards = $derived.by(() => {
    if (this.#isOverview) return [];
    const { layout, selection } = this.#board;
    return layout.cards.filter((card) => overlaps(card, this.#view) || selection.has(card.id));
  });
  nodes: CardNode[] = $derived.by(() => {
    void this.#takes;
    const { selection } = this.#board;
    return this.cards.map((card) => nodeOf(card, selection.has(card.id)));
  });

  constructor(board: Board) {
    this.#board = board;
  }

  /** The part of the board that is seen, in board pixels. Below a certain zoom no card is projected. */
  look(view: Rect, isOverview: boolean): void {
    const rounded = roundOut(view);
    if (!sameRect(rounded, this.#view)) this.#view = rounded;
    this.#isOverview = isOverview;
  }

  /** Takes what the canvas wrote on its nodes: where they are dragged and which are selected. */
  scribble(nodes: CardNode[]): void {
    this.nodes = nodes;
    const { selection } = this.#board;
    const selected = nodes.filter((node) => node.selected).map((node) => node.id);
    const shown = nodes.filter((node) => selection.has(node.id)).length;
    if (selected.length === shown && selected.every((id) => selection.has(id))) return;
    const only = selected.length === 1 ? this.#board.card(selected[0]!) : null;
    if (only) this.#board.selectCard(only);
    else selection.select(selected);
  }

  /** Puts every card back to where the layout has it, after a drag that changed nothing. */
  restore(): void {
    this.#takes += 1;
  }
}

function nodeOf(card: BoardCard, selected: boolean): CardNode {
  const size = { width: card.width, height: card.height };
  const isTouchpoint = card.kind === 'touchpoint';
  return {
    id: card.id,
    type: 'card',
    position: { x: card.x, y: card.y },
    data: { card },
    ...size,
    measured: size,
    selected,
    connectable: isTouchpoint,
    handles: isTouchpoint
      ? [
          { ...edge('source', Position.Right), x: card.width - 8, y: card.height / 2 - 8 },
          { ...edge('target', Position.Left), x: -8, y: card.height / 2 - 8 },
        ]
      : [],
  };
}

function edge<Type extends 'source' | 'target'>(type: Type, position: Position) {
  return { type, position, width: 16, height: 16, id: null };
}

function overlaps(card: Rect, view: Rect): boolean {
  return (
    card.x < view.x + view.width &&
    view.x < card.x + card.width &&
    card.y < view.y + view.height &&
    view.y < card.y + card.height
  );
}

function roundOut({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x / GRID) * GRID - GRID, Math.floor(y / GRID) * GRID - GRID];
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / GRID) * GRID + GRID - left,
    height: Math.ceil((y + height) / GRID) * GRID + GRID - top,
  };
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
