/** A table on its way in: the text, what has been said about it, and what would be taken down. */
import {
  measuredTable,
  type MeasuredRow,
  type MeasuredTable,
  type TableAnswers,
} from '#domain/queries/measured-table.ts';
import type { SatisfactionScale } from '#domain/queries/measured-columns.ts';
import { scopeKey, scopeOf } from '#domain/queries/metrics.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { RecordId } from '#domain/records.ts';
import { sameValue } from '#domain/same-value.ts';
import { takeDown } from '#state/measured.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { optionsOf, titleOf } from '../inspector/record-titles.ts';
import { messages } from '../messages/measured-messages.ts';
import type { Option } from '../shared/choice-option.ts';
import { parseNumber } from '../shared/parse-number.ts';
import { measureName } from './metric-names.ts';
import { figureText } from './metric-texts.ts';

const words = messages.measured;

export class TableReading {
  readonly #map: OpenMap;
  #answers = $state.raw<TableAnswers>({ places: {}, scales: {} });
  /** As it was pasted. */
  text = $state('');
  /** Where the figures come from; '' while nobody has said. */
  source = $state('');

  readonly table = $derived.by((): MeasuredTable =>
    measuredTable(this.#map.editor.records, this.text, parseNumber, this.#answers),
  );
  readonly ready = $derived.by(() =>
    this.table.rows.flatMap(({ scope, value, period, problem }) =>
      problem === null && scope && value ? [{ scope, value, period }] : [],
    ),
  );
  /** What is known already, by what it is about. */
  readonly #known = $derived.by(
    () =>
      new Map(
        ofKind(this.#map.editor.records, 'metric').map((metric) => [
          scopeKey(scopeOf(metric)),
          metric,
        ]),
      ),
  );

  constructor(map: OpenMap) {
    this.#map = map;
  }

  /** Says which record a name means. */
  answer(key: string, id: RecordId): void {
    this.#answers = { ...this.#answers, places: { ...this.#answers.places, [key]: id } };
  }

  setScale(heading: string, scale: SatisfactionScale): void {
    this.#answers = { ...this.#answers, scales: { ...this.#answers.scales, [heading]: scale } };
  }

  /** What becomes of a row. */
  note({ scope, value, problem }: MeasuredRow): string {
    if (problem) return words.paste.rowProblems[problem];
    const known = this.#known.get(scopeKey(scope!))?.value;
    if (!known) return words.paste.adds;
    const { source: _, ...without } = known;
    return sameValue(without, value)
      ? words.paste.same
      : words.paste.replaces(figureText(scope!.measures, known.likely));
  }

  /** What a row is about, as it was understood; else as the table has it. */
  where({ scope, place, segment }: MeasuredRow): string {
    const { records } = this.#map.editor;
    const id = scope && (scope.touchpoint ?? scope.stage);
    const what = scope
      ? id
        ? titleOf(records, id)
        : words.wholeJourney
      : place || words.wholeJourney;
    const who = scope ? scope.segment && titleOf(records, scope.segment) : segment;
    return who ? words.for(what, who) : what;
  }

  /** The value in the unit people know, with its range. */
  read({ scope, value }: MeasuredRow): string {
    if (!scope || !value) return words.sheet.nothing;
    const text = (figure: number) => figureText(scope.measures, figure);
    const range =
      value.low === undefined ? '' : ` (${words.range(text(value.low), text(value.high!))})`;
    return text(value.likely) + range;
  }

  /** What a name could mean: those with that title first, then all. */
  optionsFor({ kind, ids }: NonNullable<MeasuredRow['question']>): Option[] {
    const { records } = this.#map.editor;
    const alike = ids.map((id) => ({
      value: id,
      label: this.#placed(id),
      group: words.paste.alike,
    }));
    if (kind === 'segment') return [...alike, ...optionsOf(records, 'segment')];
    if (alike.length > 0) return alike;
    return [
      ...ofKind(records, 'stage').flatMap((stage) =>
        touchpointsOf(records, stage.id).map(({ id }) => ({
          value: id,
          label: titleOf(records, id),
          group: titleOf(records, stage.id),
        })),
      ),
      ...optionsOf(records, 'stage', words.paste.stages),
    ];
  }

  /** A title with the stage it stands in. */
  #placed(id: RecordId): string {
    const { records } = this.#map.editor;
    const stage = records[id]?.['stage'] as RecordId | undefined;
    return stage ? words.at(titleOf(records, id), titleOf(records, stage)) : titleOf(records, id);
  }

  /** What was measured, with its period where there is one. */
  measure({ measures, period }: MeasuredRow): string {
    if (!measures) return words.sheet.nothing;
    return measureName(this.#map.editor.records, measures, period ?? undefined);
  }

  /** Takes down what is clear, as one edit. */
  take(): void {
    takeDown(this.#map.editor, this.ready, this.source === '' ? null : this.source);
  }
}
