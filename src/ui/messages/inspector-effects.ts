/** One change of a solution, scenario or segment, as a sentence and as a form. */

export const effectTexts = {
  becomes: (what: string, noun: string, value: string) => `${what}: ${noun} becomes ${value}`,
  rises: (what: string, noun: string, value: string) => `${what}: ${noun} rises by ${value}`,
  falls: (what: string, noun: string, value: string) => `${what}: ${noun} falls by ${value}`,
  times: (what: string, noun: string, value: string) => `${what}: ${noun} times ${value}`,
  /** A number in it: which one, and what is multiplied by. */
  does: (what: string, noun: string) => `what it does to ${what}: ${noun}`,
  factor: (value: string) => `× ${value}`,
  cleared: (what: string, noun: string) => `${what}: ${noun} is back to its default`,
  goes: (what: string) => `${what} goes away`,
  switchedOn: (what: string) => `${what} is switched on`,
  switchedOff: (what: string) => `${what} is switched off`,
  unknown: 'Changes something that is not in this map',
  add: 'Add a change',
  edit: (sentence: string) => `Change: ${sentence}`,
  remove: (sentence: string) => `Take back: ${sentence}`,
  record: 'What',
  field: 'Its',
  whole: 'It goes away altogether',
  way: 'How',
  ways: {
    set: 'becomes',
    add: 'rises or falls by',
    multiply: 'times',
    remove: 'back to its default',
  },
  value: 'Value',
  apply: 'Apply',
  cancel: 'Cancel',
  needsNumber: 'A number is needed.',
};
