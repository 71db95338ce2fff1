/** Ways on from touchpoints, drawn and implied alike. */
import type { RecordId } from '../records.ts';

/**
 * A way on, to a touchpoint or `complete`: the share of those who pass, 0 to 1, and the drawn path it
 * starts with, null for the implied one.
 */
export type Way = Readonly<{ to: RecordId; share: number; path: RecordId | null }>;

/** The ways on from each touchpoint. */
export type Ways = ReadonlyMap<RecordId, readonly Way[]>;
