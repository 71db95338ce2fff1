/** What the app takes from the browser besides storage: the time and new ids. */
import type { RecordId } from '#domain/records.ts';

export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** An id no other record has. */
  newId(): RecordId;
}
