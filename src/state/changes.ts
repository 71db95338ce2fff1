/** What differs between two states of a map; records that did not change are the same objects. */
import type { Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';

export function changeBetween(from: MapRecords, to: MapRecords): Change {
  const change = Object.create(null) as Record<string, Change[string]>;
  if (from === to) return change;
  for (const id in to)
    if (from[id] !== to[id]) change[id] = { before: from[id] ?? null, after: to[id]! };
  for (const id in from) if (!(id in to)) change[id] = { before: from[id]!, after: null };
  return change;
}
