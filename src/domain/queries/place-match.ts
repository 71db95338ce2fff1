/** Which record a name in a table means: the same title, else the same but for case, spaces and signs. */
import type { RecordId } from '../records.ts';
import { plain } from './measured-columns.ts';

export type PlaceMatch = Readonly<
  | { status: 'one'; id: RecordId }
  | { status: 'several'; ids: readonly RecordId[] }
  | { status: 'none' }
>;

type Titled = Readonly<{ id: RecordId; title: string }>;

/** Never a guess: titles that differ in more than that do not match, and two alike are several. */
export function placeMatch(candidates: readonly Titled[], name: string): PlaceMatch {
  const exact = candidates.filter(({ title }) => title.trim() === name.trim());
  const wanted = alike(name);
  const found =
    exact.length > 0 || wanted === ''
      ? exact
      : candidates.filter(({ title }) => alike(title) === wanted);
  if (found.length === 1) return { status: 'one', id: found[0]!.id };
  return found.length > 1
    ? { status: 'several', ids: found.map(({ id }) => id) }
    : { status: 'none' };
}

/** As one writes it in a hurry; a number that only counts the rows is left out. */
function alike(title: string): string {
  return plain(title.replace(/^\s*\d{1,3}[.)]\s+/, '')).replaceAll(' ', '');
}
