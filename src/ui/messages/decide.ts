/** Texts of the Decide view: what to do first, the best set within a budget, what is worth knowing. */
import type { GainMeasure } from '#state/gain-measures.ts';

type Measure = Readonly<{ name: string; noun: string; unit: string; axis: string }>;

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const days = (written: string) => (written === '1' ? '1 day' : `${written} days`);

export const decide = {
  label: 'Decide',
  expected: 'Expected under these assumptions.',
  working: 'Working',
  estimating: 'Gains marked ≈ are first estimates; the exact ones follow',
  retry: 'Try again',
  failed: 'The computation stopped. What is shown may be incomplete.',
  impossible: 'Nothing can be ranked yet',
  cutShort: (draws: number) => `Stopped at ${draws} draws so that it stays quick.`,
  preparing: 'The first gains are being computed.',
  days,
  daysUnit: 'days',
  titleAt: (title: string, place: string) => `${title} (${place})`,
  dayShort: (written: string) => `${written} d`,

  measures: {
    lifetimeValue: {
      name: 'Lifetime value',
      noun: 'lifetime value',
      unit: '',
      axis: 'gain in lifetime value',
    },
    experienceSum: {
      name: 'Experience, sum',
      noun: 'experience',
      unit: 'points',
      axis: 'gain in experience',
    },
    memory: {
      name: 'Memory of customers',
      noun: 'memory',
      unit: 'points of 10',
      axis: 'gain in memory',
    },
    net: {
      name: 'Rating, NPS-like',
      noun: 'rating',
      unit: 'points of rating',
      axis: 'gain in rating',
    },
    customerEquity: {
      name: 'Customer equity',
      noun: 'customer equity',
      unit: '',
      axis: 'gain in customer equity',
    },
    partnerTotal: {
      name: 'Value to partners',
      noun: 'value to partners',
      unit: '',
      axis: 'gain to partners',
    },
    completion: {
      name: 'Completion',
      noun: 'completion',
      unit: 'percentage points',
      axis: 'gain in completion',
    },
  } satisfies Record<GainMeasure, Measure>,

  rank: {
    heading: 'What should we do first?',
    about: (gain: string) => `≈${gain}`,
    intro: (title: string) => `Each alone, against ${title}.`,
    bandOfDraws: (draws: number) => `The band holds 8 of 10 of the ${draws} draws of your numbers.`,
    bandOfChance: (customers: string) =>
      `Simulated with ${customers} customers of each segment, the same ones with and without; the thin line is two standard errors each way.`,
    measure: 'Rank by gain in',
    sort: 'Sorted by',
    sorts: { perDay: 'gain per day', gain: 'gain' },
    kindLabel: 'Kinds',
    toDo: 'What to do',
    kinds: {
      solution: 'Solutions',
      painPoint: 'Pain points',
      offer: 'Offers',
      quality: 'One point better',
      promise: 'Promises',
    },
    kind: {
      solution: 'Solution',
      painPoint: 'Pain point',
      offer: 'Offer',
      quality: 'Touchpoint',
      promise: 'Promise',
    },
    nowhere: 'Stands nowhere on the board',
    andMore: (title: string, more: number) => `${title} and ${more} more`,
    weighed: {
      solutionOn: (place: string) => `${place}; is on, against the map without it`,
      painPoint: (place: string) => `${place}; if it never happened`,
      offerOn: (place: string, who: string) =>
        `${place}, ${who}; is on, against the map without it`,
      offerOff: (place: string, who: string) => `${place}, ${who}; if it were on`,
      quality: 'If it went one point better',
      promise: 'If nothing were promised here',
    },
    columns: {
      what: 'What',
      kind: 'Kind',
      gain: (unit: string) => `Gain, ${unit}`,
      low: 'Low',
      high: 'High',
      sure: (draws: number) => `How sure, of ${draws} draws`,
      effort: 'Effort',
      effortDays: 'Effort, days',
      perDay: 'Gain per day',
      better: (draws: number) => `Helps in so many of ${draws} draws`,
      best: (draws: number) => `Best solution in so many of ${draws} draws`,
      error: 'Standard error',
      isOn: 'Is on',
      toCustomer: 'Customer, points',
      toUs: (money: string) => `Us, ${money}`,
    },
    yes: 'yes',
    no: 'no',
    perDay: (gain: string) => `${gain} a day`,
    notSaid: 'not said',
    helps: (count: number, draws: number) => `helps in ${count} of ${draws}`,
    best: (count: number) => `best in ${count}`,
    error: (text: string) => `standard error ${text}`,
    /** A gain beside its band. */
    outside: { below: 'most draws lie higher', above: 'most draws lie lower' },
    gainLater: 'gain to come',
    sureLater: 'range to come',
    notDrawn: 'computed once, not drawn',
    noEffect: 'changes nothing',
    inSet: 'in the set',
    readGain: (gain: string, unit: string) => `Gain ${gain} ${unit}`,
    readBand: (gain: string, unit: string, low: string, high: string) =>
      `Gain ${gain} ${unit}, likely ${low} to ${high}`,
    more: (count: number) => `Show ${count} more`,
    fewer: 'Show fewer',
    foot: {
      gain: (unit: string) => `Gain in ${unit}. `,
      perArrival: 'Per arriving customer. ',
      overlap: 'Where bands overlap, the order is not certain. ',
      outside:
        'Where most draws lie on one side of a gain, the result bends at the likely numbers, or their ranges are lopsided. ',
      effort: 'Effort is what you said.',
    },
    table: 'The list as a table',
    nothing: 'Nothing on this map would change this figure.',
    noneChanges: (measure: string) => `None of these changes the ${measure}.`,
    nothingOfKind: 'There is nothing of this kind.',
    withoutEffects: (titles: string) => `Not weighed, because they change nothing yet: ${titles}.`,
  },

  noSolutions: {
    heading: 'No solution on this map yet',
    text: 'A solution says what you could do, what it takes and what it changes. Until there is one, the list shows where a change would bring most.',
    add: (place: string) => `Add a solution at ${place}`,
  },

  matrix: {
    heading: 'Gain against effort',
    effort: 'effort, days',
    notSaid: 'effort not said',
    hint: 'Drag a point sideways, or use the arrow keys, to say what it takes.',
    value: (days: string, gain: string) => `${days}, gain ${gain}`,
    valueNotSaid: (gain: string) => `effort not said, gain ${gain}`,
    effortOf: (title: string) => `Effort of ${title}`,
    empty: 'There is no solution to draw.',
    moreHere: (count: number) => `and ${count} more here`,
  },

  set: {
    heading: 'Best set within a budget',
    headingFor: (written: string) => `Best set within ${days(written)}`,
    budget: 'Budget in days',
    budgetSlider: 'Budget',
    none: 'Say how many days you have, and the best set of solutions is found.',
    noEffort:
      'Nobody has said yet what any solution takes, so none can be weighed against a budget.',
    sayEffort: (title: string) => `Say what ${title} takes`,
    empty: 'No set of solutions within this budget brings anything.',
    searching: (tried: number) => `Searching, ${times(tried, 'set', 'sets')} tried`,
    proven: (tried: number) =>
      `Proven best on the likely numbers: all ${times(tried, 'set', 'sets')} were tried.`,
    found: (tried: number) =>
      `Best found on the likely numbers; ${times(tried, 'set', 'sets')} tried, not all there are.`,
    simulated: (tried: number) =>
      `Best of ${times(tried, 'set', 'sets')} in simulation; chance may hide a better one.`,
    bar: (used: string, budget: string) => `${used} of ${days(budget)} used`,
    without: (titles: string) => `Not weighed, effort not said: ${titles}.`,
    gain: 'Together',
    sum: 'Sum of each alone',
    interaction: {
      more: (text: string) => `Together they bring ${text} more than alone.`,
      less: (text: string) => `They overlap: together they bring ${text} less than alone.`,
      none: 'They do not get in each other’s way.',
    },
    against: 'Against having no solution at all.',
    againstNot: (gain: string) =>
      `Against having no solution at all; against what is on now it brings ${gain}.`,
    band: (low: string, high: string, draws: string) =>
      `In 8 of 10 of the ${draws} draws of your numbers it brings ${low} to ${high}.`,
    beats: (count: number, draws: number) =>
      `Better than the second best in ${count} of ${draws} draws.`,
    asGood: 'The second best brings as much in every draw.',
    second: (what: string, written: string, gain: string) =>
      `Second best, ${days(written)}: ${what}, ${gain}.`,
    instead: (added: string, removed: string) => `${added} instead of ${removed}`,
    alsoWith: (added: string) => `also ${added}`,
    leftOut: (removed: string) => `without ${removed}`,
    keep: 'Keep as scenario',
    isShown: 'This set is what is shown now.',
    isCompared: (title: string) => `Kept as “${title}”; differences are what it changes.`,
    compareWith: (title: string) => `Compare with “${title}”`,
    scenarioTitle: (written: string) => `Best within ${days(written)}`,
    whom: 'For whom',
    who: 'Who',
    nobodyArrives: 'nobody arrives',
    experience: 'Experience, points',
    money: (unit: string) => `Value, ${unit}`,
    customers: 'Customers',
    us: 'Us',
    partner: (title: string) => title,
    worse: 'worse off',
    nobodyWorse: 'Nobody is worse off.',
    someWorse: (names: string) => `Worse off: ${names}.`,
    table: 'The set as a table',
    solution: 'Solution',
    alone: (unit: string) => `Alone, ${unit}`,
  },

  disagree: {
    weGain: 'We gain, the customer does not.',
    customerGains: 'The customer gains, we do not.',
    one: (title: string, us: string, customer: string) =>
      `${title}: ${us} for us, ${customer} points`,
  },

  knowing: {
    heading: 'Worth finding out first',
    everything: (worth: string, unit: string) =>
      `Knowing all numbers before choosing one of the solutions would be worth up to ${worth} ${unit} a customer.`,
    everythingAny: (worth: string, unit: string) =>
      `Knowing all numbers before choosing one of these would be worth up to ${worth} ${unit} a customer.`,
    nothing: 'Finding out more before choosing would be worth next to nothing.',
    noNumber: 'No single number decides; several would have to be known together.',
    tooFewDraws: 'There are too few draws to tell single numbers apart.',
    notForMeasure:
      'What knowing is worth is drawn for lifetime value, experience, partners and completion.',
    waiting: 'Being drawn.',
    upTo: (worth: string) => `up to ${worth}`,
    set: (what: string) => `Set ${what}`,
    of: (noun: string, title: string) => `${title}: ${noun}`,
    assumption: 'What one would find out',
    worth: (unit: string) => `Worth up to, ${unit} a customer`,
    table: 'The worth of knowing as a table',
  },

  compare: {
    heading: (compared: string, shown: string) => `${compared} against ${shown}`,
    same: (customers: string) =>
      `Computed, save what says simulated: that comes from ${customers} customers, the same in both, and ± is how far chance may move it (95 of 100).`,
    waiting: 'Computed; what only simulated customers tell comes in a moment.',
    computed: 'computed',
    simulated: 'simulated',
    points: (text: string) => `${text} points`,
    source: 'Computed or simulated',
    plusMinus: 'May be off by chance, ±',
    figure: 'Difference in',
    figures: {
      satisfaction: { name: 'Satisfaction', unit: 'points of 10' },
      felt: { name: 'Felt value', unit: 'points' },
      reach: { name: 'Reach, of all', unit: 'percentage points' },
      dropOff: { name: 'Leaving, of those who come', unit: 'percentage points' },
      ours: { name: 'Value to us', unit: '' },
      partners: { name: 'Value to partners', unit: '' },
    },
    perStage: 'By stage and touchpoint',
    interval: (customers: string) =>
      `The line is how far ${customers} simulated customers may lie from it by chance (95 of 100).`,
    curves: 'Satisfaction, 0 to 10',
    curvesLabel: (shown: string, compared: string) =>
      `Satisfaction by touchpoint: ${shown} as a full line, ${compared} dashed`,
    keyFigures: 'Key figures',
    figureName: 'Figure',
    difference: 'Difference',
    place: 'Place',
    stage: 'Stage',
    touchpoint: 'Touchpoint',
    curvesTable: 'The curves as a table',
    differenceTable: 'The differences as a table',
    noDifference: 'No difference anywhere.',
    more: (count: number) => `Show ${times(count, 'more touchpoint', 'more touchpoints')}`,
    fewer: 'Only what changes most',
    read: (title: string, gain: string, error: string | null) =>
      error === null ? `${title}: ${gain}` : `${title}: ${gain}, ±${error} by chance`,
  },
};
