/** What each finding says. A code without a text does not pass the type check. */
import type { Finding, FindingCode } from '#domain/finding.ts';
import { bytes, number } from '../shared/format.ts';
import { cleaningReasons, foreignFormats, syntaxReasons, textReasons } from './reasons.ts';

type Detail = Finding['detail'];

const count = (value: unknown, one: string, many: string) =>
  value === 1 ? `1 ${one}` : `${number(Number(value), 0)} ${many}`;
const at = ({ line, column }: Detail) =>
  line === undefined ? '' : ` Line ${line}${column === undefined ? '' : `, column ${column}`}.`;
const why = (reasons: Readonly<Record<string, string>>, reason: unknown) =>
  reasons[String(reason)] ?? 'it does not fit';
const quote = (value: Detail[string] | undefined) =>
  value === '' || value === undefined ? '' : ` “${value}”`;

export const findings = {
  fileEmpty: () => 'The file is empty.',
  fileNotText: (d) =>
    `The file is not readable text: ${why(textReasons, d['reason'])}. Nothing was taken from it.${at(d)}`,
  fileTooLarge: (d) =>
    `The file has ${bytes(Number(d['size']))}; the most is ${bytes(Number(d['limit']))}. Nothing was taken from it.`,
  fileTooDeep: (d) =>
    `The file is nested more than ${d['limit']} levels deep. Nothing was taken from it.${at(d)}`,
  fileTooManyRecords: (d) =>
    `The file holds more than ${number(Number(d['limit']), 0)} records. Nothing was taken from it.${at(d)}`,
  fileTooManyValues: (d) =>
    `The file holds more than ${number(Number(d['limit']), 0)} values. Nothing was taken from it.${at(d)}`,
  fileNotJson: (d) =>
    `The file is not valid JSON: ${why(syntaxReasons, d['reason'])}.${at(d)}${quote(d['excerpt'])}`,
  fileOtherFormat: (d) =>
    `This is ${foreignFormats[String(d['format'])] ?? 'a file of another kind'}, not a Throughline map. Maps are JSON files made with Export.`,
  fileWithoutRecords: () =>
    'This is JSON, but it holds no record that a map could be made of. Nothing was taken from it.',
  fileNewerVersion: (d) =>
    `The file was made by a newer version (format ${d['version']}, known here: ${d['known']}). What this version does not know is kept.`,
  fileVersionInvalid: (d) =>
    `The format version${quote(d['value'])} is not a number; it was read as the current one.`,
  fileFieldIgnored: (d) => `An unknown part of the file was left out:${quote(d['value'])}.`,
  findingsLeftOut: (d) => `And ${count(d['count'], 'more finding', 'more findings')}.`,
  recordUnreadable: (d) =>
    `Entry ${Number(d['index']) + 1} is not a record and was left out:${quote(d['value'])}.`,
  recordRenamed: (d) =>
    `A record without an id of its own${quote(d['value'])} got the id “${d['to']}”.`,
  recordKindUnknown: (d) =>
    `${count(d['count'], 'record', 'records')} of the unknown kind${quote(d['value'])} ${d['count'] === 1 ? 'is' : 'are'} kept as ${d['count'] === 1 ? 'it is' : 'they are'}.`,
  mapMade: () => 'The map had no title and terms of its own; new ones were made.',
  mapRepeated: (d) =>
    `A second set of title and terms was left out:${quote(d['value']) || ' untitled'}.`,
  stageMade: () => 'A stage was made for what stood in none.',
  laneMade: () => 'A lane was made for what stood in none.',
  recordMoved: () => 'A card stood at a place that is gone; it was moved to the nearest one.',
  recordOrphaned: () => 'A record whose place is gone was left out.',
  recordInvalid: (d) =>
    `A record could not be mended and was left out: ${why(cleaningReasons, d['reason'])}${quote(d['value'])}.`,
  referenceCleared: () => 'A mention of something that is gone was taken out.',
  fieldCleared: (d) =>
    `A value was taken out: ${why(cleaningReasons, d['reason'])}${quote(d['value'])}.`,
  fieldReplaced: (d) =>
    `A value was replaced: ${why(cleaningReasons, d['reason'])}${quote(d['value'])}. It is now${quote(d['to']) || ' empty'}.`,
  orderRenewed: () => 'The order of some records was not clear and was made anew.',
  duplicateRemoved: () => 'A record that says the same as another was left out.',
  mapMissing: () => 'The map has no title and terms.',
  recordIdMismatch: (d) => `A record stands under another id than its own:${quote(d['value'])}.`,
  referenceDangling: (d) => `Something is mentioned that is not there:${quote(d['value'])}.`,
  referenceCircular: () => 'Two touchpoints are alternatives to each other in a circle.',
  orderInvalid: () => 'A record has no valid place in the order.',
  orderDuplicate: () => 'Two records have the same place in the order.',
  fieldInvalid: (d) => `A value does not fit its field:${quote(d['value']) || ' empty'}.`,
  laneUnfit: () => 'A card stands in a lane for other cards.',
  pathDuplicate: () => 'Two paths lead the same way.',
  placementDuplicate: () => 'The same thing stands twice at one touchpoint.',
  flowWithoutTouchpoint: () => 'Add a touchpoint, and the first figures appear.',
  flowSkipsEverything: () =>
    'Every touchpoint is skipped here, so nobody comes anywhere. Let these customers come to one.',
  flowLoopWithoutExit: (d) =>
    `Customers who come to ${d['count'] === 1 ? 'this touchpoint' : `these ${d['count']} touchpoints`} can never leave the loop. Draw a path out of it, or to the end.`,
  flowSharesAllZero: () =>
    'All paths out of this touchpoint have a share of 0%, so they count alike. Give at least one of them a share.',
  flowAlternativeSharesAllZero: () =>
    'All alternatives of this moment have a share of 0%, so they count alike. Give at least one of them a share.',
  flowEntryWeightsAllZero: () =>
    'All ways into the journey have a weight of 0, so they count alike. Give at least one of them a weight.',
  pasteTooMany: (d) =>
    `${count(d['count'], 'line was', 'lines were')} left out; ${number(Number(d['limit']), 0)} fit in one go.`,
  pasteNothing: () => 'There was nothing in the clipboard that could become a card.',
} satisfies Record<FindingCode, (detail: Detail) => string>;

/** What a finding says, with its details filled in. */
export function findingText({ code, detail }: Finding): string {
  return findings[code](detail);
}
