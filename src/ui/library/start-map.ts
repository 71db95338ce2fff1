/** Starting a map: a blank one with the cursor in its first touchpoint, or the sample. */
import type { App } from '#state/app.svelte.ts';

/** Adds a blank map, opens it, and begins the title of its first touchpoint. */
export async function startBlank(app: App): Promise<void> {
  const id = await app.library.deeds.addBlank();
  if (id === null) return;
  await app.open(id);
  const map = app.map;
  const lane = map?.board.layout.lanes.find(({ sort }) => sort === 'touchpoints');
  if (map && lane) map.titles.begin({ lane: lane.id, column: 0, row: 0 });
}

/** Adds the sample anew and opens it. */
export async function startSample(app: App): Promise<void> {
  const id = await app.library.deeds.addSample();
  if (id !== null) await app.open(id);
}
