/** What only the page can do for the app: hand the map over, open files, print. */
import type { App } from '#state/app.svelte.ts';
import { saveFile } from '#state/browser-ports.ts';
import { fileNameFor } from '#state/file-name.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { PagePort } from '#state/page-port.ts';
import { messages } from './messages/messages.ts';
import { printMap } from './print/print.ts';
import { openFile } from './transfer/take-files.ts';

/** The page of an app; pictures and printing are registered as further ways of handing over a map. */
export function pageOf(app: App): PagePort {
  const { exports } = app.library.transfer;
  const nameOf = (map: OpenMap, ending: string) =>
    fileNameFor(map.editor.title, messages.names.untitled, ending);
  exports.register({
    id: 'png',
    run: async (map) => {
      const [{ boardAsPng }, { pictureWords }] = await pictureParts();
      saveFile(nameOf(map, 'png'), await boardAsPng(map, pictureWords));
    },
  });
  exports.register({
    id: 'svg',
    run: async (map) => {
      const [{ boardAsSvg }, { pictureWords }] = await pictureParts();
      saveFile(nameOf(map, 'svg'), await boardAsSvg(map, pictureWords));
    },
  });
  exports.register({
    id: 'mermaid',
    run: async (map) => {
      const [{ mapAsMermaid }, { findingText }] = await Promise.all([
        import('#state/mermaid.ts'),
        import('./messages/findings.ts'),
      ]);
      const { file, extension, lost } = mapAsMermaid(map);
      saveFile(nameOf(map, extension), file);
      if (lost.length > 0)
        app.library.notices.show({ kind: 'notAll', titles: lost.map(findingText) });
    },
  });
  exports.register({ id: 'print', run: printMap });
  return {
    handOver: (as) => handOver(app, () => app.map && exports.run(as, app.map)),
    openFile: () => openFile(app),
  };
}

function pictureParts() {
  return Promise.all([import('#state/picture.ts'), import('./picture-words.ts')]);
}

async function handOver(app: App, run: () => Promise<void> | null): Promise<void> {
  try {
    await run();
  } catch {
    app.library.notices.show({ kind: 'notMade', titles: [] });
  }
}
