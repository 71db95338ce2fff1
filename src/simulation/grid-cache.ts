/**
 * Encounter tables kept from one solve to the next. Analyses solve the same model many times with one touchpoint
 * changed; only that touchpoint's table is then worked out again. Results never depend on what is kept.
 */
import { EncounterTable, type EncounterInputs } from './encounter-table.ts';
import type { Lattice } from './lattice.ts';
import type { Psychology } from './model.ts';

export interface GridCache {
  /** The table for these numbers, kept or new. */
  table(
    inputs: EncounterInputs,
    takeUpScale: readonly number[],
    psychology: Psychology,
    lattice: Lattice,
  ): EncounterTable;
  /** Makes room for a map of so many touchpoints: where a solve has no room for its tables, the next finds none of them. */
  makeRoom(touchpoints: number): void;
}

/** Tables kept for each touchpoint of a large map; those of offers counted once are worked out several times. */
const PER_TOUCHPOINT = 1.5;

/** @param limit how many tables are kept at least; the one unused for longest goes first */
export function createGridCache(limit = 500): GridCache {
  const kept = new Map<string, EncounterTable>();
  let most = limit;
  return {
    makeRoom(touchpoints) {
      most = Math.max(limit, Math.ceil(PER_TOUCHPOINT * touchpoints));
    },
    table(inputs, takeUpScale, psychology, lattice) {
      const key = keyOf(inputs, takeUpScale, psychology, lattice);
      let table = kept.get(key);
      if (table) kept.delete(key);
      else table = new EncounterTable(inputs, takeUpScale, psychology, lattice);
      kept.set(key, table);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return table;
    },
  };
}

function keyOf(
  { quality, optOut, promise, kano, pains, offers }: EncounterInputs,
  takeUpScale: readonly number[],
  psychology: Psychology,
  { levelsPerPoint, noise }: Lattice,
): string {
  const p = psychology;
  const parts: unknown[] = [levelsPerPoint, noise.length, p.barUp, p.barDown, p.lossAversion];
  parts.push(p.diminishing, p.surpriseWeight, p.stayingWeight, p.promiseWeight, p.spread);
  parts.push(quality, optOut, promise, kano);
  for (const pain of pains)
    parts.push('pain', pain.likelihood, pain.loss, pain.voiced, pain.recovered);
  offers.forEach(({ takeUp, base, lift, rule, on }, index) =>
    parts.push('offer', takeUp, base, lift, rule, on, takeUpScale[index]),
  );
  return parts.join();
}
