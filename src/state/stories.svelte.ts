/**
 * The journeys of single simulated customers, one at a time: by their number, or the first of a hundred who is of the
 * kind that one looks for.
 */
import type { RecordId } from '#domain/records.ts';
import type { Story } from '#simulation/monte-carlo/story.ts';

export type { Encounter, Story } from '#simulation/monte-carlo/story.ts';

export const STORY_KINDS = ['typical', 'promoter', 'leaver'] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** Tells what happens to a customer of a segment; the first customer is 0. */
export interface StoryTeller {
  story(customer: number, segment?: RecordId | null): Promise<Story | null>;
}

/** So many customers are looked through for one of a kind. */
export const SEARCHED = 100;
const PROMOTER = 9;

export class Stories {
  readonly #teller: StoryTeller;
  #customer = $state.raw(0);
  #segment = $state.raw<RecordId | null | undefined>(undefined);
  #story = $state.raw<Story | null>(null);
  #missed = $state.raw<StoryKind | null>(null);
  #isLooking = $state.raw(false);
  #hasFailed = $state.raw(false);
  /** Counts what was asked for, so that an overtaken answer is not shown. */
  #asked = 0;

  /** `first` is the customer to begin with. */
  constructor(teller: StoryTeller, first = 0) {
    this.#teller = teller;
    this.#customer = first;
  }

  /** The customer shown, 0 for the first. */
  get customer(): number {
    return this.#customer;
  }
  get story(): Story | null {
    return this.#story;
  }
  /** The kind that nobody of the first hundred was. */
  get missed(): StoryKind | null {
    return this.#missed;
  }
  get isLooking(): boolean {
    return this.#isLooking;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Tells another customer's journey. */
  async show(customer: number): Promise<void> {
    this.#customer = Math.max(0, Math.floor(customer));
    this.#missed = null;
    await this.#look(async (isWanted) => {
      const story = await this.#teller.story(this.#customer, this.#segment);
      if (isWanted()) this.#story = story;
    });
  }

  /** Tells the same customer's journey in another segment, or on a map that has changed. */
  async retell(segment: RecordId | null | undefined): Promise<void> {
    this.#segment = segment;
    await this.show(this.#customer);
  }

  /** Looks for a customer of a kind among the first hundred. */
  async find(kind: StoryKind): Promise<void> {
    this.#missed = null;
    await this.#look(async (isWanted) => {
      const all = await Promise.all(
        Array.from({ length: SEARCHED }, (_, at) => this.#teller.story(at, this.#segment)),
      );
      if (!isWanted()) return;
      const found = ofKindAmong(
        all.filter((story) => story !== null),
        kind,
      );
      if (!found) this.#missed = kind;
      else [this.#customer, this.#story] = [found.customer, found];
    });
  }

  async #look(ask: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const own = ++this.#asked;
    const isWanted = () => own === this.#asked;
    this.#isLooking = true;
    this.#hasFailed = false;
    try {
      await ask(isWanted);
    } catch {
      if (isWanted()) this.#hasFailed = true;
    } finally {
      if (isWanted()) this.#isLooking = false;
    }
  }
}

/**
 * The first promoter, the first who leaves after at least two encounters (else the first who leaves), or the one in
 * the middle by lifetime value of those who are asked for a rating (else of all).
 */
export function ofKindAmong(stories: readonly Story[], kind: StoryKind): Story | null {
  if (kind === 'promoter')
    return stories.find(({ rating }) => rating !== null && rating >= PROMOTER) ?? null;
  if (kind === 'leaver') {
    const leavers = stories.filter(({ outcome }) => outcome === 'optedOut');
    return leavers.find(({ encounters }) => encounters.length > 1) ?? leavers[0] ?? null;
  }
  const asked = stories.filter(({ rating }) => rating !== null);
  const among = [...(asked.length > 0 ? asked : stories)];
  among.sort((a, b) => a.lifetimeValue - b.lifetimeValue || a.customer - b.customer);
  return among[Math.floor((among.length - 1) / 2)] ?? null;
}
