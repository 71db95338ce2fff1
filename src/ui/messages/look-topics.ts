/** The closer looks one by one: the title asks, the note says what is shown, then its columns and its source. */
import type { InsightTopic } from '#state/insights.svelte.ts';

/** The words for money and for one period of the map, as they stand in headings. */
export type LookTerms = Readonly<{ money: string; period: string }>;

export type LookTopic = Readonly<{
  title: string;
  note: string;
  source: string;
  columns: (terms: LookTerms) => readonly string[];
}>;

export const lookTopics: Readonly<Record<InsightTopic, LookTopic>> = {
  service: {
    title: 'Whom to look after although nobody complains',
    note: 'Pain that stays unvoiced, times the lifetime value at stake each time.',
    source: 'Silent sufferers: Goodman, TARP 1979–86.',
    columns: ({ money, period }) => [
      'Touchpoint',
      `Silent cases, per ${period}`,
      `Lifetime value each, ${money}`,
      `Together, ${money} per ${period}`,
    ],
  },
  stayers: {
    title: 'Who is dissatisfied and stays',
    note: 'They are no sign of loyalty. A switching barrier makes them more.',
    source: 'Jones and Sasser 1995.',
    columns: () => [
      'Touchpoint',
      'Dissatisfied visits, per arrival',
      'Of them stay, per arrival',
      'Share who stay',
    ],
  },
  boxes: {
    title: 'What delights and what disappoints',
    note: 'Change of the share of visits felt as 9 or more, and below 6.5: a point better, a point less promised, a pain gone, an offer switched.',
    source: 'Top and bottom box have other drivers: Mittal and Kamakura 2001.',
    columns: () => ['What changes', 'Delighted, share of visits', 'Dissatisfied, share of visits'],
  },
  opportunities: {
    title: 'Which outcomes matter and are not well met',
    note: 'Importance, and once more by how much it exceeds satisfaction. Where nobody has said how well an outcome is met, the satisfaction felt at its touchpoints stands in.',
    source: 'Opportunity score: Ulwick 2002, 2005.',
    columns: () => [
      'Outcome',
      'Importance, of 10',
      'Satisfaction, of 10',
      'Known from',
      'Opportunity, of 20',
      'Worth working on',
    ],
  },
  kano: {
    title: 'What customers take for granted and what delights them',
    note: 'From the answers to a Kano questionnaire on an outcome: how much it pleases to have it, how much it annoys to lack it, and what its touchpoints are taken for in this map.',
    source: 'Berger and others 1993, after Timko.',
    columns: () => [
      'Outcome',
      'Pleases, 0 to 1',
      'Annoys if missing, 0 to −1',
      'Answers say',
      'This map says',
    ],
  },
  referral: {
    title: 'Who brings whom',
    note: 'How many customers one arrival brings by recommending, and all who follow from these. Where each brings one or more it would never end, and three generations count. From simulated customers.',
    source: 'Branching process: Harris 1963; Dwass 1969.',
    columns: () => [
      'Segment',
      'Recommend, share of arrivals',
      'Each reaches, people',
      'Of them join',
      'Brought directly, customers per arrival',
      'With all who follow, customers per arrival',
      'Bring nobody, share of arrivals',
      'Counted',
    ],
  },
  warnings: {
    title: 'What unhappy customers cost by warning others',
    note: 'Who gives a poor rating warns others, and part of these stay away in the next period. From simulated customers.',
    source: 'Whom unhappy customers tell: TARP 1979–86. How many are put off is for you to say.',
    columns: ({ money, period }) => [
      'Segment',
      'Warn others, share of arrivals',
      `Stay away, customers in the next ${period}`,
      `Their lifetime value, ${money}`,
      `Comes to rest at, arrivals per ${period}`,
    ],
  },
  survival: {
    title: 'How long customers stay if they are not all alike',
    note: 'Those who leave easily leave first, so whoever is left stays longer. Both begin with the same share who leave: the one that fits how long customers stay on this journey on average.',
    source: 'Shifted beta geometric model: Fader and Hardie 2007.',
    columns: () => ['If all were alike', 'As they differ', 'Of those left, stay on'],
  },
  arrivals: {
    title: 'When customers will arrive',
    note: 'Some come by themselves, others because others have come. The curve is the one nearest to the arrivals seen so far; it does not change the other results.',
    source: 'Bass 1969.',
    columns: () => ['Seen, arrivals', 'By the curve, arrivals'],
  },
  returns: {
    title: 'What the compared scenario returns',
    note: 'Customer equity of the compared scenario against the one shown, over the equity one would have anyway. Both meet the same simulated customers. Money spent counts once, for the solutions that only one of them has.',
    source:
      'Return on customer: Peppers and Rogers 2005. Return on marketing: Rust, Lemon and Zeithaml 2004.',
    columns: ({ money }) => [
      'Segment',
      `Equity shown, ${money}`,
      `Equity compared, ${money}`,
      'Return on customer',
      `Spent, ${money}`,
      `Gain less spent, ${money}`,
      'Return on what is spent',
    ],
  },
  timing: {
    title: 'Lifetime value by when payments count',
    note: 'Three conventions are in use, and the same customers give three values. Take care to compare like with like.',
    source: 'Fader and Hardie 2012; without the first payment: Gupta and Lehmann 2003.',
    columns: ({ money }) => [`Lifetime value per arrival, ${money}`],
  },
  removal: {
    title: 'What would be lost without a touchpoint',
    note: 'Everybody who would come to it leaves instead. It is a share of reach, not a cause.',
    source: 'Removal effect: Anderl, Becker, von Wangenheim and Schumann 2016.',
    columns: ({ money }) => [
      'Touchpoint',
      'Completed journeys lost, share of all',
      'Its part of all losses',
      `Lifetime value lost, ${money} per arrival`,
    ],
  },
  shares: {
    title: 'What each touchpoint adds to the whole',
    note: 'By its Shapley value: what is gained on average when it joins the others, in any order. Where a touchpoint is missing, whoever comes to it leaves. The parts add up; those of more than 12 touchpoints are sampled.',
    source: 'Shapley 1953; sampled as by Castro, Gómez and Tejada 2009.',
    columns: ({ money }) => [
      'Touchpoint',
      'Part of completed journeys',
      'Part of the lifetime value',
      `Lifetime value, ${money} per arrival`,
    ],
  },
  negative: {
    title: 'Where customers cost more than they will bring',
    note: 'Our money expected from here on, this visit included, where it is below 0.',
    source: 'Pfeifer and Carraway 2000; Haenlein, Kaplan and Schoder 2006.',
    columns: ({ money, period }) => [
      'Touchpoint',
      `Ahead of each, ${money}`,
      `Visits, per ${period}`,
      `Together, ${money} per ${period}`,
    ],
  },
  partners: {
    title: 'What comes with each partner',
    note: 'By what is lost when it leaves, and by its Shapley value, which adds up over all partners.',
    source: 'Shapley 1953.',
    columns: ({ money }) => [
      'Partner',
      `Lifetime value lost, ${money} per arrival`,
      'Part by Shapley',
      `Value to partners, ${money} per arrival`,
    ],
  },
  offers: {
    title: 'From which take-up an offer pays',
    note: 'Against not showing it: those who would have bought anyway are not counted as a gain.',
    source: 'Incremental response: Ascarza 2018.',
    columns: ({ money }) => [
      'Offer',
      `Adds for us, ${money} per arrival`,
      `For partners, ${money} per arrival`,
      'Pays',
    ],
  },
  priceCuts: {
    title: 'Whether giving money away pays',
    note: 'For offers that earn us less per purchase than the same bought without them: what a customer who sees it brings, without and with it. What it does to the rest of the journey comes on top.',
    source: 'Target on response, not on risk: Ascarza 2018.',
    columns: ({ money }) => [
      'Offer',
      `Without it, ${money} per customer`,
      `With it, ${money} per customer`,
      `Difference, ${money} per customer`,
      'Would have bought anyway, share of takers',
      'Pays by itself',
    ],
  },
  market: {
    title: 'Which share of the market would be ours',
    note: 'What if customers chose between us and one competitor by what they feel here and there, and by nothing else? Habit, price and availability are left out: a what-if, not a forecast.',
    source:
      'By differences: McFadden 1974. In proportion: Bell, Keeney and Little 1975. How much a difference counts is assumed.',
    columns: () => [
      'Segment',
      'We, of 10',
      'They, of 10',
      'Our share by differences',
      'Our share in proportion',
      'By differences, with a point more',
    ],
  },
  price: {
    title: 'What we could ask before they are the better deal',
    note: 'Quality against quality and price against price: 1 is parity. Price at parity is the highest at which we are no worse a deal.',
    source:
      'Customer value added: Gale 1994; Kordupleski 2003. How the two are weighed is assumed.',
    columns: ({ money }) => [
      'Segment',
      'Quality against theirs, ratio',
      `They ask, ${money}`,
      `At parity, ${money}`,
      `We ask, ${money}`,
      'Value added, ratio',
    ],
  },
  budget: {
    title: 'How much of their budget comes to us',
    note: 'If every part of what they spend brought as much as ours does.',
    source: 'Share of wallet: Cooil, Keiningham, Aksoy and Hsu 2007.',
    columns: ({ money, period }) => [
      'Segment',
      'Share of budget',
      `Comes to us, ${money} per arrival`,
      `Goes elsewhere, ${money} per arrival`,
      `One percent more, ${money} per ${period}`,
    ],
  },
  spending: {
    title: 'Win customers or keep them, with the same money',
    note: 'For the customers of one period, as long as they stay. What is spent and reached today fixes two curves of diminishing returns. Where no ceiling is stated, it lies halfway between today and everybody.',
    source: 'Blattberg and Deighton 1996.',
    columns: ({ money, period }) => [
      'Segment',
      `Budget, ${money} per ${period}`,
      'Into winning, today',
      'Into winning, at best',
      `The best brings more, ${money}`,
      `One more in winning brings, ${money}`,
      `One more a ${period} in keeping brings, ${money}`,
    ],
  },
};
