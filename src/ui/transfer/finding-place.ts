/** Where in a file a finding was made, in words a person can find it by. */
import type { Finding } from '#domain/finding.ts';
import type { MapRecord } from '#domain/records.ts';
import { messages } from '../messages/messages.ts';

const MOST_NAMED = 3;

/** The records and the field a finding is about; empty where it is about the whole. */
export function placeText({ place }: Finding, records: readonly MapRecord[]): string {
  const words = messages.transfer;
  const ids = place.ids ?? (place.id === undefined ? [] : [place.id]);
  const named = ids.slice(0, MOST_NAMED).map((id) => nameOf(id, place.kind, records));
  const rest = ids.length - named.length;
  const field = place.field === undefined ? [] : [words.field(place.field)];
  const parts = [...named, ...(rest > 0 ? [words.moreFindings(rest)] : []), ...field];
  return parts.length === 0 ? '' : `${words.at(parts)}:`;
}

function nameOf(id: string, kind: string | undefined, records: readonly MapRecord[]): string {
  const record = records.find((one) => one.id === id);
  const title = typeof record?.['title'] === 'string' ? record['title'] : '';
  const kinds: Readonly<Record<string, string>> = messages.actions.kinds;
  const known = record?.kind ?? kind ?? '';
  return messages.transfer.record(kinds[known] ?? known, title || id);
}
