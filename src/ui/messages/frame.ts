/** Texts of the frame round an open map: top bar, scenarios, key figures and foot. */
import type { Period } from '#domain/kinds/map.ts';
import type { SaveState } from '#state/ports.ts';
import type { ViewName } from '#state/views.svelte.ts';

/** What a key figure means, and in which unit, in two sentences. */
type Explained = Readonly<{ name: string; means: string; unit: string }>;

export const frame = {
  top: {
    label: 'Map',
    library: 'Library',
    title: 'Title of the map',
    editTitle: (title: string) => `Edit the title: ${title}`,
    untitled: 'Untitled map',
    find: 'Find an action or a record',
    export: 'Export',
    more: 'More',
    toLight: 'Change to the light theme',
    toDark: 'Change to the dark theme',
    formats: {
      json: 'Map file (JSON)',
      png: 'Picture (PNG)',
      svg: 'Drawing (SVG)',
      mermaid: 'Mermaid journey',
      print: 'Print or PDF',
    },
  },
  views: {
    label: 'View',
    names: {
      board: 'Board',
      results: 'Results',
      decide: 'Decide',
    } satisfies Record<ViewName, string>,
  },
  saving: {
    saved: 'Saved in this browser',
    saving: 'Saving',
    failed: 'Not saved yet. Your work is kept here and tried again.',
    outdated: 'A newer version is open in another tab.',
    notSaved: 'This browser keeps nothing. Export before you leave.',
  } satisfies Record<SaveState, string>,
  savingShort: {
    saved: 'Saved in this browser',
    saving: 'Saving',
    failed: 'Not saved yet',
    outdated: 'Newer version open',
    notSaved: 'Not kept: export',
  } satisfies Record<SaveState, string>,
  retry: 'Try now',
  reload: 'Reload',
  export: 'Export',

  scenarios: {
    region: 'What is shown',
    label: 'Scenario',
    all: 'All scenarios',
    cut: (count: number) => `${count} more`,
    /** The map as drawn, until it has a name of its own. */
    drawn: { today: 'Today', future: 'The future' },
    name: 'Name of the scenario',
    add: (title: string) => `New scenario from ${title}`,
    compare: (title: string) => `Compare with ${title}`,
    menu: (title: string) => `More for ${title}`,
    rename: 'Rename',
    compareWith: (title: string) => `Compare with ${title}`,
    stopComparing: (title: string) => `Stop comparing with ${title}`,
    duplicate: 'Duplicate',
    copyOf: (title: string) => `${title} 2`,
    remove: 'Remove',
    showing: (title: string) => `Showing ${title}.`,
    showingFor: (title: string, segment: string) => `Showing ${title}, only ${segment}.`,
    editsChange: (title: string) => `Edits change ${title} only.`,
    editsChangeFor: (title: string, segment: string) =>
      `Showing ${segment}; edits change ${title} only.`,
    compared: (title: string) => `Dashed, and each difference: ${title}.`,
    comparedImpossible: (title: string) => `${title} cannot be computed.`,
  },
  segments: {
    label: 'Customers',
    all: 'All customers',
    add: 'Add a segment',
    lines: 'One line for each segment',
    edit: (title: string) => `Describe ${title}`,
  },

  figures: {
    label: 'Key figures',
    waiting: 'The figures are being computed.',
    failed: 'The map as it stands now could not be computed. Undo the last change, or try again.',
    tryAgain: 'Try again',
    expected: 'Expected under these assumptions.',
    more: 'More figures',
    computed: 'How it is computed',
    computedNamed: (name: string) => `How it is computed: ${name}`,
    unknown: '—',
    points: 'points',
    ofTen: 'of 10',
    parity: '1 is parity',
    noMoney: 'no money entered',
    sayMoney: 'Mark where customers buy, or say what a touchpoint earns or costs.',
    differs: (title: string) => `with ${title}`,
    same: 'same',
    /** Where draws of all numbers put a figure. */
    band: {
      range: (low: string, high: string) => `${low} to ${high}`,
      of: (draws: number) => `8 of 10 of ${draws} draws of your numbers`,
      outside: {
        below:
          'Most draws lie higher: the result bends at the likely numbers, or their ranges are lopsided.',
        above:
          'Most draws lie lower: the result bends at the likely numbers, or their ranges are lopsided.',
      },
    },
    impossible: 'Nothing can be computed yet.',
    showPlaces: (count: number) => (count === 1 ? 'Show it' : `Show all ${count}`),
    explain: {
      experienceSum: {
        name: 'Experience sum',
        means:
          'What a customer feels above and below expectation, added up over all visits: the sum of connected experiences.',
        unit: 'In points; 0 is a journey as good as expected all the way, and shortfalls weigh more than delights.',
      },
      completion: {
        name: 'Completion',
        means: 'The share of all customers who start and come to the end of the journey.',
        unit: 'In percent of those who start; the others leave for good on the way.',
      },
      lifetimeValue: {
        name: 'Lifetime value',
        means: 'What one arriving customer earns us over the whole journey, after our costs.',
        unit: 'Margins count when the customer passes a touchpoint and are discounted to the moment of arrival.',
      },
      partners: {
        name: 'To partners',
        means: 'What one arriving customer earns all partners together through their offers.',
        unit: 'In the same money and with the same timing as the lifetime value, but never part of it.',
      },
      memory: {
        name: 'Memory',
        means:
          'What is remembered: the mean of the most extreme moment and the last one, over everybody who met something.',
        unit: 'From 0 to 10. It decides what people answer when they are asked whether they recommend us.',
      },
      rating: {
        name: 'Rating, NPS-like',
        means:
          'The share who would answer 9 or 10 to “would you recommend us”, less the share who would answer 6 or lower.',
        unit: 'From −100 to 100. It is simulated from memory. Compare it between scenarios; it is no forecast of a survey.',
      },
      customerEquity: {
        name: 'Customer equity',
        means:
          'What all customers of one period are worth together, with everybody whom they bring by recommending us.',
        unit: 'Arrivals times lifetime value times the multiplier of referral, in the same money.',
      },
      network: {
        name: 'Whole network',
        means: 'What one arriving customer earns us and the partners together.',
        unit: 'It is the lifetime value plus what goes to partners, in the same money.',
      },
      valueAdded: {
        name: 'Customer value added',
        means:
          'How satisfied customers are with us, compared with the strongest alternative they have.',
        unit: 'A ratio of the two satisfactions; above 1 we are ahead, below 1 they are.',
      },
    } satisfies Record<string, Explained>,
  },

  foot: {
    assumptions: (customers: string, period: string) =>
      `Expected under these assumptions, ${customers} customers ${period}`,
    /** Every segment brings its own customers; one added means more of them. */
    assumptionsOf: (customers: string, period: string, segments: number) =>
      `Expected under these assumptions, ${customers} customers ${period} in ${segments} segments`,
    assumed: (assumed: string, all: string) => `${assumed} of ${all} inputs are assumed`,
    customersNow: (customers: string) => `${customers} customers in all segments together.`,
    assumptionsOnly: 'Expected under these assumptions',
    periods: {
      day: 'a day',
      week: 'a week',
      month: 'a month',
      quarter: 'a quarter',
      year: 'a year',
    } satisfies Record<Period, string>,
    findings: (count: number) => (count === 1 ? '1 finding' : `${count} findings`),
    zoom: (percent: string) => `Zoom ${percent}`,
  },

  help: {
    title: 'All keys',
    close: 'Close',
    singleKeys: 'Keys pressed alone, such as F and /',
    singleKeysNote:
      'Switch them off if they are pressed by accident. On the board they always work.',
  },
  palette: {
    title: 'Find an action or a record',
    placeholder: 'What do you want to do?',
    searchTitle: 'Search this map',
    searchPlaceholder: 'Search stages, touchpoints, offers, partners …',
    results: 'Results',
    nothing: (query: string) => `Nothing here is called “${query}”.`,
    count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
    recent: 'Recent',
    choose: 'Choose',
    chosen: (label: string) => `Enter: ${label}`,
    goTo: (title: string) => `Go to ${title}`,
    move: 'Move',
    close: 'Close',
  },
};
