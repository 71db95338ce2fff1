/**
 * Three-way merge of two maps that grew from one. What only one side did is taken, lists and effects
 * are merged entry by entry, and where both did different things to the same, mine is kept and the
 * conflict is named. What one side edited is never lost because the other removed it.
 */
import { changedFields } from './change.ts';
import type { Finding } from './finding.ts';
import { mend } from './mend.ts';
import { mergeField } from './merging/fields.ts';
import { withNeeded } from './merging/needed.ts';
import type { MapRecord, MapRecords, RecordId } from './records.ts';
import { sameValue } from './same-value.ts';
import { kindOf } from './schema.ts';

/**
 * Both sides changed the same thing differently. `field` is null when one side removed the record and
 * the other edited or used it, `order` when both moved it; `part` is the entry of a list of effects
 * that is meant. Values are undefined (for records null) where a side has none.
 */
export type Conflict = Readonly<{
  id: RecordId;
  field: string | null;
  part?: Readonly<{ record: RecordId; field?: string | undefined }> | undefined;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}>;

export type Merged = Readonly<{
  /** Without broken invariants. */
  records: MapRecords;
  conflicts: readonly Conflict[];
  /** What had to be put right because the two sides did not know of each other. */
  findings: readonly Finding[];
}>;

/** The merge of two sound maps that both grew from `base`. */
export function mergeRecords(base: MapRecords, mine: MapRecords, theirs: MapRecords): Merged {
  const merged = Object.create(null) as Record<RecordId, MapRecord>;
  const conflicts: Conflict[] = [];
  const edited = new Set<RecordId>();
  const ids = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  for (const id of ids) {
    const sides = { base: base[id] ?? null, mine: mine[id] ?? null, theirs: theirs[id] ?? null };
    const record = mergeRecord(sides, conflicts);
    if (record) merged[id] = record;
    if (record && sides.base && (!sides.mine || !sides.theirs)) edited.add(id);
  }
  const kept = withNeeded(merged, { base, mine, theirs }, edited);
  for (const id of kept.restored)
    conflicts.push(removal(base[id] ?? null, mine[id] ?? null, theirs[id] ?? null));
  const mended = mend(kept.records);
  return { records: mended.records, conflicts, findings: mended.findings };
}

type Sides = Readonly<{
  base: MapRecord | null;
  mine: MapRecord | null;
  theirs: MapRecord | null;
}>;

function mergeRecord({ base, mine, theirs }: Sides, conflicts: Conflict[]): MapRecord | null {
  if (sameValue(mine, theirs) || sameValue(theirs, base)) return mine;
  if (sameValue(mine, base)) return theirs;
  if (mine === null || theirs === null) {
    conflicts.push(removal(base, mine, theirs));
    return mine ?? theirs;
  }
  const from = base ?? { id: mine.id, kind: mine.kind };
  const place = placeFields(mine.kind);
  const next: Record<string, unknown> = { ...mine };
  mergePlace(next, { base: from, mine, theirs }, place, conflicts);
  for (const field of changedFields(from, theirs)) {
    if (place.includes(field)) continue;
    const sides = { base: from[field], mine: mine[field], theirs: theirs[field] };
    const { value, conflicts: found } = mergeField(mine.kind, field, sides);
    for (const each of found) conflicts.push({ id: mine.id, field, ...each });
    if (value === undefined) delete next[field];
    else next[field] = value;
  }
  return next as MapRecord;
}

function removal(
  base: MapRecord | null,
  mine: MapRecord | null,
  theirs: MapRecord | null,
): Conflict {
  const { id } = (mine ?? theirs ?? base)!;
  return { id, field: null, base, mine, theirs };
}

/** The fields that together say where a record stands; half of a move makes no sense. */
function placeFields(kind: string): readonly string[] {
  const within = kindOf(kind)?.orderedWithin;
  return within ? [...within, 'order'] : [];
}

function mergePlace(
  next: Record<string, unknown>,
  { base, mine, theirs }: Readonly<Record<'base' | 'mine' | 'theirs', MapRecord>>,
  fields: readonly string[],
  conflicts: Conflict[],
): void {
  const place = (record: MapRecord) => fields.map((field) => record[field] ?? null);
  const [before, here, there] = [place(base), place(mine), place(theirs)];
  if (sameValue(there, before) || sameValue(here, there)) return;
  if (sameValue(here, before)) for (const field of fields) next[field] = theirs[field];
  else conflicts.push({ id: mine.id, field: 'order', base: before, mine: here, theirs: there });
}
