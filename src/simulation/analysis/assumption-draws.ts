/**
 * Maps as they might be: every number drawn anew from its range. A draw is counted like a customer, so the same draw
 * gives the same numbers in every scenario, and whatever two options differ by is not chance.
 */
import { recordAssumptions, type Assumption } from '#domain/queries/assumptions.ts';
import { isInherited } from '#domain/queries/default-of.ts';
import { isRatedByLevers } from '#domain/queries/drawn-quality.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { isKind } from '#domain/schema.ts';
import { draw, uniform, wordFor } from '../monte-carlo/random.ts';
import { numbersInEffects, withEffectNumber, type EffectNumber } from './effect-numbers.ts';
import { pertDistribution, pertQuantile, type PertDistribution } from './pert-distribution.ts';

/** Kinds whose numbers decide what the journey comes to. */
const DECIDING = ['map', 'touchpoint', 'path', 'painPoint', 'offer', 'partner', 'segment'] as const;
/** Kinds that change the numbers of others. */
const CHANGING = ['segment', 'solution', 'scenario'] as const;

/** A number that could be otherwise: one of a record, or one in what a record does to another. */
export type Uncertain = FieldNumber | EffectNumber;

export type FieldNumber = Pick<Assumption, 'record' | 'field' | 'range'> &
  Readonly<{
    kind: 'field';
    /** The same for the same record and field, whatever else is on the map. */
    key: string;
  }>;

/** Where a number stands, as plain data. */
export type NumberPlace = Readonly<{ record: RecordId; field: string; key: string }> &
  Readonly<{ kind: 'field' } | { kind: 'effect'; target: RecordId; op: EffectNumber['op'] }>;

export function placeOf(number: Uncertain): NumberPlace {
  const { record, field, key } = number;
  const place = { record: record.id, field, key };
  return number.kind === 'field'
    ? { kind: 'field', ...place }
    : { kind: 'effect', ...place, target: number.target, op: number.op };
}

/**
 * All numbers of a map that could be otherwise and that anything depends on, in the order of the map: those of its
 * records, then those in what segments, solutions and scenarios do, whether they are on or not.
 */
export function uncertainNumbers(records: MapRecords): Uncertain[] {
  return [
    ...DECIDING.flatMap((kind) =>
      ofKind(records, kind).flatMap((record) => fieldNumbers(records, record as MapRecord)),
    ),
    ...CHANGING.flatMap((kind) =>
      ofKind(records, kind).flatMap((record) =>
        numbersInEffects(records, record as MapRecord, isDeciding),
      ),
    ),
  ];
}

function fieldNumbers(records: MapRecords, record: MapRecord): FieldNumber[] {
  return recordAssumptions(records, record)
    .filter(
      ({ field, range }) =>
        range.low < range.high && !givesWay(record, field) && !isInherited(records, record, field),
    )
    .map(({ field, range }) => ({
      kind: 'field',
      record,
      field,
      range,
      key: `${record.id} ${field}`,
    }));
}

/** An effect on what was observed or rated makes it give way, save that levers count for nothing beside an observation. */
function isDeciding(target: MapRecord, field: string): boolean {
  if (!(DECIDING as readonly string[]).includes(target.kind)) return false;
  return field === 'quality' || field === 'optOut' || !givesWay(target, field);
}

/** Whether something else decides instead: rated levers, or what was observed. */
function givesWay(record: MapRecord, field: string): boolean {
  if (!isKind(record, 'touchpoint')) return false;
  if (field === 'optOut') return record.observedDropOff !== undefined;
  if (record.observedSatisfaction !== undefined)
    return ['quality', 'ease', 'speed', 'generosity', 'humanLanguage'].includes(field);
  return field === 'quality' && isRatedByLevers(record);
}

/** The records with some numbers set; their ranges are gone with their doubt. */
export function withNumbers(
  records: MapRecords,
  numbers: readonly Uncertain[],
  values: ArrayLike<number>,
): MapRecords {
  const next = Object.assign(Object.create(null), records) as Record<RecordId, MapRecord>;
  numbers.forEach((number, at) => {
    const record = next[number.record.id]!;
    const value = values[at]!;
    next[record.id] =
      number.kind === 'effect'
        ? withEffectNumber(record, number, value)
        : { ...record, [number.field]: { likely: value, basis: number.range.basis } };
  });
  return next;
}

/** Draws values for the same numbers again and again. */
export class NumberDraws {
  readonly numbers: readonly Uncertain[];
  readonly #distributions: readonly PertDistribution[];
  readonly #words: readonly number[];
  readonly #place: number;
  readonly #out = new Int32Array(4);

  constructor(numbers: readonly Uncertain[], seed: number) {
    this.numbers = numbers;
    this.#distributions = numbers.map(({ range }) => pertDistribution(range));
    this.#words = numbers.map(({ key }) => wordFor(seed, key));
    this.#place = wordFor(seed, ' numbers');
  }

  /** One value for each number, by PERT; the same for the same draw. */
  values(index: number): Float64Array {
    return Float64Array.from(this.#distributions, (distribution, at) => {
      draw(index, this.#place, 0, this.#words[at]!, this.#out);
      return pertQuantile(distribution, uniform(this.#out[0]!));
    });
  }
}
