/**
 * What the domain knows of a kind of record: its validator, its numeric fields, what it refers to
 * and among whom it is ordered. Validation, repair, removal and copying all work from this table.
 */
import * as v from 'valibot';
import { estimateSchema, type EstimateField } from './estimate.ts';
import type { RecordId } from './records.ts';

/**
 * A field that names other records. `whenGone` says what becomes of this record when the other one
 * is removed: it goes too, or only the reference does.
 */
export type Reference = Readonly<{
  field: string;
  to: readonly string[];
  shape: 'one' | 'many' | 'effects';
  whenGone: 'remove' | 'clear';
}>;

export type EstimateFields = Readonly<Record<string, EstimateField>>;

export type KindDefinition = Readonly<{
  kind: string;
  schema: v.GenericSchema<unknown, { id: string; kind: string }>;
  estimates: EstimateFields;
  references: readonly Reference[];
  /** The fields whose equality makes two records siblings in one order; absent: not ordered. */
  orderedWithin?: readonly string[];
}>;

/** How one record changes another: the part of a solution, a scenario or a segment. */
export type Effect = Readonly<{
  record: RecordId;
  /** Absent only with `remove`, which then takes the whole record out. */
  field?: string | undefined;
  op: 'set' | 'add' | 'multiply' | 'remove';
  value?: unknown;
}>;

export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** The id of a record of one kind. That it exists is checked by the map's invariants. */
export function idOf<Kind extends string>() {
  return idSchema as v.GenericSchema<string, RecordId<Kind>>;
}

export const titleSchema = v.pipe(v.string(), v.maxLength(2_000));
export const textSchema = v.pipe(v.string(), v.maxLength(100_000));
export const orderSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const effectsSchema = v.pipe(
  v.array(
    v.looseObject({
      record: idSchema,
      field: v.optional(v.pipe(v.string(), v.maxLength(100))),
      op: v.picklist(['set', 'add', 'multiply', 'remove']),
      value: v.optional(v.unknown()),
    }),
  ),
  v.maxLength(10_000),
) as unknown as v.GenericSchema<unknown, readonly Effect[]>;

export function idsOf<Kind extends string>() {
  return v.pipe(v.array(idOf<Kind>()), v.maxLength(10_000));
}

/** A short series of counts, 0 or more each. */
export function countsOf(most: number) {
  return v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1e12))), v.maxLength(most));
}

/** A link people may open: http, https, mailto or tel, judged by the parsed address only. */
export const linkSchema = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.check(isSafeLink, 'http, https, mailto or tel'),
);

const SAFE_PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:'];

export function isSafeLink(link: string): boolean {
  return URL.canParse(link) && SAFE_PROTOCOLS.includes(new URL(link).protocol);
}

type EstimateEntries<Fields extends EstimateFields> = {
  [Name in keyof Fields]: v.OptionalSchema<ReturnType<typeof estimateSchema>, undefined>;
};

/** One optional estimate per numeric field, for a kind's validator. */
export function estimateEntries<const Fields extends EstimateFields>(
  fields: Fields,
): EstimateEntries<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, v.optional(estimateSchema(field))]),
  ) as EstimateEntries<Fields>;
}

/** What every kind a person writes about carries. */
export const written = {
  title: titleSchema,
  detail: v.optional(textSchema),
  /** Names of the checks whose word on this record somebody has dismissed, also of checks not known here. */
  dismissed: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100))),
};
