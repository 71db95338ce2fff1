/** Which versions are kept: all for thirty days, then the last automatic one of each week. */
import type { Version } from './version.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_WHOLE_MS = 30 * DAY_MS;

/** The ids of automatic versions no longer needed. What a person or a deed asked for stays. */
export function versionsToDrop(versions: readonly Version[], now: number): string[] {
  const lastOfWeek = new Map<string, Version>();
  const drop: string[] = [];
  for (const version of versions) {
    if (version.reason !== 'automatic' || now - version.at <= KEPT_WHOLE_MS) continue;
    const week = `${Math.floor(version.at / (7 * DAY_MS))} ${version.mapId}`;
    const other = lastOfWeek.get(week);
    if (other) drop.push(other.at > version.at ? version.id : other.id);
    if (!other || other.at <= version.at) lastOfWeek.set(week, version);
  }
  return drop;
}
