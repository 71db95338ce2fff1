/** A drag of cards: where they would land while they are held, and the move when they are let go. */
import { COLUMN, type BoardCard } from '#domain/queries/board-layout.ts';
import type { Landing } from '#state/board-deeds.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { CardNode } from './board-nodes.svelte.ts';

/** Where the line that marks the landing place stands, in board pixels. */
export type LandingMark = Readonly<{
  landing: Landing;
  x: number;
  y: number;
  width: number;
  height: number;
}>;

export class BoardDrag {
  readonly #map: OpenMap;
  landing = $state.raw<LandingMark | null>(null);

  constructor(map: OpenMap) {
    this.#map = map;
  }

  over(nodes: readonly CardNode[]): void {
    this.landing = this.#landingOf(nodes);
  }

  drop(nodes: readonly CardNode[]): void {
    const mark = this.#landingOf(nodes);
    this.landing = null;
    if (mark) this.#map.deeds.move(this.#cardsOf(nodes), mark.landing);
  }

  #cardsOf(nodes: readonly CardNode[]): BoardCard[] {
    return nodes.map((node) => node.data.card).sort((a, b) => a.column - b.column || a.row - b.row);
  }

  #landingOf(nodes: readonly CardNode[]): LandingMark | null {
    const node = nodes[0];
    if (!node) return null;
    const card = node.data.card;
    const { layout } = this.#map.board;
    const middle = { x: node.position.x + card.width / 2, y: node.position.y + card.height / 2 };
    const column = Math.min(layout.columns.length - 1, Math.max(0, Math.floor(middle.x / COLUMN)));
    const lane = layout.lanes.find(
      (candidate) => !candidate.folded && middle.y < candidate.y + candidate.height + 12,
    );
    if (!lane) return null;
    const held = nodes.map((other) => other.id);
    const mark =
      card.kind === 'touchpoint'
        ? this.#betweenColumns(middle.x, column, card, held)
        : this.#betweenRows(middle.y, lane.id, column, card, held);
    const cards = this.#cardsOf(nodes);
    const target = { ...mark.landing, lane: lane.id };
    const change = this.#map.deeds.moving(cards, target);
    return change ? { ...mark, landing: target } : null;
  }

  #betweenColumns(
    x: number,
    column: number,
    card: BoardCard,
    held: readonly string[],
  ): LandingMark {
    const { layout } = this.#map.board;
    const here = layout.columns[column]!;
    const after = x > here.centre;
    const inStage = layout.columns.filter(
      (other) => other.stage === here.stage && other.touchpoint,
    );
    const at = inStage.findIndex((other) => other.touchpoint === here.touchpoint);
    const before = inStage
      .slice(after ? at + 1 : Math.max(0, at))
      .find((other) => !held.includes(other.touchpoint ?? ''));
    const isEmpty = here.touchpoint === null;
    return {
      landing: { lane: card.lane, column, before: isEmpty ? null : (before?.touchpoint ?? null) },
      x: here.centre + (isEmpty ? -2 : after ? COLUMN / 2 - 5 : -COLUMN / 2 + 1),
      y: card.y - 6,
      width: 4,
      height: card.height + 12,
    };
  }

  #betweenRows(
    y: number,
    lane: string,
    column: number,
    card: BoardCard,
    held: readonly string[],
  ): LandingMark {
    const { board } = this.#map;
    const cell = board.cardsIn(lane, column).filter((other) => !held.includes(other.id));
    const before = cell.find((other) => y < other.y + other.height / 2) ?? null;
    const last = cell.at(-1);
    const laneY = board.layout.lanes.find((candidate) => candidate.id === lane)?.y ?? card.y;
    return {
      landing: { lane, column, before: before?.id ?? null },
      x: board.layout.columns[column]!.centre - card.width / 2,
      y: before ? before.y - 5 : last ? last.y + last.height + 1 : laneY,
      width: card.width,
      height: 4,
    };
  }
}
