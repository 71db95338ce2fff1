/** What may be said of a single field of a kind, read from the kind's validator and its references. */
import { plainCheck, type SchemaNode } from './plain-check.ts';
import { repairValue } from './repair-value.ts';
import { kindOf } from './schema.ts';

/** The validator of a field, or null for a field or kind this version does not know. */
export function fieldSchema(kind: string, field: string): SchemaNode | null {
  const entries = (kindOf(kind)?.schema as SchemaNode | undefined)?.entries;
  return entries && Object.hasOwn(entries, field) ? entries[field]! : null;
}

/** Whether records of this kind must have the field. */
export function isRequired(kind: string, field: string): boolean {
  const schema = fieldSchema(kind, field);
  return schema !== null && schema.type !== 'optional';
}

/**
 * Whether the field says what a record is or where it stands. Such fields belong to the commands of
 * their noun, which keep order keys, shares and neighbours right.
 */
export function isPlacing(kind: string, field: string): boolean {
  if (field === 'id' || field === 'kind' || field === 'order') return true;
  if (kind === 'lane' && field === 'sort') return true;
  const references = kindOf(kind)?.references ?? [];
  return isRequired(kind, field) && references.some((reference) => reference.field === field);
}

const ASSUMED_CHOICES: Readonly<Record<string, readonly string[]>> = {
  offer: ['off', 'rule', 'counting'],
  touchpoint: ['kano', 'purchase'],
};

/**
 * Whether the field is an assumption of the model, so that a scenario or a segment may hold it
 * differently. What was measured is the same in all of them.
 */
export function isAssumption(kind: string, field: string): boolean {
  if (kind === 'metric') return false;
  if (ASSUMED_CHOICES[kind]?.includes(field)) return true;
  const estimates = kindOf(kind)?.estimates;
  return !!estimates && Object.hasOwn(estimates, field);
}

/** A value in the shape its field asks for; `undefined` takes the field away. */
export type Settled = Readonly<{ ok: true; value: unknown } | { ok: false }>;

/**
 * The value as the field may hold it: a text cut to its limit, a number within its bounds, a bare
 * number made an estimate. Not ok when it cannot be meant, or the field is not known or not optional.
 */
export function settle(kind: string, field: string, value: unknown): Settled {
  const schema = fieldSchema(kind, field);
  if (!schema) return { ok: false };
  if (value === undefined) return isRequired(kind, field) ? { ok: false } : { ok: true, value };
  const outcome = repairValue(schema, value, field, () => undefined);
  return outcome.ok && plainCheck(schema)(outcome.value) ? outcome : { ok: false };
}
