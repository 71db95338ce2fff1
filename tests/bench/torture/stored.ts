/** What a killed browser left behind, looked at before the product starts, and what the product makes of it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { applyChange, type Change } from '#domain/change.ts';
import type { MapRecord } from '#domain/records.ts';
import { sameValue } from '#domain/same-value.ts';
import { readChange } from '#storage/change-text.ts';
import type { State } from './edits.ts';

/** An address of the product's origin at which the product does not run. */
export const QUIET_PLACE = '/favicon.svg';

type Tail = Readonly<{ mapId: string; writer: string; number: number; change: string }>;
type Writer = Readonly<{ writer: string; number: number }>;

/** The tails whose edits are in no completed transaction; the page must be at the quiet place. */
export async function unsavedTails(page: Page): Promise<Tail[]> {
  const { tails, writers } = await page.evaluate(async () => {
    const tails = Object.entries(localStorage)
      .filter(([key]) => key.startsWith('throughline:tail:'))
      .map(([, text]) => JSON.parse(String(text)) as Tail);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('throughline');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
    const heads = await new Promise<{ writers: Writer[] }[]>((resolve, reject) => {
      const request = database.transaction('heads').objectStore('heads').getAll();
      request.onsuccess = () => resolve(request.result as { writers: Writer[] }[]);
      request.onerror = () => reject(new Error(String(request.error)));
    });
    database.close();
    return { tails, writers: heads.flatMap((head) => head.writers) };
  });
  const isSaved = (tail: Tail) =>
    writers.some(({ writer, number }) => writer === tail.writer && number >= tail.number);
  return tails.filter((tail) => !isSaved(tail)).sort((a, b) => a.number - b.number);
}

/** The open map as a file, handed over by the product itself. */
export async function exported(page: Page): Promise<MapRecord[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return (JSON.parse(text) as { records: MapRecord[] }).records;
}

/** The part of the map that is edited. */
export function stateOf(records: readonly MapRecord[]): State {
  const touchpoints = records.filter(({ kind }) => kind === 'touchpoint');
  return new Map(
    touchpoints.map(({ title, quality }) => [
      String(title),
      (quality as { likely: number } | undefined)?.likely,
    ]),
  );
}

/** Whether the records show what the tails say, in their order. */
export function holdsTails(records: readonly MapRecord[], tails: readonly Tail[]): boolean {
  const found = Object.fromEntries(records.map((record) => [record.id, record]));
  const changes = tails.map((tail): Change | null => readChange(tail.change));
  if (!changes.every((change) => change !== null)) return false;
  // Said once more, they change nothing.
  return sameValue(changes.reduce(applyChange, found), found);
}
