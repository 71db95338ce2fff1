/**
 * Keeps the address and the screen in step: what one looks at can be bookmarked, survives a reload,
 * and back and forward lead through maps, views, scenarios and segments. Selection and zoom only amend the
 * current entry.
 */
import { formatAddress, parseAddress, type Address } from './address.ts';
import type { App } from './app.svelte.ts';

/** The browser's history. `replace` may be delayed, because zooming writes often. */
export interface HistoryPort {
  read(): string;
  push(address: string): void;
  replace(address: string): void;
  onChange(listener: () => void): void;
}

export class Navigation {
  readonly #app: App;
  readonly #port: HistoryPort;
  #place = '';
  /** How many changes of the address are still to be shown. */
  #underWay = 1;

  constructor(app: App, port: HistoryPort) {
    this.#app = app;
    this.#port = port;
    port.onChange(() => {
      this.#underWay += 1;
      void this.#go();
    });
  }

  /** Shows what the address says; where it says nothing, the map named here. Called once. */
  async start(otherwise: string | null): Promise<void> {
    if (otherwise !== null && parseAddress(this.#port.read()).map === null) {
      await this.#app.open(otherwise);
      this.#settle();
      this.#port.replace(formatAddress(this.#addressNow()));
    } else await this.#go();
  }

  /** Writes the address of what is on screen. Reads everything the address depends on. */
  follow(): void {
    const address = this.#addressNow();
    if (this.#underWay > 0) return;
    const { selected: _, viewport: __, ...rest } = address;
    const place = formatAddress(rest);
    const text = formatAddress(address);
    if (place === this.#place) this.#port.replace(text);
    else this.#port.push(text);
    this.#place = place;
  }

  #addressNow(): Address {
    const map = this.#app.map;
    if (!map) return { map: null };
    const { lens, board, view, views } = map;
    return {
      map: map.editor.mapId,
      view: views.shown,
      scenario: lens.scenario?.id ?? null,
      compared: lens.compared,
      segment: lens.segment?.id ?? null,
      selected: board.selection.single ?? undefined,
      viewport: view.viewport,
    };
  }

  async #go(): Promise<void> {
    try {
      const address = parseAddress(this.#port.read());
      if (address.map === null) await this.#app.goToLibrary();
      else {
        await this.#app.open(address.map);
        if (this.#app.map?.editor.mapId === address.map) this.#aim(address);
      }
    } finally {
      this.#settle();
    }
  }

  #settle(): void {
    const { selected: _, viewport: __, ...rest } = this.#addressNow();
    this.#place = formatAddress(rest);
    this.#underWay -= 1;
  }

  #aim(address: Address): void {
    const map = this.#app.map;
    if (!map) return;
    map.views.show(address.view ?? 'board');
    map.lens.showScenario(address.scenario ?? null);
    if (map.lens.compared !== address.compared) map.lens.compareWith(address.compared);
    map.lens.showSegment(address.segment ?? null);
    if (address.viewport) map.view.restore(address.viewport);
    if (address.selected) map.board.selectRecord(address.selected);
  }
}
