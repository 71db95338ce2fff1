/**
 * What every figure means and how it is calculated: a sentence, the formula in words and in symbols, and where it was
 * published. What has no published size says that it is assumed by us.
 */
import type { FigureId } from '#state/calculations.svelte.ts';

export type FigureText = Readonly<{
  name: string;
  /** Its name where it is of the whole journey, if that is another. */
  ofJourney?: string;
  /** One sentence. */
  means: string;
  formula: string;
  symbols: string;
  source: string;
  /** What to know before one quotes it. */
  note?: string;
}>;

const MARKOV = 'Absorbing Markov chain: Kemeny and Snell 1960, chapter 3';
const REWARD =
  'Markov chain with rewards: Howard 1960; for customer value Pfeifer and Carraway 2000';

export const figureTexts: Readonly<Record<FigureId, FigureText>> = {
  experienceSum: {
    name: 'Experience sum',
    means:
      'What one customer feels above and below expectation, added up over every visit of the journey.',
    formula: 'For each touchpoint, visits times what is felt per visit; then all of them together.',
    symbols: 'X = Σ aᵢ · v̄ᵢ',
    source:
      'Felt value: Tversky and Kahneman 1992. Adding it up over connected experiences is our reading, assumed by us.',
    note: 'It counts every visit alike. Memory does not: look at both.',
  },
  completion: {
    name: 'Completion',
    means: 'The share of customers who start and come to the end of the journey.',
    formula: 'Everybody who starts, less those who leave for good in each stage.',
    symbols: 'P(complete) = 1 − Σ exitsᵢ',
    source: MARKOV,
  },
  lifetimeValue: {
    name: 'Lifetime value',
    means: 'What one arriving customer earns us over the whole journey, after our costs.',
    formula:
      'At each touchpoint: those who pass times what is earned, less visits times cost, plus what offers earn. Counts are discounted to the moment of arrival.',
    symbols: 'CLV = Σ βᵗ · (passesᵢ · mᵢ − visitsᵢ · cᵢ + salesᵢ)',
    source: `${REWARD}. Timing: Fader and Hardie 2012, note 024`,
    note: 'Money counts when the customer passes; what comes first is not discounted.',
  },
  partners: {
    name: 'To partners',
    means: 'What one arriving customer earns all partners together through their offers.',
    formula: 'For each offer of a partner, discounted sales times what the partner earns.',
    symbols: 'P = Σ βᵗ · salesₖ · partner’s marginₖ',
    source: `${REWARD}. The same sum with the partners’ margins`,
  },
  memory: {
    name: 'Memory',
    means: 'What is remembered: the mean of the most extreme moment and the last one.',
    formula:
      'Half the satisfaction farthest from 7.5, and half the last one, over everybody who met something.',
    symbols: 'M = (s_peak + s_end) / 2',
    source: 'Peak and end: Redelmeier and Kahneman 1996; Kahneman 2011',
    note: 'How long the journey takes has no part in it. It comes from simulated customers, so chance leaves a little doubt.',
  },
  rating: {
    name: 'Rating, NPS-like',
    means:
      'Those who would answer 9 or 10 to “would you recommend us”, less those who would answer 6 or lower.',
    formula:
      'Each customer answers what is remembered, give or take one point, rounded to 0 to 10.',
    symbols: 'R = 100 · (promoters − detractors); answer = round(M + N(0, 1))',
    source: 'Net Promoter: Reichheld 2003. The spread of one point in the answer is assumed by us.',
    note: 'Compare it between scenarios, never with a published score: one bad stage makes it severe.',
  },
  customerEquity: {
    name: 'Customer equity',
    means:
      'What all customers of one period are worth together, with everybody whom they bring by recommending.',
    formula:
      'Arrivals times lifetime value times the multiplier of referral, less what it costs to win them.',
    symbols: 'CE = Σ n · CLV / (1 − m) − n · acquisition,  m = promoters · K · π',
    source:
      'Blattberg and Deighton 1996; Rust, Lemon and Zeithaml 2004. Chains of referral: Dwass 1969',
    note: 'Lifetime value is computed; only who recommends is simulated, so chance leaves a little doubt.',
  },
  network: {
    name: 'Whole network',
    means: 'What one arriving customer earns us and the partners together.',
    formula: 'Our lifetime value plus what goes to partners.',
    symbols: 'W = CLV + P',
    source: `${REWARD}. Adding the two up is ours`,
  },
  valueAdded: {
    name: 'Customer value added',
    means:
      'How satisfied customers are with us, compared with the strongest alternative they have.',
    formula: 'Mean satisfaction over all visits, divided by the competitor’s score.',
    symbols: 'CVA = s̄ / competitor',
    source: 'Gale 1994; Kordupleski',
    note: '1 is parity. While nobody has scored the competitor, 7.5 is assumed by us: neutral.',
  },
  satisfaction: {
    name: 'Satisfaction',
    means: 'How satisfied customers are, of 10, after what they got and how it compared.',
    formula: 'What is delivered plus a part of what is felt, kept within 0 to 10.',
    symbols: 's = Q + η · v(Q − R)',
    source:
      'Anderson and Sullivan 1993: quality and disconfirmation. The weight η is assumed by us.',
  },
  quality: {
    name: 'Delivered quality',
    means: 'How well it goes, of 10, after pain points took from it and offers added to it.',
    formula:
      'As drawn, less each loss times how often it is not mended, plus each lift times how often it is taken.',
    symbols: 'Q = q − Σ ρ(1 − ψξ) · L + Σ τ · lift',
    source:
      'Delivered against expected: Oliver 1980. Sizes of losses are assumed by us until said.',
  },
  expectation: {
    name: 'Expectation on arrival',
    means: 'What customers expect, of 10, when they come: the bar that earlier experiences set.',
    formula:
      'The mean of what those bring who start here and those who come from other touchpoints.',
    symbols: 'E′ = R + α · (Q − R),  α up 0.30, down 0.10',
    source:
      'Boulding, Kalra, Staelin and Zeithaml 1993; Rust and Oliver 2000. The sizes of α are assumed by us.',
  },
  reference: {
    name: 'The bar',
    means:
      'What the quality is held against: the expectation, pulled towards the promise where one is made.',
    formula: 'A part of the expectation on arrival and a part of the promise.',
    symbols: 'R = (1 − w) · E + w · p',
    source: 'Boulding and others 1993: what is communicated. The weight w is assumed by us.',
  },
  gap: {
    name: 'Gap to the bar',
    means: 'How far what is delivered lies above or below what was expected.',
    formula: 'Delivered quality less the bar.',
    symbols: 'D = Q − R',
    source: 'Disconfirmation: Oliver 1980',
  },
  promiseGap: {
    name: 'Promise gap',
    means: 'How far what is delivered lies above or below what we promise here.',
    formula: 'Delivered quality less the promise.',
    symbols: 'G = Q − p',
    source: 'The gap between promise and delivery: Parasuraman, Zeithaml and Berry 1985',
  },
  brandPromiseGap: {
    name: 'Gap to the brand promise',
    means:
      'How far what a stage delivers lies above or below what was expected of us at the start.',
    formula: 'Mean delivered quality of the stage less what customers expect on arrival.',
    symbols: 'G = Q̄ − E₀',
    source: 'The gap between promise and delivery: Parasuraman, Zeithaml and Berry 1985',
  },
  felt: {
    name: 'What is felt',
    means: 'The gap as people feel it: falling short weighs more than exceeding.',
    formula:
      'The gap to the power of a; below the bar λ times as much. Basic things only disappoint, delighters only please.',
    symbols: 'v = Dᵃ above the bar, −λ · (−D)ᵃ below it',
    source: 'Tversky and Kahneman 1992. Kinds of quality: Kano, in Berger and others 1993',
  },
  topBox: {
    name: 'Delighted',
    means: 'The share of visits that leave a satisfaction of 9 or more.',
    formula: 'Over what may be delivered and how often: the part with 9 or more.',
    symbols: 'P(s ≥ 9)',
    source: 'Top box, as in customer surveys; Reichheld 2003 for 9 and 10',
  },
  bottomBox: {
    name: 'Dissatisfied',
    means: 'The share of visits that leave a satisfaction below 6.5.',
    formula: 'Over what may be delivered and how often: the part below 6.5.',
    symbols: 'P(s < 6.5)',
    source: 'Bottom box, as in customer surveys; Reichheld 2003 for 6 and lower',
  },
  reach: {
    name: 'Come here',
    means: 'The share of all customers who ever come here.',
    formula:
      'Those who start here and those who come from elsewhere, less those who were here before.',
    symbols: 'reachⱼ = aⱼ / Nⱼⱼ',
    source: `${MARKOV}, theorem 3.2.4`,
  },
  visits: {
    name: 'Visits',
    means: 'How often one arriving customer comes here on average; loops make it more than once.',
    formula: 'Those who start here and all who come from each touchpoint before.',
    symbols: 'a = s · (I − Q)⁻¹',
    source: MARKOV,
  },
  dropOff: {
    name: 'Leave here',
    ofJourney: 'Leave on the way',
    means:
      'The share who leave for good: at a touchpoint, of its visits; in a stage, of the customers who ever reach it; on the journey, of all who start.',
    formula:
      'The odds of leaving when all is neutral, made larger or smaller by each point of satisfaction. In a stage or on the journey: all who leave, divided by all who come.',
    symbols: 'logit h(s) = logit h − κ · (s − 7.5);  Σ exits / reach',
    source:
      'Logit of staying: Rust, Lemon and Zeithaml 2004. κ 0.5 is assumed by us, below 0.72 from Jones and Sasser 1995',
  },
  conversion: {
    name: 'Conversion',
    means:
      'The share who do not leave for good here: at a touchpoint, of its visits; in a stage, of the customers who ever reach it.',
    formula: 'Everybody who comes, less the share of them who leave for good.',
    symbols: '1 − h̄',
    source: MARKOV,
  },
  churn: {
    name: 'Churn',
    means: 'The share of customers who leave for good in a period.',
    formula:
      'Everybody less those who stay through a period. Each visit keeps the share that it keeps on average here, and a period has as many visits as their durations leave room for.',
    symbols: '1 − (1 − h̄)^(P · a / T)',
    source:
      'Retention per period: Gupta and Lehmann 2003. That visits follow each other evenly is assumed by us.',
  },
  valueToCustomer: {
    name: 'To the customer',
    means:
      'What customers feel here above and below expectation, over all visits of one arriving customer.',
    formula: 'Visits times what is felt per visit.',
    symbols: 'aᵢ · v̄ᵢ',
    source: 'Felt value: Tversky and Kahneman 1992',
  },
  valueToUs: {
    name: 'To us',
    means: 'What this place adds to the lifetime value of one arriving customer.',
    formula:
      'Those who pass times what is earned, less visits times cost and what is put right, plus what offers earn; discounted to arrival.',
    symbols: 'βᵗ · (passesᵢ · mᵢ − visitsᵢ · cᵢ + salesᵢ)',
    source: REWARD,
  },
  valueToPartners: {
    name: 'To partners',
    means: 'What this place earns all partners for one arriving customer.',
    formula: 'For each offer of a partner, discounted sales times what the partner earns.',
    symbols: 'Σ βᵗ · salesₖ · partner’s marginₖ',
    source: REWARD,
  },
  runningValue: {
    name: 'Lifetime value so far',
    means: 'What one arriving customer has earned us by the end of this stage.',
    formula: 'What goes to us in this stage and in all stages before it.',
    symbols: 'Σ over stages up to here',
    source: REWARD,
  },
  valueToGo: {
    name: 'Worth from here on',
    means: 'What a customer who is here still brings us, this visit included.',
    formula:
      'What this visit brings, and for each way on the share who take it times what they are worth there, discounted.',
    symbols: 'Vᵢ = gᵢ + β Σⱼ pᵢⱼ · Vⱼ',
    source: `${REWARD}. Below 0, stop investing`,
  },
  pathFlow: {
    name: 'Go this way',
    means: 'How many go this way for each customer who arrives; loops may make it more than one.',
    formula: 'Visits that do not end in leaving, times the share who take this way.',
    symbols: 'aᵢ · (1 − h̄ᵢ) · wᵢⱼ / Σ w',
    source: MARKOV,
  },
  partnerValue: {
    name: 'To this partner',
    means: 'What one arriving customer earns this partner.',
    formula: 'For each of its offers, discounted sales times what the partner earns.',
    symbols: 'Σ βᵗ · salesₖ · partner’s marginₖ',
    source: REWARD,
  },
  offerToUs: {
    name: 'The offer adds to us',
    means: 'What the offer really adds: people who would have bought anyway do not count.',
    formula: 'Lifetime value with the offer, less lifetime value without it.',
    symbols: 'ΔCLV = CLV(on) − CLV(off)',
    source: 'Increment, not response: Ascarza 2018',
  },
  offerToPartner: {
    name: 'The offer adds to partners',
    means: 'What the offer really adds to what goes to partners.',
    formula: 'To partners with the offer, less to partners without it.',
    symbols: 'ΔP = P(on) − P(off)',
    source: 'Increment, not response: Ascarza 2018',
  },
  offerTaken: {
    name: 'Taken',
    means: 'How often one arriving customer takes the offer when it is shown, and stays.',
    formula:
      'At each of its places, visits times the share who see and take it, less those who leave there.',
    symbols: 'Σ aᵢ · τ · P(stay)',
    source: 'Attach rate: takers over those exposed',
  },
  painAtRisk: {
    name: 'Value at risk',
    means:
      'What silent suffering puts at risk: cases nobody tells us of, times what they would cost.',
    formula:
      'Silent cases per visit, times the lifetime value without any pain here less that with all of it always and unvoiced.',
    symbols: 'VaR = U · [CLV(never) − CLV(always, silent)]',
    source: 'Unvoiced complaints: TARP 1979 and 1986. Putting the two together is assumed by us.',
  },
  painSilent: {
    name: 'Stay silent',
    means: 'Of those to whom it happens, the share who do not tell us.',
    formula: 'Everybody less those who tell.',
    symbols: '1 − ψ',
    source: 'TARP 1979 and 1986',
  },
};
