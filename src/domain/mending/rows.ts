/** Last steps of a repair: what stands twice, and the order of siblings. */
import { quoted } from '../finding.ts';
import { byOrder, isOrderKey, keysBetween } from '../order.ts';
import { grouped } from '../queries/remembered.ts';
import type { MapRecord, RecordId } from '../records.ts';
import { translated } from '../references.ts';
import { kindOf } from '../schema.ts';
import type { Repair } from './repair.ts';

/** Keeps one of several paths between the same ends and of several placements of one thing. */
export function repairDuplicates(repair: Repair): void {
  const kept = new Map<RecordId, RecordId>();
  for (const [kind, ...ends] of [
    ['path', 'from', 'to'],
    ['placement', 'item', 'touchpoint'],
  ] as const) {
    const same = grouped([...repair.each(kind)], (record) =>
      JSON.stringify(ends.map((end) => record[end])),
    );
    for (const [first, ...more] of same.values())
      for (const record of more) {
        kept.set(record.id, first!.id);
        repair.draft.remove(record.id);
        repair.note('duplicateRemoved', record, null, { of: first!.id });
      }
  }
  if (kept.size === 0) return;
  for (const record of repair.each()) {
    const next = translated(record, ({ id }) => kept.get(id) ?? id);
    if (next && next !== record) repair.draft.put(next);
  }
}

/** Gives every record an order key of its own among its siblings; good keys stay. */
export function repairOrders(repair: Repair): void {
  const rows = grouped([...repair.each()].filter(isOrdered), (record) =>
    JSON.stringify([
      record.kind,
      ...kindOf(record.kind)!.orderedWithin!.map((field) => record[field]),
    ]),
  );
  for (const row of rows.values()) repairRow(repair, row);
}

function isOrdered({ kind }: MapRecord): boolean {
  return kindOf(kind)?.orderedWithin !== undefined;
}

const LONGEST_KEY = 200;

function repairRow(repair: Repair, row: MapRecord[]): void {
  row.sort((a, b) => Number(isLast(repair, a)) - Number(isLast(repair, b)) || byOrder(a, b));
  const keys = renewedKeys(row.map((record) => (isLast(repair, record) ? null : record['order'])));
  row.forEach((record, index) => {
    if (record['order'] === keys[index]) return;
    repair.draft.set(record.id, { order: keys[index] });
    if (!repair.moved.has(record.id))
      repair.note('orderRenewed', record, 'order', { value: quoted(record['order']) });
  });
}

function isLast(repair: Repair, record: MapRecord): boolean {
  return repair.moved.has(record.id) || !isOrderKey(record['order']);
}

/** Keys in ascending order; those given that are above all before them stay. */
function renewedKeys(given: readonly unknown[]): string[] {
  const keys: string[] = [];
  for (let index = 0; index < given.length;) {
    const last = keys.at(-1) ?? null;
    let end = index;
    while (end < given.length && !isAbove(given[end], last)) end++;
    const next = given[end] as string | undefined;
    keys.push(...keysBetween(last, next ?? null, end - index));
    if (next !== undefined) keys.push(next);
    index = end + 1;
  }
  const tooLong = keys.some((key) => key.length > LONGEST_KEY);
  return tooLong ? keysBetween(null, null, given.length) : keys;
}

function isAbove(key: unknown, last: string | null): boolean {
  return isOrderKey(key) && (last === null || key > last);
}
