/** What the numbers of a map are called outside the inspector, and how they are written. */
import { mapOf } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { fullText, numericField } from '../inspector/unit-text.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { fieldTexts } from '../messages/inspector-fields.ts';
import { messages } from '../messages/results-messages.ts';

export type NumberName = Readonly<{
  /** The record it belongs to; for what holds of all people, that. */
  owner: string;
  /** The field as the inspector labels it. */
  label: string;
  /** Both in one line. */
  full: string;
}>;

export function numberName(map: OpenMap, id: RecordId, field: string): NumberName {
  const records = map.editor.shown;
  const { inspector } = messages;
  const kind = records[id]?.kind ?? '';
  const isPsychology = kind === 'map' && field in inspector.psychology;
  const owner = isPsychology ? inspector.map.react : titleOf(records, id);
  const texts = fieldTexts[kind]?.[field];
  const label = texts?.label ?? field;
  return { owner, label, full: inspector.label(owner, texts?.noun ?? label) };
}

/** A value of the field with its unit, no more exact than people think of it. */
export function numberValue(map: OpenMap, id: RecordId, field: string, value: number): string {
  const record = map.editor.shown[id];
  if (!record) return String(value);
  const period = mapOf(map.editor.shown)?.period ?? 'month';
  const isShare = numericField(record, field)?.unit === 'share';
  const step = isShare ? (value >= 0.1 ? 0.01 : 0.001) : 0;
  const rounded = step ? Math.round(value / step) * step : Number(value.toPrecision(3));
  return fullText(record, field, rounded, { currency: map.currency, period });
}
