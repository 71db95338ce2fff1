/** What can be done with a map from its card. */
import type { App } from '#state/app.svelte.ts';
import { messages } from '../messages/library-messages.ts';
import type { MenuItem } from '../shared/menu-item.ts';

type Named = Readonly<{ id: string; title: string }>;
type CardDeeds = Readonly<{ rename: () => void; toTrash: () => Promise<void> }>;

/** The lines of the menu of a map that can be opened. */
export function cardMenu(app: App, map: Named, { rename, toTrash }: CardDeeds): MenuItem[] {
  const words = messages.library.deeds;
  const { deeds } = app.library;
  return [
    { id: 'open', label: words.open, run: () => void app.open(map.id) },
    { id: 'rename', label: words.rename, keys: messages.library.keys.rename, run: rename },
    {
      id: 'duplicate',
      label: words.duplicate,
      run: () => void deeds.duplicate(map.id, map.title),
    },
    { id: 'export', label: words.export, run: () => void exportMap(app, map) },
    {
      id: 'trash',
      label: words.trash,
      keys: messages.library.keys.trash,
      startsGroup: true,
      run: () => void toTrash(),
    },
  ];
}

async function exportMap(app: App, { id, title }: Named): Promise<void> {
  const { library } = app;
  const words = messages.library;
  const isWhole = await library.attempt(() => library.transfer.exports.saveMap(id, title));
  if (isWhole === true) app.announce(words.exported(title));
  if (isWhole === false) library.notices.show({ kind: 'notAll', titles: [words.damage.notInFile] });
}

/** Saves what is left of a map that cannot be read. */
export async function exportRaw(app: App, { id, title }: Named): Promise<void> {
  const { exports } = app.library.transfer;
  await app.library.attempt(() => exports.saveRaw(id, title));
}
