/**
 * What a solution, a scenario or a segment changes, as sentences: "I wait for delivery: promise becomes
 * 6.5". And what can be changed at all: the fields and ways one can choose from.
 */
import { isAssumption } from '#domain/fields.ts';
import type { Effect } from '#domain/kind.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { messages } from '../messages/inspector-messages.ts';
import type { Option } from '../shared/choice-option.ts';
import { titleOf } from './record-titles.ts';
import { fullText, numericField, type Terms } from './unit-text.ts';

/** Kinds whose records a change may be about, in the order in which they are offered. */
const CHANGED_KINDS = [
  'touchpoint',
  'painPoint',
  'offer',
  'path',
  'partner',
  'segment',
  'stage',
  'map',
] as const;

/** One change as a sentence. */
export function effectSentence(records: MapRecords, effect: Effect, terms: Terms): string {
  const words = messages.inspector.effect;
  const record = records[effect.record];
  if (!record) return words.unknown;
  const what = titleOf(records, effect.record);
  const { field, op } = effect;
  if (field === undefined) return words.goes(what);
  if (record.kind === 'offer' && field === 'off')
    return op === 'set' && effect.value === true ? words.switchedOff(what) : words.switchedOn(what);
  const noun = nounOf(record, field);
  if (op === 'remove') return words.cleared(what, noun);
  if (op === 'set') return words.becomes(what, noun, valueText(record, field, effect.value, terms));
  const by = typeof effect.value === 'number' ? effect.value : 0;
  if (op === 'multiply') return words.times(what, noun, factorText(by));
  const size = fullText(record, field, Math.abs(by), terms);
  return by < 0 ? words.falls(what, noun, size) : words.rises(what, noun, size);
}

export function nounOf(record: MapRecord, field: string): string {
  return messages.inspector.fields[record.kind]?.[field]?.noun ?? field;
}

const factor = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

export function factorText(value: number): string {
  return factor.format(value).replace('-', '−');
}

function valueText(record: MapRecord, field: string, value: unknown, terms: Terms): string {
  const number = typeof value === 'number' ? value : (value as { likely?: unknown } | null)?.likely;
  if (typeof number === 'number' && numericField(record, field))
    return fullText(record, field, number, terms);
  if (typeof value === 'boolean') return value ? messages.inspector.yes : messages.inspector.no;
  const names: Readonly<Record<string, string>> = {
    ...messages.inspector.choices.kano,
    ...messages.inspector.choices.rules,
    ...messages.inspector.choices.countings,
  };
  return typeof value === 'string' ? (names[value] ?? value) : '–';
}

/** The records a change may be about, by kind; `holder` is not among them. */
export function changeable(records: MapRecords, holder: MapRecord): Option[] {
  return Object.values(records)
    .filter((record) => record.id !== holder.id && isChangeable(record))
    .sort((a, b) => rank(a) - rank(b))
    .map((record) => ({
      value: record.id,
      label: titleOf(records, record.id),
      group:
        record.kind === 'map'
          ? messages.inspector.kinds.map
          : messages.inspector.kindsMany[record.kind as (typeof CHANGED_KINDS)[number]],
    }));
}

function isChangeable(record: MapRecord): boolean {
  return (CHANGED_KINDS as readonly string[]).includes(record.kind);
}
function rank(record: MapRecord): number {
  return (CHANGED_KINDS as readonly string[]).indexOf(record.kind);
}

/** What of a record can be changed; the empty value is the record as a whole. */
export function changeableFields(record: MapRecord): Option[] {
  const fields = Object.keys(messages.inspector.fields[record.kind] ?? {});
  const options = fields
    .filter((field) => isAssumption(record.kind, field) && !isUnread(record.kind, field))
    .map((field) => ({ value: field, label: nounOf(record, field) }));
  if (record.kind === 'map' || record.kind === 'segment') return options;
  return [...options, { value: '', label: messages.inspector.effect.whole }];
}

/** A stage's benchmark is kept where a file has one, but nothing is computed from it, so nobody is asked for it. */
function isUnread(kind: string, field: string): boolean {
  return kind === 'stage' && field === 'benchmark';
}

/** The words a field chooses from, or null for one of numbers. */
export function choicesOf(field: string): Readonly<Record<string, string>> | null {
  const { choices, yes, no } = messages.inspector;
  if (field === 'off') return { false: yes, true: no };
  if (field === 'purchase') return { true: yes, false: no };
  if (field === 'kano') return choices.kano;
  if (field === 'rule') return choices.rules;
  return field === 'counting' ? choices.countings : null;
}

/** The ways in which a field can be changed. */
export function waysOf(field: string): Option[] {
  const { ways } = messages.inspector.effect;
  const ops = choicesOf(field)
    ? (['set'] as const)
    : (['set', 'add', 'multiply', 'remove'] as const);
  return ops.map((op) => ({ value: op, label: ways[op] }));
}
