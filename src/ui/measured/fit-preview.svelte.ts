/** What a fit would do, as it is read before it is done; and what it did. */
import { find, ofKind } from '#domain/queries/of-kind.ts';
import type { MetricScope } from '#domain/queries/metrics.ts';
import type { RecordId } from '#domain/records.ts';
import type { Measured } from '#state/measured.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { messages } from '../messages/measured-messages.ts';
import { number, percent } from '../shared/format.ts';
import { metricName } from './metric-names.ts';
import { figureText, isMet } from './metric-texts.ts';

type Fit = NonNullable<NonNullable<Measured['proposal']>['fit']>;

const words = messages.measured.fit;

export class FitPreview {
  readonly #map: OpenMap;
  /** The fit that was done. */
  #taken = $state.raw<Fit | null>(null);

  constructor(map: OpenMap) {
    this.#map = map;
  }

  get #measured(): Measured | undefined {
    return this.#map.analysis?.measured;
  }
  get isWorking(): boolean {
    return this.#taken === null && (this.#measured?.isFitting ?? true);
  }
  get hasFailed(): boolean {
    return this.#measured?.hasFitFailed ?? false;
  }
  get fit(): Fit | null {
    return this.#taken ?? this.#measured?.proposal?.fit ?? null;
  }
  get isImpossible(): boolean {
    return this.#measured?.proposal?.fit === null;
  }
  /** What was moved, in a sentence; '' until it is done. */
  get done(): string {
    if (!this.#taken) return '';
    const moved = (field: string) =>
      this.#taken!.moves.filter((move) => move.field === field).length;
    return words.done(moved('optOut'), moved('quality'));
  }
  readonly moveRows = $derived.by((): string[][] =>
    (this.fit?.moves ?? []).map(({ touchpoint, segment, field, from, to }) => [
      segment
        ? messages.measured.for(this.#title(touchpoint), this.#title(segment))
        : this.#title(touchpoint),
      words.fields[field],
      ...[from, to].map((value) => (field === 'optOut' ? percent(value, 1) : number(value, 2))),
    ]),
  );
  readonly #figures = $derived.by(() =>
    (this.fit?.figures ?? []).flatMap(({ metric: id, before, after }) => {
      const metric = find(this.#map.editor.records, 'metric', id);
      if (!metric?.value || metric.measures === 'rating') return [];
      return [{ metric, name: metricName(this.#map.editor.records, metric), before, after }];
    }),
  );
  readonly gapRows = $derived.by((): string[][] =>
    this.#figures.map(({ metric: { measures, value }, name, before, after }) => [
      name,
      figureText(measures, value!.likely),
      ...[before, after].map((figure) => textOf(measures, figure)),
    ]),
  );
  /** What could not be met, and by how much. */
  readonly unmet = $derived.by((): string[] =>
    this.#figures.flatMap(({ metric: { measures, value }, name, after }) => {
      if (after === null) return [words.nobody(name)];
      if (isMet(measures, after, value!.likely)) return [];
      return [words.unmet(name, figureText(measures, value!.likely), figureText(measures, after))];
    }),
  );
  readonly hasRatings = $derived.by(() =>
    ofKind(this.#map.editor.records, 'metric').some(({ measures }) => measures === 'rating'),
  );

  begin(): void {
    void this.#measured?.propose(this.#map.editor.records);
  }

  end(): void {
    this.#measured?.dismiss();
  }

  /** Does it; where the map has changed meanwhile it is worked out anew. */
  accept(): void {
    const { fit } = this;
    if (this.#measured?.accept(this.#map.editor)) this.#taken = fit;
    else this.begin();
  }

  #title(id: RecordId): string {
    return titleOf(this.#map.editor.records, id);
  }
}

function textOf(measures: MetricScope['measures'], figure: number | null): string {
  return figure === null ? messages.measured.sheet.nothing : figureText(measures, figure);
}
