/** Texts of sources: attaching them, what rests on them, and erasing them. */

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const knowsTexts = {
  heading: 'What we know',
  none: 'No source yet.',
  guesses: 'No source yet. Every number here is a guess.',
  existing: 'Use existing',
  about: 'It says something about',
  addAbout: 'Add what it is about',
  numbers: 'Numbers that rest on it',
  noNumbers: 'None yet. A number takes it as its source where its range and basis are set.',
  basis: (basis: string) => `Basis of a number that cites it: ${basis}.`,
  said: (field: string, value: string) => `${field} ${value}`,
  saidIn: (what: string, holder: string) => `${what}, in ${holder}`,
  citedBy: (fields: string) => `for ${fields}`,
  restOn: (count: number) => (count === 1 ? 'Rest 1 guess on it' : `Rest ${count} guesses on it`),
  attach: 'Attach it',
  cancel: 'Cancel',
  titleAsk: 'Who or what says so?',
  quoteAsk: 'What does it say?',
};

export const eraseTexts = {
  title: (source: string) => `Remove “${source}”?`,
  text: 'What came from it goes with it. Undo brings it all back.',
  numbers: (count: number) =>
    `${counted(count, 'number returns', 'numbers return')} to the default:`,
  statements: (count: number) =>
    `${counted(count, 'statement stays but loses', 'statements stay but lose')} this source:`,
  alone: (count: number) =>
    `${counted(count, 'finding has', 'findings have')} no other source and no number from elsewhere:`,
  withFindings: (count: number) =>
    count === 1 ? 'Remove this finding as well' : `Remove these ${count} findings as well`,
  keep: 'Keep it',
  erase: 'Remove it',
  nothing: 'not said',
  becomes: (field: string, from: string, to: string) => `${field} ${from} becomes ${to}`,
};
