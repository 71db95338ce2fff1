/** What has to come back in a merge because something that stays cannot be, or would be half, without. */
import { placeable } from '../kinds/placement.ts';
import { grouped } from '../queries/remembered.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { mentionsOf } from '../references.ts';

type Sides = Readonly<{ base: MapRecords; mine: MapRecords; theirs: MapRecords }>;

/**
 * The merged records with what they need. With a record that is kept because it was `edited` comes what
 * the other side removed along with it: its cards, paths and placements with what they place. `restored`
 * are the ids of what else one side removed while the other used it.
 */
export function withNeeded(
  merged: MapRecords,
  sides: Sides,
  edited: ReadonlySet<RecordId>,
): Readonly<{ records: MapRecords; restored: ReadonlySet<RecordId> }> {
  const records = Object.assign(Object.create(null), merged) as Record<RecordId, MapRecord>;
  if (edited.size > 0) bringBackDependants(records, sides, edited);
  const restored = new Set<RecordId>();
  const open = Object.values(records);
  for (let record = open.pop(); record; record = open.pop()) {
    for (const id of needsOf(record)) {
      const back = records[id] ? null : knownAs(sides, id);
      if (!back) continue;
      records[id] = back;
      restored.add(id);
      open.push(back);
    }
  }
  return { records, restored };
}

/** The ids a record cannot be without. */
function needsOf(record: MapRecord): RecordId[] {
  return mentionsOf(record).flatMap(({ id, whenGone }) => (whenGone === 'remove' ? id : []));
}

function knownAs({ base, mine, theirs }: Sides, id: RecordId): MapRecord | null {
  return mine[id] ?? theirs[id] ?? base[id] ?? null;
}

/** What depends on these and on each other, as far as nothing else that is gone is needed for it. */
function bringBackDependants(
  records: Record<RecordId, MapRecord>,
  sides: Sides,
  edited: ReadonlySet<RecordId>,
): void {
  const all = [...Object.values(sides.mine), ...Object.values(sides.theirs)];
  const uses = all.flatMap((record) => needsOf(record).map((need) => ({ need, record })));
  const byNeed = grouped(uses, ({ need }) => need);
  const open = [...edited];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    for (const { record } of byNeed.get(id) ?? []) {
      const items = needsOf(record).map((need) => records[need] ?? itemOf(sides, need));
      if (records[record.id] || items.includes(null)) continue;
      for (const item of items) records[item!.id] = item!;
      records[record.id] = record;
      open.push(record.id);
    }
  }
}

/** A pain point, offer or solution that went with its placement. */
function itemOf(sides: Sides, id: RecordId): MapRecord | null {
  const record = knownAs(sides, id);
  return record && (placeable as readonly string[]).includes(record.kind) ? record : null;
}
