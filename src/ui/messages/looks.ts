/** Texts of the closer looks: what each asks, what its columns hold, and where it comes from. */

export const looks = {
  title: 'Closer looks',
  note: 'Each is worked out when you open it, and again when the map changes.',
  waiting: 'Being worked out.',
  failed: 'It could not be worked out. Close it and open it again to try once more.',
  nothing: 'There is nothing to say here: the map has none of it.',
  everybody: 'Everybody',
  at: (what: string, where: string) => `${what}, ${where}`,
  topics: {
    service: {
      title: 'Whom to look after although nobody complains',
      note: 'Pain that stays unvoiced, times the lifetime value at stake each time.',
      source: 'Silent sufferers: Goodman, TARP 1979–86.',
      columns: {
        place: 'Touchpoint',
        cases: 'Silent cases',
        each: 'Lifetime value each',
        all: 'Together',
      },
    },
    negative: {
      title: 'Where customers cost more than they will bring',
      note: 'Our money expected from here on, this visit included, where it is below 0.',
      source: 'Pfeifer and Carraway 2000; Haenlein, Kaplan and Schoder 2006.',
      columns: { place: 'Touchpoint', ahead: 'Ahead of each', visits: 'Visits', all: 'Together' },
    },
    offers: {
      title: 'From which take-up an offer pays',
      note: 'Against not showing it: those who would have bought anyway are not counted as a gain.',
      source: 'Incremental response: Ascarza 2018.',
      columns: { offer: 'Offer', ours: 'Adds for us', partners: 'For partners', pays: 'Pays' },
      pays: {
        from: (share: string) => `from ${share} on`,
        upTo: (share: string) => `up to ${share}`,
        always: 'at any take-up',
        never: 'at no take-up',
      },
    },
    removal: {
      title: 'What would be lost without a touchpoint',
      note: 'Everybody who would come to it leaves instead. It is a share of reach, not a cause.',
      source: 'Removal effect: Anderl, Becker, von Wangenheim and Schumann 2016.',
      columns: {
        place: 'Touchpoint',
        completion: 'Completed journeys lost',
        share: 'Its part of all',
        value: 'Lifetime value lost',
      },
    },
    partners: {
      title: 'What comes with each partner',
      note: 'By what is lost when it leaves, and by its Shapley value, which adds up over all partners.',
      source: 'Shapley 1953.',
      columns: {
        partner: 'Partner',
        lost: 'Lifetime value lost',
        part: 'Part by Shapley',
        own: 'Value to partners',
      },
    },
    boxes: {
      title: 'What delights and what disappoints',
      note: 'Change of the share of visits felt as 9 or more, and below 6.5: a point better, a point less promised, a pain gone, an offer switched.',
      source: 'Top and bottom box have other drivers: Mittal and Kamakura 2001.',
      columns: { what: 'What changes', top: 'Delighted', bottom: 'Dissatisfied' },
      inputs: {
        quality: (where: string) => `${where}: a point better`,
        promise: (where: string) => `${where}: a point less promised`,
        expectation: () => 'A point less expected at the start',
        pain: (what: string) => `${what}: gone`,
        offer: (what: string) => `${what}: switched`,
      },
    },
    stayers: {
      title: 'Who is dissatisfied and stays',
      note: 'They are no sign of loyalty. A switching barrier makes them more.',
      source: 'Jones and Sasser 1995.',
      columns: {
        place: 'Touchpoint',
        dissatisfied: 'Dissatisfied visits',
        staying: 'Of them stay',
        share: 'Share who stay',
      },
    },
  },
} as const;
