/** What the inputs of a calculation are called and how they read, and where they are set. */
import { groups } from 'd3';
import { mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import type { Input, Step } from '#state/calculations.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { isReaction } from '../inspector/is-reaction.ts';
import { fullText } from '../inspector/unit-text.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { fieldTexts } from '../messages/inspector-fields.ts';
import { messages } from '../messages/explain-messages.ts';

/** Customers in general, whom no record describes. */
const ANYBODY: MapRecord = { id: '', kind: 'segment' };

export function recordOf(records: MapRecords, { record }: Pick<Input, 'record'>): MapRecord {
  return (record === null ? null : records[record]) ?? ANYBODY;
}

/** Whose an input is. */
export function inputOwner(records: MapRecords, input: Pick<Input, 'record' | 'field'>): string {
  return isReaction(records, input)
    ? messages.inspector.map.react
    : ownerName(records, input.record);
}

export function ownerName(records: MapRecords, record: RecordId | null): string {
  return record === null ? messages.explain.anybody : titleOf(records, record);
}

/** The label of an input, as the inspector has it. */
export function inputName(records: MapRecords, input: Pick<Input, 'record' | 'field'>): string {
  const { kind } = recordOf(records, input);
  if (input.field === 'contrasts') return messages.explain.contrasts;
  return fieldTexts[kind]?.[input.field]?.label ?? input.field;
}

export function inputValue(map: OpenMap, input: Input): string {
  return written(map, input, input.likely);
}

/** From the low to the high end; '' where there is no doubt. */
export function inputRange(map: OpenMap, input: Input): string {
  if (input.low === input.high) return '';
  const text = (value: number) => written(map, input, Number(value.toPrecision(2)));
  return messages.explain.range(text(input.low), text(input.high));
}

function written(map: OpenMap, input: Input, value: number): string {
  const records = map.lens.effective;
  const terms = { currency: map.currency, period: mapOf(records)?.period ?? 'month' } as const;
  const record = recordOf(records, input);
  return record.kind === 'stage'
    ? fullText({ id: '', kind: 'touchpoint' }, 'quality', value, terms)
    : fullText(record, input.field, value, terms);
}

/** The inputs of each record together, in the order in which they come; how people react stands apart. */
export function byOwner(
  records: MapRecords,
  inputs: readonly Input[],
): readonly Readonly<{ key: string; owner: string; inputs: readonly Input[] }>[] {
  const keyOf = (input: Input) => `${input.record} ${isReaction(records, input)}`;
  return groups(inputs, keyOf).map(([key, own]) => ({
    key,
    owner: inputOwner(records, own[0]!),
    inputs: own,
  }));
}

/** "9 of 23 inputs are assumed". */
export function countText({ assumed, all }: Readonly<{ assumed: number; all: number }>): string {
  const words = messages.explain;
  return assumed === 0 ? words.countNone(String(all)) : words.count(String(assumed), String(all));
}

/** The inputs that enter right at a step, as they hold in each segment. */
export function inputsOf(step: Step, inputs: readonly Input[]): Input[] {
  return (step.inputs ?? []).flatMap(({ record, field }) =>
    inputs.filter((input) => input.record === record && input.field === field),
  );
}
