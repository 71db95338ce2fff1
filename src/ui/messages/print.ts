/** Texts that stand on paper only. */
export const print = {
  expected: 'Expected under these assumptions, per arriving customer.',
  compared: (scenario: string) => `Dashed, and each difference: ${scenario}.`,
  restsOn: 'What this rests on',
  count: (assumed: string, all: string) =>
    `${assumed} of ${all} numbers are assumed: nobody has stated them, so the usual value stands. The others are below, each with its likely range.`,
  range: (low: string, high: string) => `${low} to ${high}`,
};
