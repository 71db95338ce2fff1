/** The drawn paths out of a touchpoint. */
import { COMPLETE, type Path } from '../kinds/path.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';
import { grouped, remembered } from './remembered.ts';

const byStart = remembered((records) =>
  grouped(ofKind(records, 'path'), (path): RecordId => path.from),
);

/** The drawn paths that start at a touchpoint and lead somewhere, by id; none: the implied one holds. */
export function pathsFrom(records: MapRecords, touchpoint: RecordId): Path[] {
  return (byStart(records).get(touchpoint) ?? []).filter((path) => leadsSomewhere(records, path));
}

function leadsSomewhere(records: MapRecords, { to }: Path): boolean {
  return to === COMPLETE || find(records, 'touchpoint', to) !== null;
}

/** The weight of a path among those of its touchpoint; its share of 1 is that over their sum. */
export function weightOf(path: Path): number {
  return path.share?.likely ?? 1;
}
