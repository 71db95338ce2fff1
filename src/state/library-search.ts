/** Finding and sorting maps by what the library knows of them. */
import type { MapSummary } from '#domain/queries/map-summary.ts';

/** One map of the library. */
export type LibraryMap = Readonly<{
  id: string;
  createdAt: number;
  updatedAt: number;
  /** Null for a map nobody has looked at yet. */
  summary: MapSummary | null;
  /** Whether the summary is only the first one, whose curve nobody has worked out yet. */
  isSketch: boolean;
}>;

export type LibrarySort = 'changed' | 'title';

/** A map and, where not its title was found, the line of its touchpoints and partners that was. */
export type FoundEntry = Readonly<{ map: LibraryMap; line: string | null }>;

/** Made when it is first needed: that takes the browser a while. */
let collator: Intl.Collator | null = null;

/** The maps that hold every word of the query, in order. Case and accents do not matter. */
export function findMaps(
  maps: readonly LibraryMap[],
  query: string,
  sort: LibrarySort,
): readonly FoundEntry[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const found = maps.flatMap((map): FoundEntry[] => {
    const entry = entryOf(map, words);
    return entry ? [entry] : [];
  });
  return sort === 'title' ? found.sort(byTitle) : found;
}

function entryOf(map: LibraryMap, words: readonly string[]): FoundEntry | null {
  const title = plain(map.summary?.title ?? '');
  const open = words.filter((word) => !title.includes(word));
  if (open.length === 0) return { map, line: null };
  const search = map.summary?.search ?? '';
  const inLines = plain(search);
  if (!open.every((word) => inLines.includes(word))) return null;
  const line = search.split('\n').find((text) => plain(text).includes(open[0]!));
  return { map, line: line ?? null };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function byTitle(a: FoundEntry, b: FoundEntry): number {
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(a.map.summary?.title ?? '', b.map.summary?.title ?? '');
}
