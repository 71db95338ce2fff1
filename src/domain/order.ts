/**
 * Order keys: short strings that sort as text, with room between any two, so that moving one card
 * rewrites one record. Equal keys (two tabs inserted at one place) are told apart by id.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** `count` keys in ascending order, all between `after` and `before`; null means the open end. */
export function keysBetween(after: string | null, before: string | null, count: number): string[] {
  return generateNKeysBetween(after, before, count);
}

/** Whether a text is an order key at all; foreign files may hold anything. */
export function isOrderKey(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 200 || !/^[0-9A-Za-z]+$/.test(text)) return false;
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}

type Ordered = Readonly<{ id: string; order?: unknown }>;

/** For sorting: by order key, then by id. Records without a key come last. */
export function byOrder(a: Ordered, b: Ordered): number {
  const [first, second] = [orderOf(a), orderOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function orderOf(record: Ordered): string {
  return typeof record.order === 'string' ? record.order : '~';
}
