/** Chromium with a profile on disk: ordinary contexts keep IndexedDB in memory, which hides its cost. */
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { findChromium } from '../support/chromium.ts';

/** A new browser calms down after it opened. */
const CALM_MS = 700;

const { launchOptions } = findChromium();

export type Opened = Readonly<{ context: BrowserContext; page: Page; protocol: CDPSession }>;

/** Uses a browser that was never used before, and throws its profile away. */
export async function inNewBrowser<Result>(
  folder: string,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const profile = await mkdtemp(path.join(folder, 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await pause(CALM_MS);
    return await use({ context, page, protocol: await context.newCDPSession(page) });
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export async function browserName(folder: string): Promise<string> {
  return inNewBrowser(folder, async ({ protocol }) => {
    return (await protocol.send('Browser.getVersion')).product.replace('/', ' ');
  });
}

/** The functions of a page of this benchmark, to be called from here; arguments travel as JSON. */
export type Remote<Api> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

type Exposed = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Opens a page of this benchmark and waits until it can be asked. */
export async function openPage<Api>(page: Page, address: string): Promise<Remote<Api>> {
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in window);
  const call = (name: string, args: readonly unknown[]) =>
    page.evaluate(
      ([wanted, given]) => (window as unknown as { bench: Exposed }).bench[wanted]!(...given),
      [name, args] as const,
    );
  return new Proxy({} as Remote<Api>, {
    // Not `then`, or whoever awaits this would call the page.
    get: (_target, name) =>
      name === 'then' ? undefined : (...args: readonly unknown[]) => call(String(name), args),
  });
}
