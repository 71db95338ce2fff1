/**
 * Puts a map right: after reading a file, after a merge, after two tabs met. It loses as little as
 * possible, says each thing it did, does the same wherever it runs, and does nothing to a sound map.
 */
import type { Change } from './change.ts';
import type { Finding } from './finding.ts';
import { repairRecords, repairMap } from './mending/records.ts';
import { repairCircles, repairReferences } from './mending/references.ts';
import { Repair } from './mending/repair.ts';
import { repairDuplicates, repairOrders } from './mending/rows.ts';
import type { MapRecords } from './records.ts';

/**
 * The records without broken invariants, the change that leads to them, and what was done. With
 * `recordsAreValid` each record is taken to be valid by itself, as after `validateRecord`.
 */
export function mend(
  records: MapRecords,
  { recordsAreValid = false }: { recordsAreValid?: boolean } = {},
): Readonly<{ records: MapRecords; change: Change; findings: readonly Finding[] }> {
  const repair = new Repair(records);
  if (!recordsAreValid) repairRecords(repair, records);
  repairMap(repair);
  repairReferences(repair);
  repairCircles(repair);
  repairDuplicates(repair);
  repairOrders(repair);
  const change = repair.draft.change();
  return { records: repair.draft.records(), change, findings: repair.findings };
}
