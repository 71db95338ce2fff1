/** Texts that stand on paper only. */
export const print = {
  expected: 'Expected under these assumptions, per arriving customer.',
  compared: (scenario: string) => `Dashed, and each difference: ${scenario}.`,
  notSimulated: 'not yet simulated',
  restsOn: 'What this rests on',
  stated: 'Every number that somebody has stated, with its likely range and its basis.',
  range: (low: string, high: string) => `${low} to ${high}`,
  question: 'How to question these figures',
  ofBasis: (basis: string, count: number) => `${basis}: ${count}`,
  changes: (noun: string) => `What would change ${noun} most`,
  changesUnknown:
    'Not worked out for the map as it is now. Open the results once, then print again.',
  now: (value: string) => `It is ${value} now. With the number at either end of its range:`,
  end: (input: string, output: string) => `${input} gives ${output}`,
  found: 'What was observed or measured',
  foundNone: 'Nothing yet: every number is a guess or assumed.',
  assumed: 'What was assumed',
  andMore: (count: number) => `And ${count} more.`,
  computed: 'How the key figures are computed',
};
