/**
 * Order keys for records that are put among others. Where two neighbours leave no room (equal keys
 * after two tabs inserted at one place, or keys grown too long) the whole row gets new keys.
 */
import { isOrderKey, keysBetween } from '../order.ts';
import type { MapRecord, RecordId } from '../records.ts';
import type { Draft } from './draft.ts';

const LONGEST_KEY = 150;

/**
 * `count` ascending keys for records to stand before `before`, or at the end when that is null or not
 * among the siblings. `siblings` are those already there, in order, without the ones being moved.
 */
export function makeRoom(
  draft: Draft,
  siblings: readonly MapRecord[],
  before: RecordId | null,
  count: number,
): string[] {
  const found = siblings.findIndex((sibling) => sibling.id === before);
  const index = found === -1 ? siblings.length : found;
  const keys = keysIn(siblings[index - 1]?.['order'], siblings[index]?.['order'], count);
  if (keys?.every((key) => key.length <= LONGEST_KEY)) return keys;
  const all = keysBetween(null, null, siblings.length + count);
  siblings.forEach((sibling, at) =>
    draft.set(sibling.id, { order: all[at < index ? at : at + count] }),
  );
  return all.slice(index, index + count);
}

function keysIn(after: unknown, before: unknown, count: number): string[] | null {
  if (after !== undefined && !isOrderKey(after)) return null;
  if (before !== undefined && !isOrderKey(before)) return null;
  if (after !== undefined && before !== undefined && after >= before) return null;
  return keysBetween(after ?? null, before ?? null, count);
}
