/** A drag of a stage by its header: where it would land while it is held, and the move when it is let go. */
import type { BoardStage } from '#domain/queries/board-layout.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

/** Fewer pixels than this are a click. */
const CLICK_PX = 5;

export class StageDrag {
  readonly #map: OpenMap;
  #held: Readonly<{ id: string; x: number }> | null = null;
  /** Where the mark of the landing place stands, in board pixels; null while nothing would move. */
  landingX = $state.raw<number | null>(null);
  #before: string | null = null;

  constructor(map: OpenMap) {
    this.#map = map;
  }

  begin(id: string, event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.button !== 0 || this.#map.titles.id !== null) return;
    this.#held = { id, x: event.clientX };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  /** `boardX` is where the pointer is on the board. */
  over(event: PointerEvent, boardX: number): void {
    if (!this.#held || Math.abs(event.clientX - this.#held.x) < CLICK_PX) return;
    const { stages } = this.#map.board.layout;
    const next = stages.findIndex((stage) => boardX < stage.x + stage.width / 2);
    const at = next < 0 ? stages.length : next;
    const own = stages.findIndex((stage) => stage.id === this.#held?.id);
    this.#before = stages[at]?.id ?? null;
    this.landingX = at === own || at === own + 1 ? null : markAt(stages, at);
  }

  end(): void {
    if (this.#held && this.landingX !== null)
      this.#map.deeds.moveStage(this.#held.id, this.#before);
    this.cancel();
  }

  cancel(): void {
    this.#held = null;
    this.landingX = null;
  }
}

/** Between two stages, or after the last. */
function markAt(stages: readonly BoardStage[], at: number): number {
  const next = stages[at];
  const last = stages.at(-1);
  return next ? next.x - 3 : last ? last.x + last.width + 3 : 0;
}
