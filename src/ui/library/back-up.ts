/** Saving all maps to a file. */
import type { App } from '#state/app.svelte.ts';

/** Makes the backup; a notice says how it went. */
export async function backUp({ library }: App): Promise<void> {
  await library.attempt(() => library.transfer.exports.backUp());
}
