/** A finger on a stage header pans the board, as it does anywhere else on it. */
import type { BoardView } from '#state/view.svelte.ts';

/** Fewer pixels than this are a tap. */
const TAP_PX = 6;

export class HeaderPan {
  readonly #view: BoardView;
  #held: { id: number; x: number; y: number; isPanning: boolean } | null = null;

  constructor(view: BoardView) {
    this.#view = view;
  }

  begin(event: PointerEvent): void {
    const { pointerId: id, clientX: x, clientY: y } = event;
    this.#held = { id, x, y, isPanning: false };
  }

  over({ pointerId, clientX, clientY }: PointerEvent): void {
    const held = this.#held;
    if (held?.id !== pointerId) return;
    const [dx, dy] = [clientX - held.x, clientY - held.y];
    if (!held.isPanning && Math.hypot(dx, dy) < TAP_PX) return;
    this.#held = { id: pointerId, x: clientX, y: clientY, isPanning: true };
    const { x, y, zoom } = this.#view.viewport;
    this.#view.place();
    this.#view.viewport = { x: x + dx, y: y + dy, zoom };
  }

  end(): void {
    this.#held = null;
  }
}
