/**
 * Brings a value from outside into the shape its validator asks for, where there is one thing it can
 * mean: `"5"` for 5, a number for an estimate, a text cut to its limit. It walks the validator, so a
 * new field needs nothing here.
 */
import { cleanJson, cleanText, textFault, type CleaningReason } from './clean-json.ts';
import { plainCheck, type SchemaNode } from './plain-check.ts';

/** Why a value was changed or not taken; the message catalogue has the words. */
export type RepairReason =
  | CleaningReason
  | 'missing'
  | 'notText'
  | 'notNumber'
  | 'notTruth'
  | 'notList'
  | 'notObject'
  | 'notOneOf'
  | 'notAllowed'
  | 'outOfRange'
  | 'tooLong'
  | 'tooShort'
  | 'readAsText'
  | 'readAsNumber'
  | 'readAsEstimate'
  | 'rangeCrossed';

/** One thing changed: where (`quality.likely`), what it was, why, and what it is now unless gone. */
export type Repair = Readonly<{ path: string; value: unknown; reason: RepairReason; to?: unknown }>;

/** The usable value, or why there is none. */
export type Outcome = Readonly<{ ok: true; value: unknown } | { ok: false; fault: Repair }>;

type Report = (repair: Repair) => void;

/** What stands in for a needed field that is missing or not usable. Ids then point to nothing. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  title: '',
  order: 'a0',
  sort: 'text',
  basis: 'guess',
  stage: 'missing',
  lane: 'missing',
  from: 'missing',
  to: 'missing',
  item: 'missing',
  touchpoint: 'missing',
};

const NUMERIC = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The value in the validator's shape; each thing changed on the way is reported. */
export function repairValue(
  node: SchemaNode,
  value: unknown,
  path: string,
  report: Report,
): Outcome {
  const outcome = repairBase(node, value, path, report);
  if (!outcome.ok || plainCheck(node)(outcome.value)) return outcome;
  return fail(path, value, 'notAllowed');
}

function repairBase(node: SchemaNode, value: unknown, path: string, report: Report): Outcome {
  switch (node.type) {
    case 'optional':
      return repairValue(node.wrapped!, value, path, report);
    case 'string':
      return repairText(node, value, path, report);
    case 'number':
      return repairNumber(node, value, path, report);
    case 'array':
      return repairList(node, value, path, report);
    case 'loose_object':
      return isEstimate(node)
        ? repairEstimate(node, value, path, report)
        : repairFields(node, value, path, report);
    case 'unknown':
      return { ok: true, value: cleanJson(value, path, (...told) => report(asRepair(told))) };
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : fail(path, value, 'notTruth');
    default:
      return plainCheck(node)(value) ? { ok: true, value } : fail(path, value, 'notOneOf');
  }
}

function asRepair([path, value, reason, to]: [string, unknown, CleaningReason, unknown?]): Repair {
  return { path, value, reason, ...(to !== undefined && { to }) };
}

function fail(path: string, value: unknown, reason: RepairReason): Outcome {
  return { ok: false, fault: { path, value, reason } };
}

function limit(node: SchemaNode, type: string): number | undefined {
  return node.pipe?.find((action) => action.type === type)?.requirement as number | undefined;
}

function repairText(node: SchemaNode, value: unknown, path: string, report: Report): Outcome {
  let text = value;
  if (typeof text === 'number' && Number.isFinite(text)) {
    text = String(text);
    report({ path, value, reason: 'readAsText', to: text });
  }
  if (typeof text !== 'string') return fail(path, value, 'notText');
  const fault = textFault(text);
  if (fault) {
    const cleaned = cleanText(text);
    report({ path, value: text, reason: fault, to: cleaned });
    text = cleaned;
  }
  const longest = limit(node, 'max_length') ?? Infinity;
  if ((text as string).length > longest) {
    const cut = cutTo(text as string, longest);
    report({ path, value: text, reason: 'tooLong', to: cut });
    text = cut;
  }
  if ((text as string).length < (limit(node, 'min_length') ?? 0))
    return fail(path, value, 'tooShort');
  return { ok: true, value: text };
}

/** The start of a text; a character outside the basic plane is not cut in two. */
export function cutTo(text: string, length: number): string {
  const splits = /[\ud800-\udbff]/.test(text[length - 1] ?? '');
  return text.slice(0, splits ? length - 1 : length);
}

function repairNumber(node: SchemaNode, value: unknown, path: string, report: Report): Outcome {
  let number = value;
  if (typeof number === 'string' && NUMERIC.test(number)) {
    number = Number(number);
    report({ path, value, reason: 'readAsNumber', to: number });
  }
  if (typeof number !== 'number') return fail(path, value, 'notNumber');
  if (!Number.isFinite(number)) return fail(path, value, 'notFinite');
  const low = limit(node, 'min_value') ?? -Infinity;
  const high = limit(node, 'max_value') ?? Infinity;
  const within = Math.min(high, Math.max(low, number));
  if (within !== number) report({ path, value, reason: 'outOfRange', to: within });
  return { ok: true, value: within };
}

function repairList(node: SchemaNode, value: unknown, path: string, report: Report): Outcome {
  if (!Array.isArray(value)) return fail(path, value, 'notList');
  const longest = limit(node, 'max_length') ?? Infinity;
  if (value.length > longest)
    report({ path, value: `${value.length}`, reason: 'tooLong', to: `${longest}` });
  const list: unknown[] = [];
  for (const [index, entry] of value.slice(0, longest).entries()) {
    const outcome = repairValue(node.item!, entry, `${path}.${index}`, report);
    if (outcome.ok) list.push(outcome.value);
    else report(outcome.fault);
  }
  return { ok: true, value: list };
}

/** Repairs field by field. What cannot be used is taken out, or replaced where it is needed. */
export function repairFields(
  node: SchemaNode,
  value: unknown,
  path: string,
  report: Report,
): Outcome {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path, value, 'notObject');
  const prefix = path ? `${path}.` : '';
  const copy: Record<string, unknown> = {};
  const unknownFields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, entry] of Object.entries(value)) {
    const field = Object.hasOwn(node.entries!, name) ? node.entries![name]! : null;
    if (!field) {
      unknownFields[name] = entry;
      continue;
    }
    if (entry === undefined) continue;
    const outcome = repairValue(field, entry, prefix + name, report);
    if (outcome.ok) copy[name] = outcome.value;
    else if (field.type === 'optional') report(outcome.fault);
    else if (Object.hasOwn(STAND_INS, name)) copy[name] = standIn(outcome.fault, name, report);
    else return outcome;
  }
  for (const [name, field] of Object.entries(node.entries!)) {
    if (field.type === 'optional' || Object.hasOwn(copy, name)) continue;
    const fault: Repair = { path: prefix + name, value: undefined, reason: 'missing' };
    if (!Object.hasOwn(STAND_INS, name)) return { ok: false, fault };
    copy[name] = standIn(fault, name, report);
  }
  const kept = cleanJson(unknownFields, path, (...told) => report(asRepair(told)));
  return { ok: true, value: { ...copy, ...(kept as object) } };
}

function standIn(fault: Repair, name: string, report: Report): unknown {
  const to = STAND_INS[name];
  report({ ...fault, to });
  return to;
}

function isEstimate(node: SchemaNode): boolean {
  return node.entries !== undefined && 'likely' in node.entries && 'basis' in node.entries;
}

/** A bare number is somebody's guess. A low above the likely value, or a high below it, goes. */
function repairEstimate(node: SchemaNode, value: unknown, path: string, report: Report): Outcome {
  if (typeof value !== 'object') {
    const likely = repairValue(node.entries!['likely']!, value, path, () => undefined);
    if (!likely.ok) return likely;
    const estimate = { likely: likely.value, basis: 'guess' };
    report({ path, value, reason: 'readAsEstimate', to: estimate });
    return { ok: true, value: estimate };
  }
  const outcome = repairFields(node, value, path, report);
  if (!outcome.ok) return outcome;
  const { ...estimate } = outcome.value as { likely: number; low?: number; high?: number };
  for (const [end, crossed] of [
    ['low', (estimate.low ?? estimate.likely) > estimate.likely],
    ['high', (estimate.high ?? estimate.likely) < estimate.likely],
  ] as const) {
    if (!crossed) continue;
    report({ path: `${path}.${end}`, value: estimate[end], reason: 'rangeCrossed' });
    delete estimate[end];
  }
  return { ok: true, value: estimate };
}
