/** A browser on a profile on disk, and its sudden end. */
import { chromium, type BrowserContext, type Page } from 'playwright';
import { findChromium } from '../../support/chromium.ts';

const { launchOptions } = findChromium();

/** Wide enough for every touchpoint of the map that is edited. */
const VIEWPORT = { width: 2000, height: 800 };

/** Whose end it is: that of everything, or of the page alone, after which the browser goes on. */
export type Victim = 'browser' | 'page';

export type Running = Readonly<{
  context: BrowserContext;
  page: Page;
  /** Ends processes from outside, so that they cannot write any more; resolves when none is left. */
  kill: (victim: Victim) => Promise<void>;
}>;

/** Starts the browser on a profile that may have been left by a killed one. */
export async function startBrowser(profile: string): Promise<Running> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: VIEWPORT,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const browser = context.browser();
  if (!browser) throw new Error('The browser cannot be asked for its processes');
  const protocol = await browser.newBrowserCDPSession();
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  return {
    context,
    page,
    async kill(victim) {
      const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
      for (const id of await processesOf(protocol, victim)) end(id);
      if (victim === 'page') {
        await crashed;
        await context.close();
      }
      await closed;
    },
  };
}

type Protocol = Awaited<
  ReturnType<NonNullable<ReturnType<BrowserContext['browser']>>['newBrowserCDPSession']>
>;

/** The ids of the processes to end. The browser says itself who it is: what was started may be a script round it. */
async function processesOf(protocol: Protocol, victim: Victim): Promise<number[]> {
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const ofSort = (sort: string) => processInfo.filter(({ type }) => type === sort);
  const [main] = ofSort('browser');
  if (!main) throw new Error('The browser names no main process');
  const ended = victim === 'page' ? ofSort('renderer') : [main, ...processInfo];
  return ended.map(({ id }) => id);
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It went with the main one.
  }
}
