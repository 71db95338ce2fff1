/** The board by mouse: moving, linking, selecting, the menu, and the way back through undo. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const card = (page: Page, id: string) => page.locator(`#card-${id}`);
const shares = (page: Page, share: string) => page.locator('text.share', { hasText: share });
const undo = (page: Page) => page.keyboard.press('Control+z');

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(card(page, 'touchpoint-advert')).toBeVisible();
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
});

async function centre(page: Page, id: string) {
  const box = (await card(page, id).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, box };
}

async function dragFrom(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++)
    await page.mouse.move(
      from.x + ((to.x - from.x) * step) / 10,
      from.y + ((to.y - from.y) * step) / 10,
    );
}

test('a touchpoint is dragged to another stage, lands where the mark shows, and comes back', async ({
  page,
}) => {
  const [wait, together] = [
    await centre(page, 'touchpoint-wait'),
    await centre(page, 'touchpoint-install'),
  ];
  await dragFrom(page, wait, { x: together.box.x + together.box.width + 4, y: together.y });
  await expect(page.locator('.landing')).toBeVisible();
  await page.mouse.up();
  await expect
    .poll(async () => (await centre(page, 'touchpoint-wait')).x)
    .toBeGreaterThan((await centre(page, 'touchpoint-install')).x);
  await expect(page.locator('.landing')).toBeHidden();
  await undo(page);
  await expect.poll(async () => (await centre(page, 'touchpoint-wait')).x).toBeCloseTo(wait.x, 0);
});

test('a path is drawn from the edge of a card, shares with the implied one, and its share is set', async ({
  page,
}) => {
  const [shop, install] = [
    await centre(page, 'touchpoint-shop'),
    await centre(page, 'touchpoint-install'),
  ];
  await page.mouse.move(shop.x, shop.y);
  await dragFrom(
    page,
    { x: shop.box.x + shop.box.width, y: shop.y },
    { x: install.box.x, y: install.y },
  );
  await page.mouse.up();
  await expect(shares(page, '50%')).toHaveCount(2);
  const share = page.getByRole('textbox', { name: 'Go this way, in digits' });
  await share.fill('20%');
  await share.press('Enter');
  await expect(shares(page, '80%')).toHaveCount(1);
  await undo(page);
  await undo(page);
  await expect(shares(page, '50%')).toHaveCount(0);
});

test('a stage is dragged by its header and takes everything in it along', async ({ page }) => {
  const header = (title: string) => page.locator('.header', { hasText: title });
  const [install, engaged] = [
    (await header('I set it up').boundingBox())!,
    (await header('I decide').boundingBox())!,
  ];
  await dragFrom(
    page,
    { x: install.x + 30, y: install.y + 12 },
    { x: engaged.x + 10, y: engaged.y + 12 },
  );
  await page.mouse.up();
  await expect
    .poll(async () => (await header('I set it up').boundingBox())!.x)
    .toBeLessThan((await header('I decide').boundingBox())!.x);
  expect((await centre(page, 'touchpoint-install')).x).toBeLessThan(
    (await centre(page, 'touchpoint-buy')).x,
  );
  await undo(page);
  await expect.poll(async () => (await header('I set it up').boundingBox())!.x).toBe(install.x);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a long press opens the menu of the place', async ({ page }) => {
    const { x, y } = await centre(page, 'touchpoint-advert');
    const touch = await page.context().newCDPSession(page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await page.waitForTimeout(900); // a finger that rests
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(page.getByRole('menu', { name: 'What to do here' })).toBeVisible();
  });
});

test('a box selects what it touches, and all of it goes and comes back', async ({ page }) => {
  const [pain, part] = [
    (await page.getByText('It comes late').first().boundingBox())!,
    (await page.getByText('Part missing').first().boundingBox())!,
  ];
  const from = { x: pain.x - 20, y: pain.y - 10 };
  await dragFrom(page, from, { x: part.x + part.width, y: part.y + 30 });
  await page.mouse.up();
  await expect(page.locator('.svelte-flow__node.selected')).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(page.getByText('Part missing')).toHaveCount(0);
  await undo(page);
  await expect(page.getByText('Part missing').first()).toBeVisible();
});

test('a right click opens the menu of the place', async ({ page }) => {
  await card(page, 'touchpoint-wait').click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'What to do here' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: /Duplicate/ }).click();
  await expect(
    page.locator('.svelte-flow__node').filter({ hasText: 'I wait for delivery' }),
  ).toHaveCount(2);
});

test('the wheel pans, the wheel with Ctrl zooms, F shows all', async ({ page }) => {
  const zoom = page.getByRole('contentinfo').getByText(/%$/);
  const before = await zoom.textContent();
  await page.mouse.move(600, 500);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect(zoom).not.toHaveText(before!);
  const x = (await centre(page, 'touchpoint-wait')).x;
  await page.mouse.wheel(200, 0);
  await expect.poll(async () => (await centre(page, 'touchpoint-wait')).x).toBeLessThan(x);
  await page.locator('.board').focus();
  await page.keyboard.press('f');
  await expect(card(page, 'touchpoint-tell')).toBeInViewport();
});

test('lines pasted on the board become cards', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await card(page, 'touchpoint-wait').click();
  await page.evaluate(() => navigator.clipboard.writeText('- I call them\n- I wait again'));
  await page.keyboard.press('Control+v');
  for (const title of ['I call them', 'I wait again'])
    await expect(page.locator('.svelte-flow__node').filter({ hasText: title })).toHaveCount(1);
});

/** Leaves a place in every stored map that no record can be read from. */
function tearMaps(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    const database = await asked(indexedDB.open('throughline'));
    const maps = database.transaction('maps', 'readwrite').objectStore('maps');
    for (const row of (await asked(maps.getAll())) as { records: unknown[] }[])
      await asked(maps.put({ ...row, records: [...row.records, 'torn'] }));
    database.close();
  });
}

test('an address with scenario and selection shows the same after a reload, and what cannot be read is said', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Fix the wait', exact: true }).click();
  await card(page, 'touchpoint-row').click();
  await expect(page).toHaveURL(/scenario=.*at=touchpoint-row/);
  await tearMaps(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'I row at home' })).toBeVisible();
  await expect(page.getByText('1 record could not be read.')).toBeVisible();
  await page.getByRole('button', { name: 'I have seen this' }).click();
  await expect(page.getByRole('button', { name: 'Fix the wait', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
