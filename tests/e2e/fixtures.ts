/**
 * What every end-to-end test stands on: a context that is watched. A request to another origin, a
 * console error, an uncaught error or a report of the content security policy fails the test,
 * whatever else it asserts.
 */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

/** The faults seen so far in the contexts of one test. */
export class Faults {
  readonly #origin: string;
  readonly #allowed: RegExp[] = [];
  #seen: string[] = [];

  constructor(baseURL: string) {
    this.#origin = new URL(baseURL).origin;
  }

  /** Watches all pages of a context. Call before its first page opens an address. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('request', (request) => this.#checkAddress(request.url()));
    context.on('page', (page) => this.#watchPage(page));
    context.pages().forEach((page) => this.#watchPage(page));
    context.on('weberror', (error) => this.#add(`uncaught: ${error.error().stack}`));
    context.on('console', (message) => {
      if (message.type() === 'error')
        this.#add(`console error: ${message.text()} (${message.location().url})`);
    });
    await context.exposeBinding('reportPolicyViolation', (_source, what: string) =>
      this.#add(`content security policy: ${what}`),
    );
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { reportPolicyViolation: report } = window as unknown as {
          reportPolicyViolation: (what: string) => void;
        };
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** Accepts faults that match, for a test that causes them on purpose. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Hands over the faults seen so far and forgets them. */
  take(): string[] {
    const seen = this.#seen.filter((fault) => !this.#allowed.some((known) => known.test(fault)));
    this.#seen = [];
    return seen;
  }

  #watchPage(page: Page): void {
    page.on('websocket', (socket) => this.#checkAddress(socket.url()));
    page.on('crash', () => this.#add('the page crashed'));
  }

  #checkAddress(address: string): void {
    const { origin, protocol } = new URL(address);
    if (origin !== this.#origin && !['about:', 'blob:', 'data:'].includes(protocol))
      this.#add(`request to another origin: ${address}`);
  }

  #add(fault: string): void {
    this.#seen.push(fault);
  }
}

interface Fixtures {
  faults: Faults;
  /** Opens one more profile (own storage), watched like the first; closed after the test. */
  newProfile: () => Promise<BrowserContext>;
}

export const test = base.extend<Fixtures>({
  faults: [
    async ({ baseURL }, use) => {
      const faults = new Faults(baseURL!);
      await use(faults);
      expect(faults.take(), 'faults seen while the test ran').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    await faults.watch(context);
    await use(context);
  },
  newProfile: async ({ browser, baseURL, faults }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      opened.push(context);
      await faults.watch(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** Fails with every rule that axe finds broken on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary ?? ''}`),
  );
  expect(found, 'what axe found').toEqual([]);
}

/** The same in the light and in the dark theme: the page follows the system while it stands. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    // Colours between two themes are nobody's.
    await page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter((one) => one instanceof CSSTransition)
          .map(({ finished }) => finished.catch(() => null)),
      ).then(() => null),
    );
    await expectAccessible(page);
  }
}

/** Where figures stand, no slip of the arithmetic may be read. */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|Infinity/);
}

export { expect };
