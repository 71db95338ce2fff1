/** One life of the browser: start on what the last one left, look what is there, edit, be killed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { startBrowser, type Running, type Victim } from './browser.ts';
import { Edits, textOf, type Random, type State } from './edits.ts';
import { exported, holdsTails, QUIET_PLACE, stateOf, unsavedTails } from './stored.ts';

/** From the beginning of the edits to the kill. */
const SHORTEST_LIFE_MS = 200;
const LONGER_MS = 3500;
const LONGEST_PAUSE_MS = 300;
/** A tail is on the disk seconds later; for certain it outlives only the process of its page. */
const PAGES_KILLED = 0.25;
const SAVED = 'Saved in this browser';

/** What the last life left for the next one to be measured by. */
export type Legacy = Readonly<{
  /** Where the map is. */
  address: string;
  states: readonly State[];
  /** How many of the edits were made while or before the page said "Saved". */
  acknowledged: number;
  /** How long editing went on, in milliseconds. */
  lasted: number;
  victim: Victim;
}>;

export type Finding = Readonly<{
  state: State;
  /** How many edits of the last life are there; -1 when the map is as it never was. */
  kept: number;
  /** How many tails held edits that no transaction had. */
  tails: number;
  isTailKept: boolean;
  isTailOffered: boolean;
}>;

/** Looks what is there of the last life; its map is open afterwards. */
export async function lookAt(page: Page, origin: string, legacy: Legacy): Promise<Finding> {
  await page.goto(origin + QUIET_PLACE);
  const tails = await unsavedTails(page);
  await page.goto(legacy.address);
  await isOpen(page);
  const records = await exported(page);
  const state = stateOf(records);
  const left = await unsavedTails(page);
  return {
    state,
    kept: legacy.states.map(textOf).lastIndexOf(textOf(state)),
    tails: tails.length,
    isTailKept: holdsTails(records, tails),
    isTailOffered: left.length > 0,
  };
}

/** Edits at random until the random moment at which the browser is killed. */
export async function editUntilKilled(
  { context, page, kill }: Running,
  found: State,
  random: Random,
  newTitle: () => string,
): Promise<Legacy> {
  const edits = new Edits(page, found, random, newTitle);
  let acknowledged = 0;
  await context.exposeBinding('acknowledge', (_source, made: number) => {
    acknowledged = Math.max(acknowledged, made);
  });
  await page.evaluate(watchForSaved, SAVED);
  const address = page.url();
  const begin = performance.now();
  const victim: Victim = random() < PAGES_KILLED ? 'page' : 'browser';
  const end = pause(SHORTEST_LIFE_MS + random() * LONGER_MS).then(() => kill(victim));
  let isKilled = false;
  const killed = end.then(() => (isKilled = true));
  try {
    for (;;) {
      await edits.next();
      await page.evaluate((made) => {
        Object.assign(window, { made });
        (window as unknown as { lookForSaved: () => void }).lookForSaved();
      }, edits.begun);
      if (random() < 0.7) await pause(random() * LONGEST_PAUSE_MS);
    }
  } catch (error) {
    // Its end is how a life ends; anything else is a fault of this command.
    await Promise.race([killed, pause(2000)]);
    if (!isKilled) throw error;
  }
  await end;
  const lasted = performance.now() - begin;
  return { address: address.split('?')[0]!, states: edits.states, acknowledged, lasted, victim };
}

/** Runs in the page: says how many edits were made whenever the page says that it saved them. */
function watchForSaved(saved: string): void {
  const here = window as unknown as {
    made?: number;
    acknowledge: (made: number) => Promise<void>;
    lookForSaved: () => void;
  };
  here.lookForSaved = () => {
    const text = document.querySelector('.status')?.textContent ?? '';
    if (here.made !== undefined && text.includes(saved)) void here.acknowledge(here.made);
  };
  new MutationObserver(here.lookForSaved).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Waits until a map is open, with everything recovered. */
export async function isOpen(page: Page): Promise<void> {
  await page.locator('.svelte-flow__node').first().waitFor();
  await page.getByText(SAVED).first().waitFor();
}

/** Opens the sample of the first visit and puts all of it in view. */
export async function firstVisit(profile: string, origin: string): Promise<Legacy> {
  const { context, page } = await startBrowser(profile);
  await page.goto(origin);
  await isOpen(page);
  const state = stateOf(await exported(page));
  const address = page.url().split('?')[0]!;
  await context.close();
  return { address, states: [state], acknowledged: 0, lasted: 0, victim: 'browser' };
}
