/** Which identity colour a new partner or segment gets. */
import { identityColours, type IdentityColour } from '../kinds/partner.ts';
import type { MapRecords } from '../records.ts';
import { ofKind } from './of-kind.ts';

/** The first colour nobody of the kind has; when all are taken, the first of those used least. */
export function nextColour(records: MapRecords, kind: 'partner' | 'segment'): IdentityColour {
  const uses = new Map<string | undefined, number>();
  for (const { colour } of ofKind(records, kind)) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const count = (colour: IdentityColour) => uses.get(colour) ?? 0;
  return identityColours.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
