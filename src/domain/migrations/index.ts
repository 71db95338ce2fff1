/**
 * The steps that lead a map written by an older release to the present format, on plain JSON and one
 * version at a time. A step, once released, is never changed: it is the memory of an old file.
 */

export type Migration = Readonly<{
  /** The version it leads to, from the one before. */
  to: number;
  /** What changed, in one sentence. */
  summary: string;
  /** Leaves alone what it does not know, also entries that are no records. */
  migrate: (records: readonly unknown[]) => readonly unknown[];
}>;

/** The first version ever written. */
export const FIRST_VERSION = 1;

/**
 * In ascending order: 2, 3, 4 and so on, without gaps. One file per step, `to-2.ts`, with the maps
 * `to-2.before.json` and `to-2.after.json` in `tests/fixtures/migrations/`.
 */
export const migrations: readonly Migration[] = [];

/** The version this release writes. */
export const CURRENT_VERSION = FIRST_VERSION + migrations.length;

/**
 * The records in the present format. Those of the present or a newer version come back as they are.
 * `steps` is for tests.
 */
export function migrate(
  records: readonly unknown[],
  version: number,
  steps: readonly Migration[] = migrations,
): readonly unknown[] {
  return steps
    .filter(({ to }) => to > version)
    .reduce((migrated, step) => step.migrate(migrated), records);
}
