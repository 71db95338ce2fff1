/** Merging one field of a record: lists and effects entry by entry, everything else as a whole. */
import type { Effect } from '../kind.ts';
import type { RecordId } from '../records.ts';
import { sameValue } from '../same-value.ts';
import { kindOf } from '../schema.ts';

export type FieldSides = Readonly<{ base: unknown; mine: unknown; theirs: unknown }>;

export type FieldConflict = FieldSides &
  Readonly<{ part?: Readonly<{ record: RecordId; field?: string | undefined }> | undefined }>;

export type MergedField = Readonly<{ value: unknown; conflicts: readonly FieldConflict[] }>;

/** The merged value; where both sides changed the same differently, mine, with a conflict. */
export function mergeField(kind: string, field: string, sides: FieldSides): MergedField {
  const { base, mine, theirs } = sides;
  if (sameValue(mine, theirs) || sameValue(theirs, base)) return { value: mine, conflicts: [] };
  if (sameValue(mine, base)) return { value: theirs, conflicts: [] };
  const shape = kindOf(kind)?.references.find((reference) => reference.field === field)?.shape;
  if (shape === 'many' && areLists(sides)) {
    const ids = mergedIds(sides);
    if (ids) return { value: ids.length > 0 ? ids : undefined, conflicts: [] };
  }
  if (shape === 'effects' && areLists(sides)) return mergedEffects(sides);
  return { value: mine, conflicts: [sides] };
}

function areLists({ base, mine, theirs }: FieldSides): boolean {
  return [base, mine, theirs].every((side) => side === undefined || Array.isArray(side));
}

function listOf<Entry>(side: unknown): readonly Entry[] {
  return (side as readonly Entry[] | undefined) ?? [];
}

/**
 * What neither side took out and what either put in: in the order of the side that changed it, new
 * ones of both sides by id. Null when both put the old ones in different orders.
 */
function mergedIds(sides: FieldSides): RecordId[] | null {
  const base = [...new Set(listOf<RecordId>(sides.base))];
  const mine = [...new Set(listOf<RecordId>(sides.mine))];
  const theirs = [...new Set(listOf<RecordId>(sides.theirs))];
  const old = (list: readonly RecordId[]) =>
    list.filter((id) => base.includes(id) && mine.includes(id) && theirs.includes(id));
  const [before, here, there] = [old(base), old(mine), old(theirs)];
  const isSorted = sameValue(here, before) || sameValue(there, before) || sameValue(here, there);
  if (!isSorted) return null;
  const kept = sameValue(here, before) ? there : here;
  const added = [...mine, ...theirs.filter((id) => !mine.includes(id))];
  return [...kept, ...added.filter((id) => !base.includes(id)).sort()];
}

/** Effects on the same field of the same record are one entry. Old ones first, new ones by record. */
function mergedEffects(sides: FieldSides): MergedField {
  const [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map((side) =>
    byPart(listOf<Effect>(side)),
  ) as [Map<string, Effect[]>, Map<string, Effect[]>, Map<string, Effect[]>];
  const conflicts: FieldConflict[] = [];
  const value: Effect[] = [];
  const added = [...mine.keys(), ...theirs.keys()].filter((key) => !base.has(key)).sort();
  for (const key of new Set([...base.keys(), ...added])) {
    const part = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const merged = mergeField('', '', part);
    if (merged.conflicts.length > 0) conflicts.push({ ...part, part: partOf(part) });
    const isConflict = merged.conflicts.length > 0;
    value.push(...listOf<Effect>(isConflict ? (part.mine ?? part.theirs) : merged.value));
  }
  return { value: value.length > 0 ? value : undefined, conflicts };
}

function byPart(effects: readonly Effect[]): Map<string, Effect[]> {
  const parts = new Map<string, Effect[]>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.record, effect.field]);
    parts.set(key, [...(parts.get(key) ?? []), effect]);
  }
  return parts;
}

function partOf(part: { mine?: Effect[] | undefined; theirs?: Effect[] | undefined }) {
  const { record, field } = (part.mine ?? part.theirs)![0]!;
  return { record, field };
}
