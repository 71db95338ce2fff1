/** Maps of any size for tests, benchmarks and screenshots. The same size gives the same map. */
import type { Estimate } from '#domain/estimate.ts';
import { channels, momentsOfTruth } from '#domain/kinds/touchpoint.ts';
import { identityColours } from '#domain/kinds/partner.ts';
import { keysBetween } from '#domain/order.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';

/** How many stages, and how many of each sort of card in every one of them. */
export type MapSize = Readonly<{
  stages: number;
  touchpoints: number;
  painPoints: number;
  offers: number;
  solutions: number;
  notes: number;
}>;

/** A map of some many cards, 40 in each stage, of which 20 are touchpoints; 5,000 is a large one. */
export function mapOfCards(cards: number): MapRecords {
  const stages = Math.max(1, Math.round(cards / 40));
  return generatedMap({
    stages,
    touchpoints: 20,
    painPoints: 8,
    offers: 5,
    solutions: 3,
    notes: 4,
  });
}

/** The records of a map of that size. Valid, without broken invariants, and computable. */
export function generatedMap(size: MapSize): MapRecords {
  const map: MapRecord = {
    id: 'map',
    kind: 'map',
    title: `${size.stages} stages`,
    period: 'month',
  };
  const records: MapRecord[] = [map, ...lanes(), ...partners()];
  const stageKeys = keysBetween(null, null, size.stages);
  const touchpointKeys = keysBetween(null, null, size.touchpoints);
  for (let stage = 0; stage < size.stages; stage++) {
    const id = `stage-${stage}`;
    records.push({
      id,
      kind: 'stage',
      title: STAGES[stage % STAGES.length]!,
      order: stageKeys[stage],
    });
    for (const [index, order] of touchpointKeys.entries())
      records.push(touchpoint(stage, index, order));
    records.push(...paths(stage, size.touchpoints));
    records.push(...placedCards(stage, size), ...notes(stage, size.notes));
  }
  return recordsFrom(records);
}

const LANES = [
  ...['touchpoints', 'experience', 'painPoints', 'offers', 'solutions', 'value'],
  ...['thoughts', 'notes'],
];
const STAGES = ['Notice', 'Compare', 'Choose', 'Receive', 'Set up', 'Use', 'Ask', 'Renew'];
const DEEDS = ['look for', 'ask about', 'try', 'order', 'wait for', 'unpack', 'use', 'return'];
const THINGS = ['the offer', 'a plan', 'the parcel', 'my account', 'the manual', 'a spare part'];
const TROUBLES = [
  'comes late',
  'is missing',
  'costs more than said',
  'nobody answers',
  'is hard to read',
];
const PARTNERS = ['Carrier', 'Bank', 'Workshop', 'Club'];
const OWNERS = ['Marketing', 'Sales', 'Delivery', 'Service', 'Product'];

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length]!;
}

function guess(likely: number): Estimate {
  return { likely, basis: 'guess' };
}

function lanes(): MapRecord[] {
  const keys = keysBetween(null, null, LANES.length);
  return LANES.map((sort, index) => ({
    id: `lane-${sort}`,
    kind: 'lane',
    sort,
    order: keys[index],
  }));
}

function partners(): MapRecord[] {
  const keys = keysBetween(null, null, PARTNERS.length);
  return PARTNERS.map((title, index) => ({
    ...{ id: `partner-${index}`, kind: 'partner', title, order: keys[index] },
    colour: pick(identityColours, index),
  }));
}

function touchpoint(stage: number, index: number, order: string): MapRecord {
  const number = 7 * stage + index;
  return {
    ...{ id: `touchpoint-${stage}-${index}`, kind: 'touchpoint' },
    title: `I ${pick(DEEDS, number)} ${pick(THINGS, 3 * number + stage)}`,
    ...{ stage: `stage-${stage}`, order },
    channel: pick(channels, number),
    owner: pick(OWNERS, number),
    ...(index % 6 === 2 && { momentOfTruth: pick(momentsOfTruth, stage) }),
    quality: guess(5 + ((13 * number) % 10) / 2),
    ...(index % 5 === 3 && { optOut: guess(0.01 + (number % 4) / 100) }),
    ...(index % 4 === 1 && { cost: guess(1 + (number % 5)) }),
    ...(index % 7 === 4 && { promise: guess(6 + (number % 6) / 2) }),
    ...(stage % 3 === 2 && index === 0 && { purchase: true, margin: guess(120) }),
  };
}

/** A shortcut and a loop back in every run of ten touchpoints; the loops can be left. */
function paths(stage: number, touchpoints: number): MapRecord[] {
  const way = (from: number, to: number, share: number): MapRecord => ({
    ...{ id: `path-${stage}-${from}-${to}`, kind: 'path' },
    from: `touchpoint-${stage}-${from}`,
    to: `touchpoint-${stage}-${to}`,
    share: guess(share),
  });
  const found: MapRecord[] = [];
  for (let from = 1; from + 3 < touchpoints; from += 10)
    found.push(way(from, from + 1, 0.8), way(from, from + 3, 0.2));
  for (let from = 5; from + 1 < touchpoints; from += 10)
    found.push(way(from, from + 1, 0.9), way(from, from - 2, 0.1));
  return found;
}

/** Pain points, offers and solutions, each placed at one touchpoint, spread over the stage. */
function placedCards(stage: number, size: MapSize): MapRecord[] {
  if (size.touchpoints === 0) return [];
  const cards = [
    ...Array.from({ length: size.painPoints }, (_, index) => painPoint(stage, index)),
    ...Array.from({ length: size.offers }, (_, index) => offer(stage, index)),
    ...Array.from({ length: size.solutions }, (_, index) => solution(stage, index)),
  ];
  const keys = keysBetween(null, null, cards.length);
  const placements = cards.map((card, index) => ({
    ...{ id: `placement-${card.id}`, kind: 'placement', item: card.id, order: keys[index] },
    touchpoint: `touchpoint-${stage}-${(3 * index) % size.touchpoints}`,
  }));
  return [...cards, ...placements];
}

function painPoint(stage: number, index: number): MapRecord {
  return {
    ...{ id: `pain-${stage}-${index}`, kind: 'painPoint' },
    title: `It ${pick(TROUBLES, stage + index)}`,
    likelihood: guess(0.05 + ((stage + index) % 5) / 20),
    loss: guess(1 + ((stage + index) % 3)),
  };
}

function offer(stage: number, index: number): MapRecord {
  return {
    ...{ id: `offer-${stage}-${index}`, kind: 'offer' },
    title: `Try ${pick(THINGS, stage + 2 * index)}`,
    ...(index % 3 > 0 && { partner: `partner-${(stage + index) % PARTNERS.length}` }),
    takeUp: guess(0.1 + (index % 3) / 10),
    marginWith: guess(2 + index),
    partnerMarginWith: guess(5),
  };
}

function solution(stage: number, index: number): MapRecord {
  const at = `touchpoint-${stage}-0`;
  return {
    ...{ id: `solution-${stage}-${index}`, kind: 'solution' },
    title: `Mend ${pick(THINGS, stage + index)}`,
    effort: guess(2 + 3 * index),
    effects: [{ record: at, field: 'quality', op: 'add', value: 0.5 + index / 2 }],
  };
}

function notes(stage: number, count: number): MapRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `note-${stage}-${index}`, kind: 'note', stage: `stage-${stage}` },
    lane: index % 2 === 0 ? 'lane-thoughts' : 'lane-notes',
    title: index % 2 === 0 ? 'What happens next?' : 'Ask the people at the counter',
    order: keysBetween(null, null, count)[index],
  }));
}
