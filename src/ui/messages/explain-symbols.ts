/** What the letters of the formulas stand for, and which numbers of the map they are. */
import type { FigureId } from '#state/calculations.svelte.ts';

export type SymbolText = Readonly<{
  /** As it is written in the formulas. */
  symbol: string;
  means: string;
  /** The inputs that it is, by their field. */
  fields?: readonly string[];
}>;

const symbols = {
  visits: { symbol: 'a', means: 'visits of one arriving customer' },
  power: { symbol: 'a', means: 'how fast feeling gets used to more', fields: ['diminishing'] },
  felt: { symbol: 'v', means: 'what is felt' },
  loss: { symbol: 'λ', means: 'how much more a loss weighs', fields: ['lossAversion'] },
  gap: { symbol: 'D', means: 'gap of quality to the bar' },
  quality: { symbol: 'Q', means: 'delivered quality' },
  bar: { symbol: 'R', means: 'the bar it is held against' },
  expectation: { symbol: 'E', means: 'expectation on arrival' },
  start: { symbol: 'E₀', means: 'expected at the start', fields: ['expectation', 'brandPromise'] },
  adapt: { symbol: 'α', means: 'how fast the bar follows', fields: ['barUp', 'barDown'] },
  promise: { symbol: 'p', means: 'promise made here', fields: ['promise'] },
  promiseWeight: { symbol: 'w', means: 'weight of a promise', fields: ['promiseWeight'] },
  surprise: { symbol: 'η', means: 'weight of surprise', fields: ['surpriseWeight'] },
  satisfaction: { symbol: 's', means: 'satisfaction' },
  neutralLeave: {
    symbol: 'h',
    means: 'share who leave when all is neutral',
    fields: ['optOut', 'observedDropOff'],
  },
  leave: { symbol: 'h̄', means: 'share who leave here' },
  ofMetric: { symbol: 'P', means: 'the period of the churn, in periods of the map' },
  spent: {
    symbol: 'T',
    means: 'periods that one arriving customer spends here',
    fields: ['duration'],
  },
  staying: { symbol: 'κ', means: 'how much satisfaction keeps people', fields: ['stayingWeight'] },
  discount: {
    symbol: 'β',
    means: 'worth now of 1 a period later: 1 / (1 + d)',
    fields: ['discountPerYear'],
  },
  perYear: {
    symbol: 'd',
    means: 'discount of a period, from that of a year',
    fields: ['discountPerYear'],
  },
  time: { symbol: 't', means: 'periods since arrival' },
  retention: {
    symbol: 'r',
    means: 'share of a steady customer’s periods that are followed by one',
  },
  margin: { symbol: 'm', means: 'earned when a customer passes', fields: ['margin'] },
  steadyMargin: { symbol: 'm', means: 'what a steady customer would pay each period' },
  cost: { symbol: 'c', means: 'cost of a visit', fields: ['cost'] },
  brought: { symbol: 'm', means: 'customers whom each one brings' },
  arrivals: { symbol: 'n', means: 'customers who arrive in a period', fields: ['arrivals'] },
  told: { symbol: 'K', means: 'people whom a promoter tells', fields: ['invitations'] },
  joining: { symbol: 'π', means: 'share of them who come', fields: ['acceptance'] },
  likelihood: { symbol: 'ρ', means: 'how often a pain happens', fields: ['likelihood'] },
  voiced: { symbol: 'ψ', means: 'share who tell us', fields: ['voiced'] },
  mended: { symbol: 'ξ', means: 'share of those that are mended', fields: ['recovered'] },
  painLoss: { symbol: 'L', means: 'points lost when it happens', fields: ['loss'] },
  taken: { symbol: 'τ', means: 'share who see an offer and take it', fields: ['takeUp'] },
  drawn: { symbol: 'q', means: 'how well it goes, as drawn', fields: ['quality'] },
  silent: { symbol: 'U', means: 'silent cases per visit' },
  way: { symbol: 'w', means: 'share who take this way', fields: ['share'] },
  competitor: {
    symbol: 'competitor',
    means: 'score of the strongest alternative',
    fields: ['competitorScore'],
  },
  worth: { symbol: 'V', means: 'worth from there on' },
  now: { symbol: 'g', means: 'what this visit brings' },
  starts: { symbol: 's', means: 'share who start at each touchpoint' },
  matrix: { symbol: 'Q', means: 'share who go from each touchpoint to each other' },
  times: { symbol: 'N', means: 'visits to come, once there: (I − Q)⁻¹' },
} as const satisfies Readonly<Record<string, SymbolText>>;
type SymbolKey = keyof typeof symbols;

const byFigure: Readonly<Record<FigureId, readonly SymbolKey[]>> = {
  experienceSum: ['visits', 'felt'],
  completion: [],
  lifetimeValue: ['discount', 'time', 'margin', 'cost', 'steadyMargin', 'perYear', 'retention'],
  partners: ['discount', 'time'],
  memory: [],
  rating: [],
  customerEquity: ['arrivals', 'brought', 'told', 'joining'],
  network: [],
  valueAdded: ['satisfaction', 'competitor'],
  satisfaction: ['quality', 'surprise', 'felt', 'bar'],
  quality: ['drawn', 'likelihood', 'voiced', 'mended', 'painLoss', 'taken'],
  expectation: ['bar', 'quality', 'adapt'],
  reference: ['promiseWeight', 'expectation', 'promise'],
  gap: ['quality', 'bar'],
  promiseGap: ['quality', 'promise'],
  brandPromiseGap: ['quality', 'start'],
  felt: ['gap', 'power', 'loss'],
  topBox: ['satisfaction'],
  bottomBox: ['satisfaction'],
  reach: ['visits', 'times'],
  visits: ['starts', 'matrix'],
  dropOff: ['neutralLeave', 'staying', 'satisfaction'],
  conversion: ['leave'],
  churn: ['leave', 'ofMetric', 'visits', 'spent'],
  valueToCustomer: ['visits', 'felt'],
  valueToUs: ['discount', 'time', 'margin', 'cost'],
  valueToPartners: ['discount', 'time'],
  runningValue: [],
  valueToGo: ['now', 'discount', 'worth'],
  pathFlow: ['visits', 'leave', 'way'],
  partnerValue: ['discount', 'time'],
  offerToUs: [],
  offerToPartner: [],
  offerTaken: ['visits', 'taken'],
  painAtRisk: ['silent'],
  painSilent: ['voiced'],
};

/** The letters of a figure's formula, in the order in which they come. */
export function symbolsOf(figure: FigureId): readonly SymbolText[] {
  return byFigure[figure].map((key) => symbols[key]);
}
