/** What the numbers of a map are called outside the inspector, and how they are written. */
import { mapOf } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { FieldPlace } from '#state/wanted-field.svelte.ts';
import { factorText } from '../inspector/effect-sentences.ts';
import { isReaction } from '../inspector/is-reaction.ts';
import { fullText, numericField } from '../inspector/unit-text.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { fieldTexts } from '../messages/inspector-fields.ts';
import { messages } from '../messages/results-messages.ts';
import type { NumberPlace } from './result-types.ts';

export type NumberName = Readonly<{
  /** The record it belongs to, or whose effect it is; for what holds of all people, that. */
  owner: string;
  /** The field as the inspector labels it, or what the effect does. */
  label: string;
  /** Both in one line. */
  full: string;
}>;

export function numberName(map: OpenMap, place: NumberPlace): NumberName {
  const records = map.editor.shown;
  const { inspector } = messages;
  if (place.kind === 'effect') {
    const owner = titleOf(records, place.record);
    const target = fieldName(map, place.target, place.field);
    const label = inspector.effect.does(target.owner, target.noun);
    return { owner, label, full: inspector.label(owner, label) };
  }
  const { owner, label, noun } = fieldName(map, place.record, place.field);
  return { owner, label, full: inspector.label(owner, noun) };
}

function fieldName(map: OpenMap, id: RecordId, field: string) {
  const records = map.editor.shown;
  const { inspector } = messages;
  const kind = records[id]?.kind ?? '';
  const owner = isReaction(records, { record: id, field })
    ? inspector.map.react
    : kind === 'map'
      ? messages.results.wholeMap
      : titleOf(records, id);
  const texts = fieldTexts[kind]?.[field];
  // Beside the name of its path, what the inspector says of the field would read as a part of that name.
  const isPath = kind === 'path' && field === 'share';
  const label = isPath ? messages.results.deciders.share : (texts?.label ?? field);
  return { owner, label, noun: texts?.noun ?? label };
}

/** The field to go to: an effect is set where its holder lists what it changes. */
export function fieldOf({ kind, record, field }: NumberPlace): FieldPlace {
  return { record, field: kind === 'effect' ? 'effects' : field };
}

/** A value of the number with its unit, no more exact than people think of it. */
export function numberValue(map: OpenMap, place: NumberPlace, value: number): string {
  const isEffect = place.kind === 'effect';
  const record = map.editor.shown[isEffect ? place.target : place.record];
  if (!record) return String(value);
  if (isEffect && place.op === 'multiply')
    return messages.inspector.effect.factor(factorText(Number(value.toPrecision(3))));
  const period = mapOf(map.editor.shown)?.period ?? 'month';
  const isShare = numericField(record, place.field)?.unit === 'share';
  const step = isShare ? (Math.abs(value) >= 0.1 ? 0.01 : 0.001) : 0;
  const rounded = step ? Math.round(value / step) * step : Number(value.toPrecision(3));
  const text = fullText(record, place.field, rounded, { currency: map.currency, period });
  return isEffect && place.op === 'add' && rounded > 0 ? `+${text}` : text;
}
