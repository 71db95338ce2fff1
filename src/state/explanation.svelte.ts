/** The figure whose calculation is open, and the way one came to it from other figures. */
import type { FigurePlace } from '#simulation/explain/calculation.ts';

export type { FigurePlace };

export class Explanation {
  #trail = $state.raw<readonly FigurePlace[]>([]);
  #isMap = $state.raw(false);

  /** The figure that is explained; null while nothing is. */
  readonly shown = $derived(this.#trail.at(-1) ?? null);
  /** Whether the sheet is open: with a figure, or with what the whole map rests on. */
  readonly isOpen = $derived(this.#isMap || this.#trail.length > 0);
  /** The figure one came from; null where this one was opened first. */
  readonly before = $derived(this.#trail.at(-2) ?? null);

  /** Opens a figure of its own accord. */
  open(wanted: FigurePlace): void {
    this.#isMap = false;
    this.#trail = [wanted];
  }

  /** Shows what the whole map rests on. */
  openInputs(): void {
    this.#trail = [];
    this.#isMap = true;
  }

  /** Goes on to a figure that the shown one is made of, in the same view; to one seen on the way, goes back to it. */
  follow(wanted: FigurePlace): void {
    const { isCompared, metric } = this.shown ?? {};
    const view = { ...(isCompared && { isCompared }), ...(metric !== undefined && { metric }) };
    const going = { ...wanted, ...view };
    const seen = this.#trail.findIndex((one) => isSameFigure(one, going));
    this.#trail = seen < 0 ? [...this.#trail, going] : this.#trail.slice(0, seen + 1);
  }

  /** Back to the figure one came from; closes where there is none. */
  back(): void {
    this.#trail = this.#trail.slice(0, -1);
    this.#isMap = false;
  }

  close(): void {
    this.#trail = [];
    this.#isMap = false;
  }
}

export function isSameFigure(one: FigurePlace | null, other: FigurePlace | null): boolean {
  return (
    one?.figure === other?.figure &&
    one?.place === other?.place &&
    one?.metric === other?.metric &&
    (one?.isCompared ?? false) === (other?.isCompared ?? false)
  );
}
