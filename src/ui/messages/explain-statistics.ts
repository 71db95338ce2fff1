/**
 * What the statistics of Results and Decide mean and how each is worked out: numbers about figures, such as a gain, the
 * doubt of a mean, or what it would be worth to know.
 */
import type { FigureText } from './explain-figures.ts';

const DRAWS =
  'Every estimate is drawn anew within its range, all at once, and the map is solved again.';

export const statisticTexts = {
  gain: {
    name: 'Gain',
    means: 'What one thing changes by itself, with everything else as it is shown.',
    formula:
      'The figure with it, less the figure without it. For what is on already: what would be lost.',
    symbols: 'Δ = F(with) − F(without)',
    source: 'Increment, not response: Ascarza 2018',
    note: 'Gains of several things do not add up where these meet: the best set says what they bring together.',
  },
  interval: {
    name: 'Band of a gain',
    means: 'Where the gain lies in 8 of 10 draws of all estimates within their ranges.',
    formula: `${DRAWS} The band goes from the tenth of the draws to the ninth tenth.`,
    symbols: '[q₁₀(Δ), q₉₀(Δ)]',
    source: 'Probabilistic sensitivity analysis: Claxton and others 2005',
    note: 'Memory, rating and customer equity are simulated: there the thin line is two standard errors each way.',
  },
  helps: {
    name: 'Helps in so many draws',
    means: 'How often the gain is above nothing when the estimates are drawn.',
    formula: 'Draws in which the gain is above 0, of all draws.',
    symbols: 'P(Δ > 0)',
    source: 'Probabilistic sensitivity analysis: Claxton and others 2005',
  },
  best: {
    name: 'Best in so many draws',
    means: 'How often it brings more than all others on the list.',
    formula: 'Draws in which its gain is the largest of all, of all draws.',
    symbols: 'P(Δᵢ > Δⱼ for all j)',
    source: 'Acceptability: Fenwick, Claxton and Sculpher 2001',
  },
  perDay: {
    name: 'Gain per day',
    means: 'What one day of work on it brings; the order in which to begin.',
    formula: 'The gain divided by the effort in days.',
    symbols: 'Δ / days',
    source: 'Greedy knapsack: Dantzig 1957',
  },
  setGain: {
    name: 'Gain of a set',
    means: 'What the best set of solutions within the budget brings together.',
    formula:
      'The figure with all of them, less the figure without any. Each alone beside it shows what their meeting adds or takes.',
    symbols: 'Δ(S) = F(S) − F(∅), days(S) ≤ budget',
    source: 'Knapsack: Dantzig 1957. Every set that could be better is solved as a whole map',
  },
  everything: {
    name: 'Worth of knowing everything',
    means: 'What one would gain on average by knowing every number before one decides.',
    formula:
      'In each draw the best choice of that draw; their mean, less what the choice that is best on average brings.',
    symbols: 'EVPI = E[max V] − max E[V]',
    source: 'Raiffa and Schlaifer 1961',
    note: 'Never spend more than that on finding out.',
  },
  oneNumber: {
    name: 'Worth of knowing one number',
    means: 'What one would gain on average by knowing just this number.',
    formula:
      'Draws are sorted by the number and cut into bins; in each bin the choice that is best there on average; their mean, less what the best choice on average brings.',
    symbols: 'EVPPI(x) = E[max E[V | x]] − max E[V]',
    source: 'Strong and Oakley 2013',
  },
  difference: {
    name: 'Difference',
    means: 'What changes from the shown scenario to the compared one.',
    formula: 'The compared value less the shown value; both from the same simulated customers.',
    symbols: 'δ = F(compared) − F(shown)',
    source: 'Common random numbers: Glasserman and Yao 1992',
  },
  standardError: {
    name: '±',
    means: 'The doubt that chance leaves in what is simulated; more customers make it smaller.',
    formula:
      'Spread between equal blocks of customers, divided by the root of their number, times 1.96: the value lies within it in 95 of 100 runs.',
    symbols: '± 1.96 · σ / √n',
    source: 'Batch means: Law 2015',
  },
  mean: {
    name: 'Mean of customers',
    means: 'What customers are worth on average.',
    formula: 'The values of all simulated customers added up, divided by their number.',
    symbols: 'x̄ = Σ xᵢ / n',
    source: 'Monte Carlo: Metropolis and Ulam 1949',
  },
  percentile: {
    name: 'Percentiles and bars',
    means: 'How customers differ: so many of a hundred are worth less than this.',
    formula:
      'All simulated customers sorted by what they are worth; a bar is the share of them between two values.',
    symbols: 'P(x ≤ qₚ) = p',
    source: 'Empirical distribution, as in Law 2015',
  },
  belowZero: {
    name: 'Share below zero',
    means: 'How many customers cost more than they bring.',
    formula: 'Simulated customers with a lifetime value below 0, of all.',
    symbols: 'P(x < 0)',
    source: 'Empirical distribution, as in Law 2015',
  },
  sureness: {
    name: 'Band of the estimates',
    means: 'Where the figure lies in 8 of 10 draws of all estimates within their ranges.',
    formula: `${DRAWS} The band goes from the tenth of the draws to the ninth tenth.`,
    symbols: '[q₁₀(F), q₉₀(F)]',
    source: 'Probabilistic sensitivity analysis: Claxton and others 2005',
  },
  better: {
    name: 'Better in so many draws',
    means: 'How often the compared scenario is better when the estimates are drawn.',
    formula: 'Draws in which its figure is larger, of all draws; both see the same draw.',
    symbols: 'P(F(compared) > F(shown))',
    source: 'Probabilistic sensitivity analysis: Claxton and others 2005',
  },
  swing: {
    name: 'What a number moves',
    means: 'What the figure would be with one number at either end of its range.',
    formula:
      'The map solved with the number at its low end, and at its high end, with all others as they are. The longest span comes first.',
    symbols: 'F(x = low), F(x = high)',
    source: 'Tornado diagram: Howard 1988',
  },
  answers: {
    name: 'Answers from 0 to 10',
    means: 'The share of simulated customers who give each answer.',
    formula:
      'Each customer answers what is remembered, give or take one point, rounded to 0 to 10. 9 and 10 are promoters, 7 and 8 passives, 6 and lower detractors.',
    symbols: 'answer = round(M + N(0, 1))',
    source: 'Net Promoter: Reichheld 2003. The spread of one point is assumed by us.',
  },
  funnel: {
    name: 'Who comes, who leaves',
    means: 'Of all who start: who ever comes to a stage, who leaves for good there, who completes.',
    formula:
      'Those who ever come; visits times the share who leave at each visit; those who pass the last touchpoint and go no further.',
    symbols: 'reachⱼ = aⱼ / Nⱼⱼ;  exits = Σ aᵢ · h̄ᵢ',
    source: 'Absorbing Markov chain: Kemeny and Snell 1960, chapter 3',
  },
  promiseGap: {
    name: 'Promise against delivery',
    means: 'How far what is delivered lies above or below what is promised.',
    formula:
      'Delivered quality less the promise of the place, or less what was expected of us at the start.',
    symbols: 'G = Q − p;  G = Q̄ − E₀',
    source: 'Parasuraman, Zeithaml and Berry 1985',
  },
  measured: {
    name: 'Measured beside modelled',
    means: 'What was found out there, beside what the map as drawn gives for the same thing.',
    formula:
      'The modelled value less the measured one; inside when it lies within the range that was given.',
    symbols: 'modelled − measured',
    source: 'Calibration: Vanni and others 2011',
  },
  look: {
    name: 'Closer looks',
    means: 'Each asks one question of the map as shown, and says above its table how it answers.',
    formula: 'The map is solved again with the one thing changed that the question is about.',
    symbols: 'F(changed) − F(shown)',
    source: 'Formulas and sources stand with each look; what has no source is assumed by us.',
  },
  story: {
    name: 'One customer',
    means: 'One of the simulated customers, with the chances as they fell.',
    formula:
      'At each touchpoint pains, offers, quality and leaving are drawn by their likelihoods; feelings follow by the formulas of an encounter.',
    symbols: 's = Q + η · v(Q − R);  leaves with h(s)',
    source: 'Monte Carlo: Metropolis and Ulam 1949',
  },
} as const satisfies Readonly<Record<string, FigureText>>;

export type StatisticId = keyof typeof statisticTexts;
