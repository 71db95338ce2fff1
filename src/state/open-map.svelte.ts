/** Everything that belongs to one open map in this tab, tied together. */
import { COMPLETE } from '#domain/kinds/path.ts';
import type { BoardWay } from '#domain/queries/board-paths.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import { Board } from './board.svelte.ts';
import { BoardDeeds } from './board-deeds.ts';
import { Editor } from './editor.svelte.ts';
import type { Environment } from './environment.ts';
import { Forecast, type ForecastRunner } from './forecast.svelte.ts';
import { Lens } from './lens.svelte.ts';
import type { SessionPort } from './ports.ts';
import { TitleEditing } from './title-editing.svelte.ts';
import { BoardView } from './view.svelte.ts';

export class OpenMap {
  readonly editor: Editor;
  readonly lens: Lens;
  readonly board: Board;
  readonly titles: TitleEditing;
  readonly deeds: BoardDeeds;
  readonly forecast: Forecast;
  readonly view = new BoardView();

  /** Every way from touchpoint to touchpoint, with the customers who take it where that is computed. */
  readonly ways = $derived.by((): BoardWay[] => this.#waysOf());
  /** The unit of money: the map's currency, or null while nobody has entered any. */
  readonly currency = $derived.by(() => mapOf(this.editor.shown)?.currency || null);

  constructor(session: SessionPort, runner: ForecastRunner, environment: Environment) {
    this.editor = new Editor(session, environment);
    this.lens = new Lens(() => this.editor.shown);
    this.board = new Board(this.editor);
    this.titles = new TitleEditing(this.board);
    this.deeds = new BoardDeeds(this.board, this.lens);
    this.forecast = new Forecast(runner);
    const [scenario] = this.lens.scenarios;
    if (scenario) this.lens.compareWith(scenario.id);
  }

  #waysOf(): BoardWay[] {
    const flows = new Map(
      this.forecast.figures?.paths.map((path) => [
        `${path.from} ${path.to ?? COMPLETE}`,
        path.flow,
      ]),
    );
    const ways: BoardWay[] = [];
    for (const [from, nexts] of flowOf(this.lens.effective, this.lens.segment?.id ?? null).next) {
      for (const { to, share, path } of nexts) {
        const id = path ?? `${from} ${to}`;
        const flow = flows.get(`${from} ${to}`) ?? null;
        ways.push({ id, from, to, share, flow, isDrawn: path !== null });
      }
    }
    return ways;
  }

  /** Asks for the figures of what is shown now. Reads everything they depend on. */
  followForecast(): void {
    const segment = this.lens.segment?.id ?? null;
    const compared = this.lens.compared;
    this.forecast.follow(
      this.editor.shown,
      { scenario: this.lens.scenario?.id ?? null, segment },
      compared === undefined ? null : { scenario: compared, segment },
    );
  }

  async close(): Promise<void> {
    this.forecast.close();
    await this.editor.close();
  }
}
