/** A Mermaid journey in and out: chosen as a file, pasted, exported, and read back exactly. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const JOURNEY = `journey
  title Buying a bike
  section Look
    See it: 4: Anna, Ben
    <b>Try</b> it: 9: Anna
  section Buy
    Pay: 2: Ben
`;

const fileOf = (text: string, name = 'bike.mmd') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** A first visit opens the sample; files are chosen and texts pasted in the library. */
async function openLibrary(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Library' }).click();
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
}

test('a file becomes a map after its findings were shown, goes out and comes back the same', async ({
  page,
}) => {
  await openLibrary(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await choosing).setFiles(fileOf(JOURNEY));

  const review = page.getByRole('dialog', { name: 'Before anything is added' });
  await expect(review.getByText('The score “9” is outside 1 to 5; it is now 5.')).toBeVisible();
  await expectAccessible(page);
  await review.getByRole('button', { name: 'Add 1 map' }).click();
  await expect(page.getByText('See it', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('<b>Try</b> it', { exact: true }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Mermaid journey' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('Buying a bike.mmd');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('    title Buying a bike\n');
  expect(text).toContain('      #60;b#62;Try#60;/b#62; it: 5: Anna\n');
  expect(text).toContain('      Pay: 2: Ben\n');

  await page.getByRole('button', { name: 'Library' }).click();
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await again).setFiles(fileOf(text));
  await expect(page.getByText('<b>Try</b> it', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const savingAgain = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Mermaid journey' }).click();
  expect(await readFile(await (await savingAgain).path(), 'utf8')).toBe(text);
});

test('another kind of diagram is named, and a fault with its line', async ({ page }) => {
  await openLibrary(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  const files = [fileOf('flowchart TD\n  A --> B\n'), fileOf('journey\n  A; B: 3\n', 'fault.mmd')];
  await (await choosing).setFiles(files);
  await expect(page.getByText('This is a Mermaid diagram, but a flowchart;')).toBeVisible();
  await expect(page.getByText(/a semicolon stands in it.*Line 2, column 3/)).toBeVisible();
});

test('a journey pasted on the board is offered as a new map; a list of words is not', async ({
  page,
}) => {
  const paste = (text: string) =>
    page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
  await openLibrary(page);
  await paste('journey\n  title Pasted in the library\n  See it: 4\n');
  await expect(page.getByText('See it', { exact: true }).first()).toBeVisible();

  await paste('```mermaid\njourney\n  title Pasted on the board\n  Try it: 4\n```\n');
  const review = page.getByRole('dialog', { name: 'Before anything is added' });
  await expect(review.getByText('Pasted on the board')).toBeVisible();
  await expect(page.getByText('Try it')).toHaveCount(0);
  await review.getByRole('button', { name: 'Add 1 map' }).click();
  await expect(
    page.getByText('Pasted on the board was added to your library.').first(),
  ).toBeVisible();

  await paste('journey home\nTry it');
  await expect(review).toHaveCount(0);
});
