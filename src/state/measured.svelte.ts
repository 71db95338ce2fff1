/**
 * What is measured beside what is modelled, on the map as drawn, and the one step that fits the map to it: first
 * worked out and shown, then done as one edit.
 */
import { applyFit, putMetrics, type FoundFigure } from '#domain/commands/metric.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { MetricFit } from '#simulation/analysis/fit-metrics.ts';
import { Asking } from './asking.svelte.ts';
import type { Editor } from './editor.svelte.ts';
import type { Desks } from './worker-pool.ts';

/** Modelled figures by the id of the metric; null where there is none. */
export type ModelledMetrics = Readonly<Record<string, number | null>>;

/** What a fit would do, and the records it was worked out for. */
export type FitProposal = Readonly<{ records: MapRecords; fit: MetricFit | null }>;

const REST_MS = 200;

export class Measured {
  readonly #desks: Desks;
  readonly #asking: Asking<MapRecords, ModelledMetrics | null>;
  #proposal = $state.raw<FitProposal | null>(null);
  #isFitting = $state.raw(false);
  #hasFitFailed = $state.raw(false);
  /** The latest fit asked for. */
  #latest = 0;

  constructor(desks: Desks, restMs = REST_MS) {
    this.#desks = desks;
    this.#asking = new Asking(restMs, (records, isWanted) =>
      hasMetrics(records)
        ? desks.ask('modelledMetrics', {}, records, { isWanted })
        : Promise.resolve({}),
    );
  }

  /** Null before the first answer, and where the map cannot be computed. */
  get modelled(): ModelledMetrics | null {
    return this.#asking.answer;
  }
  /** Whether something has changed since. */
  get isStale(): boolean {
    return this.#asking.isStale;
  }
  get hasFailed(): boolean {
    return this.#asking.hasFailed;
  }
  /** What a fit would do; null until it is asked for and worked out. */
  get proposal(): FitProposal | null {
    return this.#proposal;
  }
  get isFitting(): boolean {
    return this.#isFitting;
  }
  get hasFitFailed(): boolean {
    return this.#hasFitFailed;
  }

  follow(records: MapRecords): void {
    this.#asking.follow(records);
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#asking.watch();
  }

  /** Works out what a fit would do. */
  async propose(records: MapRecords): Promise<void> {
    const own = ++this.#latest;
    const isWanted = () => own === this.#latest;
    this.#proposal = null;
    this.#hasFitFailed = false;
    this.#isFitting = true;
    try {
      const fit = await this.#desks.ask('fitMetrics', {}, records, { isWanted });
      if (isWanted()) this.#proposal = { records, fit };
    } catch {
      if (isWanted()) this.#hasFitFailed = true;
    }
    if (isWanted()) this.#isFitting = false;
  }

  /** Does what was proposed, as one edit. False where the map has changed since: then it would say something else. */
  accept(editor: Editor): boolean {
    const { records, fit } = this.#proposal ?? {};
    if (!fit || editor.records !== records) return false;
    this.dismiss();
    editor.commit('fitMetrics', applyFit(records, fit.moves));
    return true;
  }

  dismiss(): void {
    this.#latest += 1;
    this.#proposal = null;
    this.#isFitting = false;
    this.#hasFitFailed = false;
  }

  close(): void {
    this.dismiss();
    this.#asking.close();
  }
}

/** Takes down what was found, as one edit. */
export function takeDown(
  editor: Editor,
  found: readonly FoundFigure[],
  source: RecordId<'source'> | null,
): void {
  editor.commit('takeDown', putMetrics(editor.records, found, { newId: editor.newId, source }));
}

function hasMetrics(records: MapRecords): boolean {
  return ofKind(records, 'metric').some(({ value }) => value);
}
