/**
 * Where the board is looked at from: pan and zoom, what part is seen, and when text gets too small to
 * read and the overview takes over.
 */
import { HEADER_HEIGHT, type BoardLayout } from '#domain/queries/board-layout.ts';

export type Rect = Readonly<{ x: number; y: number; width: number; height: number }>;

/** Where the board's origin lies on screen, in pixels, and how large it is drawn. */
export type Viewport = { x: number; y: number; zoom: number };

/** Width of the lane labels on screen; on a phone they make room. */
const LABELS_WIDTH = 112;
const NARROW_LABELS_WIDTH = 84;
const NARROW = 560;
/** The smallest zoom, unless a large map needs a smaller one to be seen as a whole. */
const SMALLEST_ZOOM = 0.05;
const SMALLEST_FIT = 0.01;
export const LARGEST_ZOOM = 4;
/** Below this the smallest text is under four pixels. */
const READABLE = 0.36;
const MARGIN = 16;
/** The whole width is shown at once from here ... */
const READABLE_WHOLE = 0.7;
/** ... to here; a map that is narrower stands at its own size. */
const LARGE_WHOLE = 1.15;
/** Stage headers stay readable however far one zooms out. */
const LOWEST_HEADER = 26;
/** As long as cards are read, a header has room for its second line. */
const READ_HEADER = 44;

/** Height of the sticky stage headers on screen, in pixels. */
function headerHeightAt(zoom: number): number {
  const lowest = zoom < READABLE ? LOWEST_HEADER : READ_HEADER;
  return Math.max(lowest, Math.min(HEADER_HEIGHT, HEADER_HEIGHT * zoom));
}

/** How far down the board begins, so that its headers have their height above it. */
function topAt(zoom: number): number {
  return Math.max(0, headerHeightAt(zoom) - HEADER_HEIGHT * zoom);
}

export class BoardView {
  viewport = $state.raw<Viewport>({ x: LABELS_WIDTH, y: 0, zoom: 1 });
  width = $state(0);
  height = $state(0);
  /** How far one can zoom out. */
  smallestZoom = $state(SMALLEST_ZOOM);

  readonly labelsWidth = $derived(
    this.width > 0 && this.width < NARROW ? NARROW_LABELS_WIDTH : LABELS_WIDTH,
  );
  readonly isOverview = $derived(this.viewport.zoom < READABLE);
  /** What is seen, in board pixels. */
  readonly seen = $derived.by((): Rect => {
    const { x, y, zoom } = this.viewport;
    return { x: -x / zoom, y: -y / zoom, width: this.width / zoom, height: this.height / zoom };
  });
  readonly headerHeight = $derived(headerHeightAt(this.viewport.zoom));

  /** Whether somebody has chosen where to look from; until then the board begins anew with its width. */
  #isPlaced = false;

  /** A person pans, zooms or moves the cursor: from now on the view is theirs. */
  place(): void {
    this.#isPlaced = true;
  }

  /** Looks from where an address says. */
  restore(viewport: Viewport): void {
    this.#allow(viewport.zoom);
    this.viewport = viewport;
    this.place();
  }

  #allow(zoom: number): void {
    this.smallestZoom = Math.max(SMALLEST_FIT, Math.min(SMALLEST_ZOOM, zoom));
  }

  /** The whole board in view, not larger than life. */
  fit(layout: BoardLayout): void {
    this.place();
    const room = { width: this.width - this.labelsWidth - MARGIN, height: this.height - MARGIN };
    if (layout.width === 0 || room.width <= 0) return;
    const zoom = Math.min(1, room.width / layout.width, room.height / layout.height);
    this.#allow(zoom);
    this.viewport = {
      x: this.labelsWidth,
      y: topAt(zoom),
      zoom: Math.max(this.smallestZoom, zoom),
    };
  }

  /** Where to begin: with the whole width in view while that can be read, else with the start as large as life. */
  begin(layout: BoardLayout): void {
    if (this.#isPlaced) return;
    const fitting = (this.width - this.labelsWidth - MARGIN) / layout.width;
    const zoom = fitting >= READABLE_WHOLE && fitting < LARGE_WHOLE ? fitting : 1;
    this.viewport = { x: this.labelsWidth, y: topAt(zoom), zoom };
  }

  /** Larger or smaller, with the middle of the view staying where it is. */
  zoomBy(factor: number): void {
    this.zoomTo(this.viewport.zoom * factor);
  }

  zoomTo(wanted: number): void {
    this.place();
    const { x, y, zoom } = this.viewport;
    const next = Math.min(LARGEST_ZOOM, Math.max(this.smallestZoom, wanted));
    const [middleX, middleY] = [(this.width + this.labelsWidth) / 2, this.height / 2];
    this.viewport = {
      x: middleX - ((middleX - x) * next) / zoom,
      y: middleY - ((middleY - y) * next) / zoom,
      zoom: next,
    };
  }

  /** Pans just as far as it takes to see a rectangle of the board. */
  reveal(rect: Rect): void {
    const { x, y, zoom } = this.viewport;
    const left = rect.x * zoom + x;
    const top = rect.y * zoom + y;
    const dx = shift(
      left,
      left + rect.width * zoom,
      this.labelsWidth + MARGIN,
      this.width - MARGIN,
    );
    const dy = shift(
      top,
      top + rect.height * zoom,
      this.headerHeight + MARGIN,
      this.height - MARGIN,
    );
    this.place();
    if (dx !== 0 || dy !== 0) this.viewport = { x: x + dx, y: y + dy, zoom };
  }
}

function shift(from: number, to: number, least: number, most: number): number {
  if (from < least) return least - from;
  return to > most ? Math.max(most - to, least - from) : 0;
}
