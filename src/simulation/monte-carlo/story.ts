/**
 * One simulated customer, encounter by encounter, exactly as in the run: the same chance and the same ten steps, written
 * plainly. It tells what happened, and the fast way of the blocks is held against it.
 */
import { peakEndMemory } from '../analysis/peak-end-memory.ts';
import { COMPLETE, type ModelOffer, type ModelPain, type ModelTouchpoint } from '../model.ts';
import { normalQuantile } from '../portable-math.ts';
import { clipped, encounter } from '../psychology.ts';
import { MOST_VISITS, type OUTCOME } from './block.ts';
import { cellOf } from './opt-out-cells.ts';
import type { Plan } from './plan.ts';
import { draw, uniform } from './random.ts';

/** A pain point that met the customer. */
export interface MetPain {
  readonly id: string;
  readonly voiced: boolean;
  readonly recovered: boolean;
}

/** An offer that was shown or bought. */
export interface MetOffer {
  readonly id: string;
  readonly shown: boolean;
  readonly bought: boolean;
}

/** One visit of a touchpoint. */
export interface Encounter {
  readonly touchpoint: string;
  /** 0 at the first visit of this touchpoint. */
  readonly visit: number;
  readonly expectation: number;
  readonly reference: number;
  readonly quality: number;
  readonly gap: number;
  readonly felt: number;
  readonly satisfaction: number;
  /** Probability of opting out here, and whether it happened. */
  readonly optOut: number;
  readonly left: boolean;
  readonly pains: readonly MetPain[];
  readonly offers: readonly MetOffer[];
  /** Our money and the partners', discounted to the arrival. */
  readonly ours: number;
  readonly partners: number;
}

export interface Story {
  readonly customer: number;
  readonly encounters: readonly Encounter[];
  readonly outcome: keyof typeof OUTCOME;
  readonly lifetimeValue: number;
  readonly partners: number;
  readonly experienceSum: number;
  /** Place in `encounters` of the most extreme satisfaction; null without encounters. */
  readonly peak: number | null;
  readonly memory: number | null;
  /** Null for somebody who is not asked. */
  readonly rating: number | null;
}

/** Tells the journey of a customer, 0 or any whole number, of the run that the plan is for. */
export function tellStory(plan: Plan, customer: number): Story {
  return new Teller(plan, customer).tell();
}

/** Encounters of all stories together, after which no further one is begun: about half a second's work. */
const MOST_TOLD = 200_000;

/** The journeys of the first so many customers, and of fewer where journeys are long; at least one. */
export function* firstStories(plan: Plan, customers: number): Generator<Story> {
  let told = 0;
  for (let customer = 0; customer < customers && told < MOST_TOLD; customer++) {
    const story = tellStory(plan, customer);
    told += story.encounters.length;
    yield story;
  }
}

class Teller {
  readonly #plan: Plan;
  readonly #customer: number;
  readonly #word = new Int32Array(4);
  readonly #visits = new Map<number, number>();
  readonly #bought = new Set<string>();

  constructor(plan: Plan, customer: number) {
    this.#plan = plan;
    this.#customer = customer;
  }

  tell(): Story {
    const { model } = this.#plan;
    const encounters: Encounter[] = [];
    let worth = 1;
    let expectation = model.expectation;
    let at = this.#entry();
    let outcome: Story['outcome'] = at === COMPLETE ? 'completed' : 'unfinished';
    while (at !== COMPLETE && encounters.length < MOST_VISITS) {
      const met = this.#meet(at, expectation, worth);
      encounters.push(met.encounter);
      if (met.encounter.left) {
        outcome = 'optedOut';
        break;
      }
      expectation = met.next;
      worth *= this.#plan.touchpoints.discount[at]!;
      at = met.to;
      if (at === COMPLETE) outcome = 'completed';
    }
    return this.#ending(encounters, outcome);
  }

  #entry(): number {
    const { entryUpTo, words } = this.#plan;
    const u = this.#uniforms(words.entry, 0, words.entry)[0];
    const last = entryUpTo.length - 1;
    const at = entryUpTo.findIndex((limit) => u < limit);
    if (at >= 0) return at;
    return 1 - entryUpTo[last]! < 1e-12 ? last : COMPLETE;
  }

  #meet(at: number, expectation: number, worth: number) {
    const { model, touchpoints, words } = this.#plan;
    const touchpoint = model.touchpoints[at]!;
    const visit = this.#visits.get(at) ?? 0;
    this.#visits.set(at, visit + 1);
    const [leaving, path, noise] = this.#uniforms(touchpoints.word[at]!, visit, words.encounter);
    const pains = touchpoint.pains.flatMap((pain, index) => this.#suffer(pain, at, index, visit));
    const bad = pains.some(({ recovered }) => !recovered);
    const offers = touchpoint.offers.flatMap((offer, index) =>
      this.#choose(offer, at, index, visit, bad),
    );
    const { spread } = model.psychology;
    const raw = touchpoint.quality + shiftOf(touchpoint, pains, offers);
    const quality = clipped(spread > 0 ? raw + spread * normalQuantile(noise) : raw);
    const own = { ...touchpoint, optOut: this.#optOut(touchpoint, at) };
    const result = encounter(own, expectation, quality, model.psychology);
    const left = leaving < result.optOut;
    const earned = left ? { ours: 0, partners: 0 } : earnings(touchpoint, offers);
    return {
      next: result.next,
      to: this.#wayOn(touchpoint, at, path),
      encounter: {
        touchpoint: touchpoint.id,
        visit,
        expectation,
        reference: result.reference,
        quality,
        gap: result.gap,
        felt: result.felt,
        satisfaction: result.satisfaction,
        optOut: result.optOut,
        left,
        pains,
        offers,
        ours: worth * (earned.ours - costOf(touchpoint, pains)),
        partners: worth * earned.partners,
      },
    };
  }

  /** The customer's own opt-out where customers differ; the same at every visit. */
  #optOut(touchpoint: ModelTouchpoint, at: number): number {
    const { touchpoints, words } = this.#plan;
    const cells = touchpoints.optOutCells[at];
    if (!cells) return touchpoint.optOut;
    draw(this.#customer, touchpoints.word[at]!, 0, words.leaving, this.#word);
    return cells[cellOf(this.#word[0]!)]!;
  }

  #suffer(pain: ModelPain, at: number, index: number, visit: number): MetPain[] {
    const { touchpoints, pains } = this.#plan;
    const subject = pains.word[touchpoints.firstPain[at]! + index]!;
    const [happens, says, heals] = this.#uniforms(touchpoints.word[at]!, visit, subject);
    if (happens >= pain.likelihood) return [];
    const voiced = says < pain.voiced;
    return [{ id: pain.id, voiced, recovered: voiced && heals < pain.recovered }];
  }

  #choose(offer: ModelOffer, at: number, index: number, visit: number, bad: boolean): MetOffer[] {
    const { touchpoints, offers } = this.#plan;
    const once = offer.counting === 'once';
    if (once && this.#bought.has(offer.id)) return [];
    const place = once ? 0 : touchpoints.word[at]!;
    const subject = offers.word[touchpoints.firstOffer[at]! + index]!;
    const [u] = this.#uniforms(place, once ? 0 : visit, subject);
    const shown = offer.on && (offer.rule === 'always' || bad);
    const bought = u < (shown ? offer.takeUp : offer.base);
    if (bought && once) this.#bought.add(offer.id);
    return shown || bought ? [{ id: offer.id, shown, bought }] : [];
  }

  #wayOn(touchpoint: ModelTouchpoint, at: number, u: number): number {
    const { touchpoints, paths } = this.#plan;
    const first = touchpoints.firstPath[at]!;
    const taken = touchpoint.next.findIndex((_, index) => u < paths.upTo[first + index]!);
    return taken < 0 ? COMPLETE : touchpoint.next[taken]!.to;
  }

  #ending(encounters: readonly Encounter[], outcome: Story['outcome']): Story {
    const { model, hasPurchase, words } = this.#plan;
    const purchases = new Set(model.touchpoints.filter((one) => one.purchase).map(({ id }) => id));
    const asked =
      !hasPurchase || encounters.some(({ touchpoint, left }) => !left && purchases.has(touchpoint));
    const remembered = peakEndMemory(encounters.map(({ satisfaction }) => satisfaction));
    const memory = remembered?.memory ?? null;
    // Of moments alike the later is remembered.
    const peak = encounters.findLastIndex(({ satisfaction }) => satisfaction === remembered?.peak);
    const u = this.#uniforms(words.rating, 0, words.rating)[0];
    const answer = memory === null ? 0 : Math.floor(memory + normalQuantile(u) + 0.5);
    return {
      customer: this.#customer,
      encounters,
      outcome,
      lifetimeValue: encounters.reduce((total, { ours }) => total + ours, 0),
      partners: encounters.reduce((total, { partners }) => total + partners, 0),
      experienceSum: encounters.reduce((total, { felt }) => total + felt, 0),
      peak: remembered ? peak : null,
      memory,
      rating: asked && memory !== null ? Math.min(10, Math.max(0, answer)) : null,
    };
  }

  #uniforms(place: number, visit: number, subject: number): [number, number, number] {
    draw(this.#customer, place, visit, subject, this.#word);
    const [first, second, third] = this.#word;
    return [uniform(first!), uniform(second!), uniform(third!)];
  }
}

/** What pains take from quality and offers add to it. */
function shiftOf(
  touchpoint: ModelTouchpoint,
  pains: readonly MetPain[],
  offers: readonly MetOffer[],
): number {
  let shift = 0;
  for (const { id, loss } of touchpoint.pains) {
    if (pains.some((met) => met.id === id && !met.recovered)) shift -= loss;
  }
  for (const { id, lift } of touchpoint.offers) {
    if (offers.some((met) => met.id === id && met.shown && met.bought)) shift += lift;
  }
  return shift;
}

function costOf({ cost, pains }: ModelTouchpoint, met: readonly MetPain[]): number {
  let total = cost;
  for (const { id, recoveryCost } of pains) {
    if (met.some((pain) => pain.id === id && pain.recovered)) total += recoveryCost;
  }
  return total;
}

function earnings({ margin, offers }: ModelTouchpoint, met: readonly MetOffer[]) {
  let ours = margin;
  let partners = 0;
  for (const offer of offers) {
    const deal = met.find(({ id, bought }) => bought && id === offer.id);
    if (!deal) continue;
    ours += deal.shown ? offer.ourMargin : offer.ourMarginWithout;
    if (offer.partner === null) continue;
    partners += deal.shown ? offer.partnerMargin : offer.partnerMarginWithout;
  }
  return { ours, partners };
}
