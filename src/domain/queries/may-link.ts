/** May a path be drawn? Asked by the canvas while one drags, and by the command that draws it. */
import { COMPLETE } from '../kinds/path.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find } from './of-kind.ts';
import { pathsFrom } from './paths-from.ts';

/**
 * Whether a path from a touchpoint to another one, to itself or to `complete` may be drawn: the ends
 * are there, and no other path leads from the one to the other. `except` is a path about to move.
 */
export function mayLink(
  records: MapRecords,
  from: RecordId,
  to: RecordId,
  except?: RecordId,
): boolean {
  if (!find(records, 'touchpoint', from)) return false;
  if (to !== COMPLETE && !find(records, 'touchpoint', to)) return false;
  return !pathsFrom(records, from).some((path) => path.to === to && path.id !== except);
}
