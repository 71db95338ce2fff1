/**
 * The full model as one would write it first: an object for every customer and encounter, closures, the built-in
 * mathematics and random numbers one after the other. The engine of the product is measured beside it.
 */
import { COMPLETE, NEUTRAL, type Model, type ModelTouchpoint } from '#simulation/model.ts';

interface Customer {
  expectation: number;
  worth: number;
  visits: Map<string, number>;
  stages: Set<string>;
  bought: Set<string>;
  satisfactions: number[];
  felt: number;
  lifetimeValue: number;
  partners: number;
  isCustomer: boolean;
  outcome: 'optedOut' | 'completed' | 'unfinished';
}

type Totals = Record<string, number>;

const clip = (value: number) => Math.min(10, Math.max(0, value));

/** Mean lifetime value of so many customers. */
export function simulatePlainly(model: Model, customers: number, seed: number): number {
  const random = generator(seed);
  const totals = new Map<string, Totals>();
  const add = (key: string, what: string, amount: number) => {
    const own = totals.get(key) ?? {};
    own[what] = (own[what] ?? 0) + amount;
    totals.set(key, own);
  };
  const everybody: { lifetimeValue: number; memory: number | null; rating: number | null }[] = [];
  for (let number = 0; number < customers; number++) {
    const customer = live(model, random, add);
    const memory = memoryOf(customer);
    const rating =
      memory !== null && customer.isCustomer ? clip(Math.round(memory + normal(random))) : null;
    everybody.push({ lifetimeValue: customer.lifetimeValue, memory, rating });
  }
  return everybody.reduce((sum, { lifetimeValue }) => sum + lifetimeValue, 0) / customers;
}

/** Mulberry32, about as fast as `Math.random`. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller (1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

type Add = (key: string, what: string, amount: number) => void;

function live(model: Model, random: () => number, add: Add): Customer {
  const customer: Customer = {
    expectation: model.expectation,
    worth: 1,
    visits: new Map(),
    stages: new Set(),
    bought: new Set(),
    satisfactions: [],
    felt: 0,
    lifetimeValue: 0,
    partners: 0,
    isCustomer: !model.touchpoints.some(({ purchase }) => purchase),
    outcome: 'unfinished',
  };
  let at = pick(model.entry, random());
  while (at !== COMPLETE && customer.outcome === 'unfinished') {
    const touchpoint = model.touchpoints[at]!;
    const stays = encounter(model, touchpoint, customer, random, add);
    if (!stays) {
      customer.outcome = 'optedOut';
      break;
    }
    customer.worth *= Math.pow(model.discountPerPeriod, touchpoint.duration);
    const way = pick(
      touchpoint.next.map(({ share }) => share),
      random(),
    );
    at = touchpoint.next[way]?.to ?? COMPLETE;
    if (at === COMPLETE) {
      customer.outcome = 'completed';
      add(touchpoint.id, 'completions', 1);
    }
  }
  return customer;
}

function pick(shares: readonly number[], u: number): number {
  let sum = 0;
  return shares.findIndex((share) => u < (sum += share));
}

function encounter(
  model: Model,
  touchpoint: ModelTouchpoint,
  customer: Customer,
  random: () => number,
  add: Add,
): boolean {
  const { id } = touchpoint;
  const p = model.psychology;
  const visit = customer.visits.get(id) ?? 0;
  customer.visits.set(id, visit + 1);
  add(id, 'visits', 1);
  if (visit === 0) add(id, 'firstVisits', 1);
  if (!customer.stages.has(touchpoint.stage)) {
    customer.stages.add(touchpoint.stage);
    add(touchpoint.stage, 'entered', 1);
  }
  const pains = touchpoint.pains
    .filter(({ likelihood }) => random() < likelihood)
    .map((pain) => ({ pain, voiced: random() < pain.voiced }))
    .map((met) => ({ ...met, recovered: met.voiced && random() < met.pain.recovered }));
  add(id, 'unvoicedPain', pains.filter(({ voiced }) => !voiced).length);
  const bad = pains.some(({ recovered }) => !recovered);
  const deals = touchpoint.offers
    .filter((offer) => !customer.bought.has(offer.id))
    .map((offer) => {
      const shown = offer.on && (offer.rule === 'always' || bad);
      return { offer, shown, bought: random() < (shown ? offer.takeUp : offer.base) };
    });
  for (const { offer, bought } of deals) {
    if (bought && offer.counting === 'once') customer.bought.add(offer.id);
  }
  const losses = pains
    .filter(({ recovered }) => !recovered)
    .reduce((sum, { pain }) => sum + pain.loss, 0);
  const lifts = deals
    .filter(({ shown, bought }) => shown && bought)
    .reduce((sum, { offer }) => sum + offer.lift, 0);
  const noise = p.spread > 0 ? p.spread * normal(random) : 0;
  const quality = clip(touchpoint.quality - losses + lifts + noise);
  const { promise } = touchpoint;
  const reference =
    promise === null
      ? customer.expectation
      : (1 - p.promiseWeight) * customer.expectation + p.promiseWeight * promise;
  const gap = quality - reference;
  const felt =
    gap >= 0
      ? touchpoint.kano === 'basic'
        ? 0
        : Math.pow(gap, p.diminishing)
      : touchpoint.kano === 'delighter'
        ? 0
        : -p.lossAversion * Math.pow(-gap, p.diminishing);
  const satisfaction = clip(quality + p.surpriseWeight * felt);
  const odds = touchpoint.optOut * Math.exp(p.stayingWeight * (NEUTRAL - satisfaction));
  const stays = random() >= odds / (1 - touchpoint.optOut + odds);
  for (const [what, amount] of Object.entries({
    quality,
    expectation: customer.expectation,
    reference,
    felt,
    satisfaction,
    topBox: Number(satisfaction >= 9),
    bottomBox: Number(satisfaction < 6.5),
    exits: Number(!stays),
  })) {
    add(id, what, amount);
  }
  customer.expectation = clip(reference + (gap >= 0 ? p.barUp : p.barDown) * gap);
  customer.satisfactions.push(satisfaction);
  customer.felt += felt;
  const recovery = pains
    .filter(({ recovered }) => recovered)
    .reduce((sum, { pain }) => sum + pain.recoveryCost, 0);
  let ours = -touchpoint.cost - recovery;
  for (const { offer, shown, bought } of deals) {
    const key = `${id} ${offer.id}`;
    if (shown) add(key, 'shown', 1);
    if (!bought || !stays) continue;
    const margin = shown ? offer.ourMargin : offer.ourMarginWithout;
    const partner = shown ? offer.partnerMargin : offer.partnerMarginWithout;
    add(key, shown ? 'taken' : 'takenWithout', 1);
    add(key, 'ours', customer.worth * margin);
    add(key, 'partner', customer.worth * partner);
    ours += margin;
    customer.partners += customer.worth * partner;
  }
  if (stays) {
    ours += touchpoint.margin;
    if (touchpoint.purchase) customer.isCustomer = true;
  }
  customer.lifetimeValue += customer.worth * ours;
  add(id, 'ours', customer.worth * ours);
  return stays;
}

function memoryOf({ satisfactions }: Customer): number | null {
  if (satisfactions.length === 0) return null;
  const peak = satisfactions.reduce((best, own) =>
    Math.abs(own - NEUTRAL) >= Math.abs(best - NEUTRAL) ? own : best,
  );
  return (peak + satisfactions[satisfactions.length - 1]!) / 2;
}
