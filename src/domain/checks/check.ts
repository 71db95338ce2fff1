/** A check: a rule that a good map obeys, with what breaks it and, where that is clear, the edit that mends it. */
import type { Change } from '../change.ts';
import type { MapRecords, RecordId } from '../records.ts';

/** One place where a map breaks a rule. */
export type Concern = Readonly<{
  /** The record it is about. A dismissal is kept there. */
  record: RecordId;
  /** The field in which a person would mend it; absent where it is not one field. */
  field?: string;
  /** What the text about it fills in. */
  detail?: Readonly<Record<string, string | number>>;
}>;

export type Check = Readonly<{
  /** All places of the map as drawn that break the rule, in the order of the map. */
  find: (records: MapRecords) => readonly Concern[];
  /** The edit that mends one of them; absent where only a person can know what is right. */
  mend?: (records: MapRecords, concern: Concern, newId: () => RecordId) => Change;
}>;
