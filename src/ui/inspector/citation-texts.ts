/** What a number that rests on a source is called, what it says, and where it says so. */
import type { Estimate } from '#domain/estimate.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import { effectsOf, type Citation } from '#domain/queries/rests-on.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/inspector-messages.ts';
import { titleOf } from './record-titles.ts';
import { fullText } from './unit-text.ts';

export type CitationTexts = Readonly<{
  /** "How often? 30%", with the scenario, segment or solution that says it. */
  said: string;
  /** "How often? 20% becomes 30%": what it comes to in other records. */
  becomes: (records: MapRecords) => string;
}>;

export function citationTexts(
  map: OpenMap,
  { record: id, field, holder }: Citation,
): CitationTexts {
  const words = messages.inspector;
  const records = map.editor.shown;
  const record = records[id] ?? { id, kind: '' };
  const terms = { currency: map.currency, period: mapOf(records)?.period ?? ('month' as const) };
  const write = (value: number | null | undefined) =>
    value === null || value === undefined
      ? words.erase.nothing
      : fullText(record, field, value, terms);
  const label = words.fields[record.kind]?.[field]?.label ?? field;
  const now = write(
    holder === null ? statedIn(record, field) : statedBy(records[holder]!, id, field),
  );
  const inHolder = (text: string) =>
    holder === null ? text : words.knows.saidIn(text, titleOf(records, holder));
  return {
    said: inHolder(words.knows.said(label, now)),
    becomes: (next) => {
      const left = next[id];
      const value = left && (statedIn(left, field) ?? defaultOf(next, left, field));
      return inHolder(words.erase.becomes(label, now, write(value)));
    },
  };
}

function statedIn(record: MapRecord, field: string): number | undefined {
  return (record[field] as Estimate | undefined)?.likely;
}

function statedBy(holder: MapRecord, record: string, field: string): number | undefined {
  const effect = effectsOf(holder).find((one) => one.record === record && one.field === field);
  return (effect?.value as Estimate | undefined)?.likely;
}
