import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { StorageError } from '#storage/errors.ts';
import DamageStage from './DamageStage.svelte';
import { libraryApp, mapCalled } from './library-app.ts';

async function show(damage: readonly object[]) {
  const desk = await libraryApp([mapCalled('Printer')]);
  const session = await desk.store.open('map-Printer');
  Object.assign(session, { damage });
  await desk.app.open('map-Printer');
  await render(DamageStage, { app: desk.app });
  return desk;
}

it('says what is missing, hands over what is left, and goes when it was seen', async () => {
  const { downloads, store } = await show([
    { part: 'snapshot', place: '3', reason: 'not a record', count: 1 },
    { part: 'log', place: '4-5', reason: 'missing', count: 2 },
  ]);
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('1 record and 2 saved edits could not be read.');
  const save = page.getByRole('button', { name: 'Save the raw data to a file' });
  await save.click();
  await vi.waitFor(() => expect(downloads[0]?.fileName).toBe('Printer (unchecked).json'));
  vi.spyOn(store, 'readRaw').mockRejectedValue(new StorageError('gone', 'It is told to fail'));
  await save.click();
  await expect.element(page.getByText(/could not be made/)).toBeVisible();
  await page.getByRole('button', { name: 'I have seen this' }).click();
  await expect.element(alert).not.toBeInTheDocument();
});

it('says nothing of a map that is whole', async () => {
  await show([]);
  expect(page.getByText('Part of this map cannot be read.').query()).toBeNull();
});
