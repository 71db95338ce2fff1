/** The production build opens under its policy, and the watch over every test really watches. */
import { expect, expectAccessible, test } from './fixtures.ts';

test('the page opens', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  await expect(page).toHaveTitle(/Throughline/);
  await expect(page.locator('#app')).not.toBeEmpty();
  await expectAccessible(page);
});

test('the theme a person chose is there before the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('throughline.theme', 'dark'));
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForSelector('body', { state: 'attached' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an address without a file is a 404, not the page again', async ({ request }) => {
  expect((await request.get('/no-such-file.js')).status()).toBe(404);
});

test('a fault is seen: script of a string, console error, uncaught error, other origin', async ({
  page,
  context,
  baseURL,
  faults,
}) => {
  await page.goto('/');
  expect(faults.take()).toEqual([]);

  await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x>';
    } catch {
      // Trusted Types throw as well as report
    }
  });
  await expect.poll(() => faults.take().join()).toMatch(/content security policy: .*trusted-types/);

  await page.evaluate(() => console.error('planted'));
  await expect.poll(() => faults.take().join()).toContain('console error: planted');

  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await expect.poll(() => faults.take().join()).toContain('uncaught: Error: planted');

  const elsewhere = baseURL!.replace('127.0.0.1', 'localhost');
  const blank = await context.newPage();
  await blank.evaluate((address) => fetch(address).catch(() => undefined), elsewhere);
  await expect
    .poll(() => faults.take().join())
    .toContain(`request to another origin: ${elsewhere}`);
});

test('what axe finds is a failure', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => document.body.append(document.createElement('button')));
  await expect(expectAccessible(page)).rejects.toThrow('button-name');
});

test('a second profile has its own storage and is watched like the first', async ({
  page,
  newProfile,
  faults,
}) => {
  await page.goto('/');
  await page.evaluate(() => localStorage.setItem('throughline.theme', 'dark'));
  const other = await (await newProfile()).newPage();
  await other.goto('/');
  expect(await other.evaluate(() => localStorage.getItem('throughline.theme'))).toBeNull();
  await other.evaluate(() => console.error('planted'));
  await expect.poll(() => faults.take().join()).toContain('console error: planted');
});
