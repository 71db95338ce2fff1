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
}

/** @param limit how many tables are kept; the one unused for longest goes first */
export function createGridCache(limit = 500): GridCache {
  const kept = new Map<string, EncounterTable>();
  return {
    table(inputs, takeUpScale, psychology, lattice) {
      const key = keyOf(inputs, takeUpScale, psychology, lattice);
      let table = kept.get(key);
      if (table) kept.delete(key);
      else table = new EncounterTable(inputs, takeUpScale, psychology, lattice);
      kept.set(key, table);
      if (kept.size > limit) kept.delete(kept.keys().next().value!);
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
