/** What each finding says. A code without a text does not pass the type check. */
import type { Finding, FindingCode } from '#domain/finding.ts';
import { bytes, number } from '../shared/format.ts';
import {
  cleaningReasons,
  foreignFormats,
  mermaidDiagrams,
  mermaidReasons,
  syntaxReasons,
  textReasons,
} from './reasons.ts';
import { lostText } from './lost.ts';

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
  mermaidOtherDiagram: (d) =>
    `This is a Mermaid diagram, but ${mermaidDiagrams[String(d['diagram'])] ?? `of the kind “${d['diagram']}”`}; only a journey becomes a map. Nothing was taken from it.`,
  mermaidWithoutDiagram: () =>
    'No Mermaid journey was found in it. A journey begins with the word “journey”. Nothing was taken from it.',
  mermaidInvalid: (d) =>
    `Mermaid could not read this journey: ${why(mermaidReasons, d['reason'])}.${at(d)}${quote(d['excerpt'])}`,
  mermaidTooManyActors: (d) =>
    `The journey names more than ${number(Number(d['limit']), 0)} actors. Nothing was taken from it.${at(d)}`,
  mermaidScoreOutside: (d) =>
    `The score${quote(d['value'])} is outside 1 to 5; it is now ${d['to']}.`,
  mermaidScoreMissing: (d) =>
    d['value'] === '' || d['value'] === undefined
      ? 'There was no score; how well it goes is assumed.'
      : `The score${quote(d['value'])} is not a number; how well it goes is assumed.`,
  mermaidScoreEdited: (d) =>
    `The score was changed to${quote(d['value']) || ' nothing'} in the text, so it counts and not the exact value noted above it.`,
  mermaidPartIgnored: (d) => `A text has no place in a map and was left out:${quote(d['value'])}.`,
  mermaidNoteIgnored: (d) => `A comment of Throughline belongs to nothing any more.${at(d)}`,
  mermaidLost: (d) =>
    `A Mermaid journey has no place for ${lostText(d)}. A map file (JSON) holds it all.`,
  mermaidTooLongToDraw: (d) =>
    `The journey has ${number(Number(d['length']), 0)} characters; Mermaid draws ${number(Number(d['limit']), 0)} unless its maxTextSize is set higher.`,
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
  leavingDiffers: (d) =>
    `In ${d['count'] === 1 ? 'a segment' : `${d['count']} segments`} some customers leave more easily than others. Computed figures, equity and gains count them all as alike; the simulated customers in Results differ, so their mean is the truer one.`,
  nobodyArrives: (d) =>
    d['count'] === 1
      ? 'This segment has no arrivals, so its sums come to nothing. Figures per customer say how it would go for one.'
      : 'No segment has any arrivals, so sums come to nothing and all segments count alike. Give at least one of them arrivals.',
  pasteTooMany: (d) =>
    `${count(d['count'], 'line was', 'lines were')} left out; ${number(Number(d['limit']), 0)} fit in one go.`,
  pasteNothing: () => 'There was nothing in the clipboard that could become a card.',
} satisfies Record<FindingCode, (detail: Detail) => string>;

/** What a finding says, with its details filled in. */
export function findingText({ code, detail }: Finding): string {
  return findings[code](detail);
}
