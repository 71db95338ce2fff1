/** Files a person chose or dropped, on their way into the library. */
import type { App } from '#state/app.svelte.ts';
import type { IncomingFile } from '#state/library-ports.ts';
import type { Imported } from '#state/transfer.svelte.ts';
import { messages } from '../messages/messages.ts';

/** Lets the person choose files and takes them. Must be called from a click or a key. */
export async function openFile(app: App): Promise<void> {
  await takeFiles(app, await chosenFiles());
}

/**
 * Takes files into the library. From the library a single map opens at once; over an open map
 * nothing is replaced, and the notice offers to open it.
 */
export async function takeFiles(app: App, files: readonly IncomingFile[]): Promise<void> {
  const wasInLibrary = app.map === null;
  await afterTaking(app, await app.library.transfer.take(files), wasInLibrary);
}

/** Takes a pasted text as a file: a new map, offered before anything is added where a map is open. */
export async function takeText(app: App, text: string): Promise<void> {
  const wasInLibrary = app.map === null;
  const file = new File([text], messages.transfer.pasted);
  const { transfer } = app.library;
  const imported = await transfer.take([file], { asks: !wasInLibrary });
  await afterTaking(app, imported, wasInLibrary);
}

/** Carries out what was chosen in the review. */
export async function confirmReview(app: App): Promise<void> {
  const wasInLibrary = app.map === null;
  const imported = await app.library.transfer.confirm();
  await afterTaking(app, imported, wasInLibrary && app.library.transfer.review === null);
}

async function afterTaking(app: App, { ids, titles }: Imported, mayOpen: boolean): Promise<void> {
  const [id] = ids;
  if (id === undefined || app.map !== null) return;
  if (ids.length > 1 || !mayOpen) return app.library.refresh();
  // The map itself is the news.
  app.library.notices.dismiss();
  await app.open(id);
  const { library } = await import('../messages/library.ts');
  app.announce(library.notices.added(titles));
}

/** The files chosen in the browser's dialog; none when it was closed. */
function chosenFiles(): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = messages.transfer.fileTypes;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}
