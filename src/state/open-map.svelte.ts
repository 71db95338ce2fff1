/** Everything that belongs to one open map in this tab, tied together. */
import { COMPLETE } from '#domain/kinds/path.ts';
import type { BoardWay } from '#domain/queries/board-paths.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import type { Analysis } from './analysis.svelte.ts';
import { Board } from './board.svelte.ts';
import { BoardDeeds } from './board-deeds.ts';
import { Coach } from './coach.svelte.ts';
import { Editor } from './editor.svelte.ts';
import type { Environment } from './environment.ts';
import { Explanation } from './explanation.svelte.ts';
import { Forecast, type ForecastRunner } from './forecast.svelte.ts';
import { Lens } from './lens.svelte.ts';
import type { SessionPort } from './ports.ts';
import { TitleEditing } from './title-editing.svelte.ts';
import { BoardView } from './view.svelte.ts';
import { Views } from './views.svelte.ts';
import { Walk } from './walk.svelte.ts';
import { WantedField } from './wanted-field.svelte.ts';

export class OpenMap {
  readonly editor: Editor;
  readonly lens: Lens;
  readonly board: Board;
  readonly titles: TitleEditing;
  readonly deeds: BoardDeeds;
  readonly forecast: Forecast;
  readonly view = new BoardView();
  readonly views = new Views();
  readonly wantedField: WantedField;
  readonly walk = new Walk();
  readonly explanation = new Explanation();
  readonly coach: Coach;
  readonly #startAnalysis: () => Promise<Analysis>;
  #analysis = $state.raw<Analysis | null>(null);
  #isClosed = false;

  /** Every way from touchpoint to touchpoint, with the customers who take it where that is computed. */
  readonly ways = $derived.by((): BoardWay[] => this.#waysOf());
  /** The unit of money: the map's currency, or null while nobody has entered any. */
  readonly currency = $derived.by(() => mapOf(this.editor.shown)?.currency || null);

  /** @param startAnalysis loads what simulates single customers; asked for once, when there is time */
  constructor(
    session: SessionPort,
    runner: ForecastRunner,
    environment: Environment,
    startAnalysis: () => Promise<Analysis>,
  ) {
    this.#startAnalysis = startAnalysis;
    this.editor = new Editor(session, environment);
    this.lens = new Lens(() => this.editor.shown);
    this.board = new Board(this.editor);
    this.titles = new TitleEditing(this.board);
    this.wantedField = new WantedField(this.board);
    this.coach = new Coach(this.editor, this.board, this.wantedField);
    this.deeds = new BoardDeeds(this.board, this.lens, this.titles);
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

  /** What simulated customers say; null until `beginAnalysis` is done. */
  get analysis(): Analysis | null {
    return this.#analysis;
  }

  /** Brings the simulation of single customers, which is not needed for the first look at a map. */
  async beginAnalysis(): Promise<void> {
    const analysis = await this.#startAnalysis();
    if (this.#isClosed || this.#analysis) analysis.close();
    else this.#analysis = analysis;
  }

  /** Asks for the figures of what is shown now. Reads everything they depend on. */
  followForecast(): void {
    this.forecast.follow(...this.#question());
  }

  /** Lets the simulation of single customers know what is shown now. Reads everything it depends on. */
  followAnalysis(): void {
    this.#analysis?.follow(...this.#question());
  }

  #question() {
    const segment = this.lens.segment?.id ?? null;
    const compared = this.lens.compared;
    return [
      this.editor.shown,
      { scenario: this.lens.scenario?.id ?? null, segment },
      compared === undefined ? null : { scenario: compared, segment },
    ] as const;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.forecast.close();
    this.#analysis?.close();
    await this.editor.close();
  }
}
