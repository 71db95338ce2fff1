/**
 * What is to be said about files before anything is taken from them: which were refused, what did not
 * fit, and which maps are here already. Nothing has been changed while a review stands.
 */
import type { Finding } from '#domain/finding.ts';
import type { MapSummary } from '#domain/queries/map-summary.ts';
import type { MapRecord } from '#domain/records.ts';

/** `unreadable`: the browser could not read the file; `stopped`: reading took too long or failed. */
export type Refusal = Readonly<
  { why: 'finding'; finding: Finding } | { why: 'unreadable' } | { why: 'stopped' }
>;

/**
 * `same`: the map is here exactly so. `other`: it is here in another state. `trash`: it lies in the
 * trash. `twice`: another of these files holds it too.
 */
export type Meeting = Readonly<{ how: 'same' | 'other' | 'trash' | 'twice'; title: string }>;

export type ImportChoice = 'add' | 'copy' | 'replace' | 'skip';

export type RefusedItem = Readonly<{ key: string; fileName: string; refusal: Refusal }>;

/** A map that can be taken. `failed` says that it was tried and could not be kept. */
export type MapItem = Readonly<{
  key: string;
  fileName: string;
  mapId: string | null;
  records: readonly MapRecord[];
  summary: MapSummary;
  findings: readonly Finding[];
  meeting: Meeting | null;
  choices: readonly ImportChoice[];
  choice: ImportChoice;
  failed?: boolean;
}>;

export type ImportItem = RefusedItem | MapItem;

export function isMapItem(item: ImportItem): item is MapItem {
  return 'records' in item;
}

/** Whether a person must see this before anything is taken. */
export function needsReview(items: readonly ImportItem[]): boolean {
  return items.some(
    (item) => !isMapItem(item) || item.findings.length > 0 || item.meeting !== null,
  );
}

/** What can be done with a map, the first being what is done when nobody chooses. */
export function choicesFor(meeting: Meeting | null, canReplace: boolean): readonly ImportChoice[] {
  switch (meeting?.how) {
    case undefined:
      return ['add', 'skip'];
    case 'same':
      return ['skip', 'copy'];
    case 'other':
      return canReplace ? ['copy', 'replace', 'skip'] : ['copy', 'skip'];
    default:
      return ['copy', 'skip'];
  }
}
