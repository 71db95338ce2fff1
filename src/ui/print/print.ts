/** Printing: the pages are made just before and taken away after, whoever asks for it. */
import { flushSync, tick } from 'svelte';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { pictureWords } from '../picture-words.ts';

/** Prints an open map once its picture can be shown. */
export async function printMap(map: OpenMap): Promise<void> {
  const [picture] = await Promise.all([pictureFor(map), import('./PrintPages.svelte')]);
  const address = URL.createObjectURL(picture);
  const image = new Image();
  image.src = address;
  await image.decode();
  map.printPicture = address;
  await tick();
  await tick();
  window.print();
}

/** The browser's own menu prints without asking first; then the picture is made on the way. */
export function preparePrint(map: OpenMap): void {
  if (map.printPicture !== null) return;
  void pictureFor(map).then((picture) => {
    map.printPicture ??= URL.createObjectURL(picture);
    flushSync();
  });
}

export function endPrint(map: OpenMap): void {
  if (map.printPicture !== null) URL.revokeObjectURL(map.printPicture);
  map.printPicture = null;
}

async function pictureFor(map: OpenMap): Promise<Blob> {
  const { boardAsSvg } = await import('#state/picture.ts');
  return boardAsSvg(map, pictureWords);
}
