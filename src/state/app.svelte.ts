/** The app as a whole: what is on screen (the library or one map), the theme, and what is announced. */
import type { Library } from './library.svelte.ts';
import type { OpenMap } from './open-map.svelte.ts';
import type { PagePort } from './page-port.ts';
import type { Theme } from './theme.svelte.ts';

/** The dialogs and panels above everything else; one at a time. */
export type Overlay =
  'palette' | 'search' | 'help' | 'newMap' | 'trash' | 'measurements' | 'fitMetrics';

/** Why a map could not be opened: it is not there, cannot be read, or storage did not answer. */
export type OpeningProblem = Readonly<{ mapId: string; reason: 'missing' | 'broken' | 'failed' }>;

export class App {
  readonly library: Library;
  readonly theme: Theme;
  /** Set by the root component; null as long as there is no page. */
  page: PagePort | null = null;
  readonly #openMap: (id: string) => Promise<OpenMap | OpeningProblem>;
  #map = $state.raw<OpenMap | null>(null);
  #overlay = $state.raw<Overlay | null>(null);
  #problem = $state.raw<OpeningProblem | null>(null);
  #announcement = $state.raw('');
  #lastMapId: string | null = null;
  /** Counts the ways to another screen: the last one asked for is gone to its end, whatever takes longer. */
  #ways = 0;
  /** The picture of the map just left, on its way into the library. */
  #settled = Promise.resolve();

  constructor(
    library: Library,
    theme: Theme,
    openMap: (id: string) => Promise<OpenMap | OpeningProblem>,
  ) {
    this.library = library;
    this.theme = theme;
    this.#openMap = openMap;
  }

  /** The open map, or null while the library is on screen. */
  get map(): OpenMap | null {
    return this.#map;
  }
  /** The map that was left last, to find the way back to it. */
  get lastMapId(): string | null {
    return this.#lastMapId;
  }
  get overlay(): Overlay | null {
    return this.#overlay;
  }
  get problem(): OpeningProblem | null {
    return this.#problem;
  }
  /** The last thing said to those who do not see the screen. */
  get announcement(): string {
    return this.#announcement;
  }

  announce(text: string): void {
    this.#announcement = text;
  }

  show(overlay: Overlay): void {
    this.#overlay = overlay;
  }

  dismiss(): void {
    this.#overlay = null;
  }

  /** The person has read why a map could not be opened. */
  dismissProblem(): void {
    this.#problem = null;
  }

  /** Opens a map in place of what is on screen, unless one has gone elsewhere before it is open. */
  async open(id: string): Promise<void> {
    const way = ++this.#ways;
    if (this.#map?.editor.mapId === id) return;
    const opened = await this.#openMap(id);
    if (way === this.#ways) await this.#leave();
    if (way !== this.#ways) {
      if (!('reason' in opened)) await opened.close();
    } else if ('reason' in opened) {
      this.#problem = opened;
      if (opened.reason === 'broken') this.library.markBroken(opened.mapId);
    } else this.#map = opened;
  }

  /** Goes back to the library; everything uncommitted is saved on the way. */
  async goToLibrary(): Promise<void> {
    this.#ways += 1;
    if (!this.#map) return;
    await this.#leave();
    await this.#settled;
    await this.library.refresh();
  }

  async #leave(): Promise<void> {
    const map = this.#map;
    if (map) this.#lastMapId = map.editor.mapId;
    this.#map = null;
    this.#problem = null;
    this.#overlay = null;
    await map?.close();
    this.#settled = this.library.settle();
  }
}
