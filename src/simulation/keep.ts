/** What is kept for the next question. */

/** Each of what is kept holds memory for a block of customers or for a model. */
const MOST_KEPT = 12;

/** Keeps a value and those used latest, a dozen in all. */
export function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  known.delete(key);
  known.set(key, value);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
}
