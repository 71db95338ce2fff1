/** Records never change, so an answer about a set of records may be kept for as long as the set. */
import type { MapRecords } from '../records.ts';

/** The same question, worked out once per set of records. Its answer must not be changed. */
export function remembered<Answer>(
  question: (records: MapRecords) => Answer,
): (records: MapRecords) => Answer {
  const answers = new WeakMap<MapRecords, { answer: Answer }>();
  return (records) => {
    const known = answers.get(records);
    if (known) return known.answer;
    const answer = question(records);
    answers.set(records, { answer });
    return answer;
  };
}

/** The values in groups by key, each in the order in which they came. */
export function grouped<Value, Key>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
