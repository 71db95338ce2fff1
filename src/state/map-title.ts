/** Giving a set of records another title, and finding one that is not taken. */
import { mapOf } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';

/** The same records under another title; as they are when there is no map record. */
export function withTitle(records: MapRecords, titled: (title: string) => string): MapRecords {
  const map = mapOf(records);
  return map
    ? recordsFrom([...Object.values(records), { ...map, title: titled(map.title) }])
    : records;
}

/** The first title of a copy that no other map has. */
export function freeCopyTitle(
  title: string,
  taken: readonly string[],
  copyOf: (title: string, number: number) => string,
): string {
  for (let number = 1; ; number++) {
    const copy = copyOf(title, number);
    if (!taken.includes(copy)) return copy;
  }
}
