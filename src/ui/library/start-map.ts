/** Starting a map: a blank one with the cursor in its first touchpoint, or a copy of a finished one. */
import type { App } from '#state/app.svelte.ts';
import type { LibraryDeeds } from '#state/library-deeds.ts';
import type { TemplateId } from '#state/starts.ts';

/** What one says of a blank map beforehand; all of it may be absent. */
type BlankStart = Parameters<LibraryDeeds['addBlank']>[0];

/** Adds a blank map, opens it, and begins the title of its first touchpoint. */
export async function startBlank(app: App, start: BlankStart = {}): Promise<void> {
  const id = await app.library.deeds.addBlank(start);
  if (id === null) return;
  await app.open(id);
  const map = app.map;
  const lane = map?.board.layout.lanes.find(({ sort }) => sort === 'touchpoints');
  if (map && lane) map.titles.begin({ lane: lane.id, column: 0, row: 0 });
}

/** Adds a copy of a template, opens it, and says what to try. */
export async function startTemplate(app: App, template: TemplateId): Promise<void> {
  const id = await app.library.deeds.addTemplate(template);
  if (id === null) return;
  await app.open(id);
  app.library.notices.show({ kind: 'template', titles: [], template });
}
