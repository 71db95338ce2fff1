/** How a number of a field is written and read: in percent, points, money or pieces of time. */
import type { Basis, EstimateField } from '#domain/estimate.ts';
import type { Period } from '#domain/kinds/map.ts';
import { measureFields, type Measure } from '#domain/kinds/metric.ts';
import type { MapRecord } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import { messages } from '../messages/inspector-messages.ts';
import { parseNumber } from '../shared/parse-number.ts';

/** The terms of the map that numbers are written in. */
export type Terms = Readonly<{ currency: string | null; period: Period }>;

const upToOne = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const upToTwo = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const upToThree = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** Fields that count people. */
const PEOPLE: readonly string[] = ['invitations', 'toldPerDetractor', 'followers', 'prospects'];

/** The numeric field of a record; what a metric holds depends on what it measures. */
export function numericField(record: MapRecord, field: string): EstimateField | null {
  const known = kindOf(record.kind)?.estimates[field] ?? null;
  if (!known || record.kind !== 'metric') return known;
  return measureFields[record['measures'] as Measure] ?? known;
}

/**
 * A number as it stands in a field for people to change: exact enough to come back as it was. A share
 * of 10% or more that is only guessed has one decimal, as more would claim to be known.
 */
export function numberText(
  value: number,
  { unit }: Pick<EstimateField, 'unit'>,
  basis: Basis = 'measured',
): string {
  if (unit === 'share') {
    const isRough = (basis === 'assumed' || basis === 'guess') && Math.abs(value) >= 0.1;
    return `${withMinus((isRough ? upToOne : upToTwo).format(value * 100))}%`;
  }
  return withMinus((unit === 'factor' ? upToThree : upToTwo).format(value));
}

function withMinus(text: string): string {
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** The number that a typed text means in a field, not yet within its bounds; null for none. */
export function readNumber(text: string, { unit }: Pick<EstimateField, 'unit'>): number | null {
  const typed = parseNumber(text);
  if (!typed) return null;
  if (unit === 'share') return fromHundredths(typed.value);
  if (!typed.isPercent) return typed.value;
  return unit === 'factor' ? fromHundredths(typed.value) : null;
}

/** Without the dust of binary fractions: 7% is 0.07. */
function fromHundredths(value: number): number {
  return Number((value / 100).toPrecision(15));
}

/** What stands behind the number in its field; empty where the number says it all. */
export function suffixOf(
  record: MapRecord,
  field: string,
  value: number | null,
  { currency, period }: Terms,
): string {
  const words = messages.inspector;
  const known = numericField(record, field);
  if (known?.unit === 'money') {
    if (record.kind === 'touchpoint' && field === 'cost')
      return currency ? `${currency} ${words.aVisit}` : words.aVisit;
    return currency ?? messages.units.index;
  }
  if (known?.unit === 'points') return words.points(value ?? 0);
  if (known?.unit === 'days') return words.days;
  if (record.kind === 'touchpoint' && field === 'duration')
    return words.periods[period](value ?? 1);
  if (record.kind === 'metric' && record['measures'] === 'churn')
    return words.perPeriod[(record['period'] as Period | undefined) ?? period];
  if (field === 'arrivals') return words.perPeriod[period];
  if (PEOPLE.includes(field)) return words.people;
  return '';
}

/** The number with all that belongs to it, for sentences: "6.5", "30%", "3 points", "5 € a visit". */
export function fullText(record: MapRecord, field: string, value: number, terms: Terms): string {
  const known = numericField(record, field);
  if (!known) return String(value);
  const suffix = suffixOf(record, field, value, terms);
  return suffix ? `${numberText(value, known)} ${suffix}` : numberText(value, known);
}
