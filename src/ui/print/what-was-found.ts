/** What somebody has found by looking, for paper: the numbers that were observed or measured with their source, and the metrics. */
import { metricsInOrder } from '#domain/queries/metrics.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { restsOn, type Citation } from '#domain/queries/rests-on.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Input } from '#state/calculations.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { inputName, inputOwner, inputValue } from '../explain/input-text.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { comparisonOf } from '../measured/metric-texts.ts';
import { messages } from '../messages/inspector-messages.ts';

/** One line each; none where every number is a guess or assumed and nothing was measured. */
export function whatWasFound(map: OpenMap, inputs: readonly Input[]): string[] {
  return [...foundInputs(map, inputs), ...metrics(map)];
}

function foundInputs(map: OpenMap, inputs: readonly Input[]): string[] {
  const records = map.lens.effective;
  const citations = cited(map.editor.shown);
  return inputs
    .filter(({ basis }) => basis === 'measured' || basis === 'observed')
    .map((input) => {
      const { record, field } = input;
      const own = citations.filter((one) => one.record === record && one.field === field);
      const citation =
        own.find(({ holder }) => holder === input.segment) ??
        own.find(({ holder }) => holder === null) ??
        own[0];
      // What only one segment says holds for that one, also where the input names none.
      const segment = input.segment ?? citation?.holder ?? null;
      const said = `${inputOwner(records, input)}: ${inputName(records, input)} ${inputValue(map, input)}`;
      const whole = segment
        ? messages.inspector.knows.saidIn(said, titleOf(records, segment))
        : said;
      return citation ? messages.print.bySource(whole, citation.title) : whole;
    });
}

/** Every number that cites a source, with the title of the source. */
function cited(records: MapRecords): (Citation & Readonly<{ title: string }>)[] {
  return ofKind(records, 'source').flatMap(({ id }) =>
    restsOn(records, id).numbers.map((one) => ({ ...one, title: titleOf(records, id) })),
  );
}

function metrics(map: OpenMap): string[] {
  const records = map.editor.shown;
  return metricsInOrder(records).flatMap((metric) => {
    const modelled = map.analysis?.measured.modelled?.[metric.id] ?? null;
    const comparison = comparisonOf(records, metric, modelled);
    if (!comparison) return [];
    const { name, texts } = comparison;
    const said = messages.print.measured(name, texts.measured, texts.range);
    return [modelled === null ? said : messages.print.besideModelled(said, texts.modelled)];
  });
}
