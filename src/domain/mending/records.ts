/** First step of a repair: each record by itself, and that there is one map record. */
import { finding, quoted } from '../finding.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { validateRecord } from '../validate.ts';
import type { Repair } from './repair.ts';

/** Makes each record valid, or leaves it out where nothing can be made of it. */
export function repairRecords(repair: Repair, records: MapRecords): void {
  for (const id of Object.keys(records).sort()) {
    const given: unknown = records[id];
    const own = withId(repair, id, given);
    const { record, findings } = validateRecord(own);
    repair.findings.push(...findings);
    if (!record) repair.draft.remove(id);
    else if (record !== given) repair.draft.put(record);
  }
}

/** The id under which a record stands is the one others know it by. */
function withId(repair: Repair, id: RecordId, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const record = given as MapRecord;
  if (record.id === id) return record;
  const place = { id, ...(typeof record.kind === 'string' && { kind: record.kind.slice(0, 100) }) };
  repair.findings.push(finding('recordRenamed', place, { value: quoted(record.id), to: id }));
  return { ...record, id };
}

/** Keeps the map record that says most (of equals the first by id), or makes one. */
export function repairMap(repair: Repair): void {
  const maps = [...repair.each('map')];
  if (maps.length === 0) {
    const map = { id: repair.freeId('map'), kind: 'map', title: '' };
    repair.add(map);
    repair.note('mapMade', map, null);
    return;
  }
  const size = (map: MapRecord) => Object.keys(map).length;
  const kept = maps.reduce((best, map) => (size(map) > size(best) ? map : best));
  for (const map of maps) {
    if (map === kept) continue;
    repair.draft.remove(map.id);
    repair.note('mapRepeated', map, null, { value: quoted(map['title']) });
  }
}
