/**
 * A finding says what was noticed about a map or a file, and where. It is data: the text a person
 * reads stands in the message catalogue under its code, with `detail` filled in.
 */
import type { RecordId } from './records.ts';

/** All codes, by who finds them. `detail` names are listed beside each. */
export const findingCodes = [
  // Reading a file or the clipboard: it cannot be read, nothing was taken from it.
  'fileEmpty', //
  'fileNotText', // reason, line, column
  'fileTooLarge', // size, limit (bytes)
  'fileTooDeep', // limit (levels), line, column
  'fileTooManyRecords', // limit, line, column
  'fileTooManyValues', // limit, line, column
  'fileNotJson', // reason, line, column, excerpt
  'fileOtherFormat', // format
  'fileWithoutRecords', // value: what stands where the list of records belongs
  'mermaidOtherDiagram', // diagram: the word it begins with
  'mermaidWithoutDiagram', // a Markdown text or file in which no diagram is known
  'mermaidInvalid', // reason, line, column, excerpt
  'mermaidTooManyActors', // limit, line, column
  // Reading a file: it was read, with this to say about it.
  'fileNewerVersion', // version, known
  'fileVersionInvalid', // value
  'fileFieldIgnored', // value; place.field
  'findingsLeftOut', // count: further findings, not listed
  // Reading a file: one entry of it.
  'recordUnreadable', // index, value: not an object, or without a kind; left out
  'recordRenamed', // value: its id, missing or used before; to: the id it got
  'recordKindUnknown', // value, count; place.ids: kept as they are
  // Reading a Mermaid journey: it was read, with this to say about it.
  'mermaidScoreOutside', // value, to
  'mermaidScoreMissing', // value: not a number, so the touchpoint has no quality of its own
  'mermaidScoreEdited', // value: counts in place of the exact value noted before
  'mermaidPartIgnored', // value: a text for which a map has no place
  'mermaidNoteIgnored', // line: a comment of ours that belongs to nothing
  // Writing a Mermaid journey.
  'mermaidLost', // by kind, and `detail`: how many are not in it
  'mermaidTooLongToDraw', // length, limit
  // Repair of what a file or two tabs left behind.
  'mapMade', //
  'mapRepeated', // value: title of the one left out
  'stageMade', //
  'laneMade', //
  'recordMoved', // field, value: id of what was gone; to: id of where it stands now
  'recordOrphaned', // field, value: what it belonged to is gone, so it was left out
  'recordInvalid', // value, reason: beyond repair, left out
  'referenceCleared', // field, value: id of what was gone
  'fieldCleared', // value, reason: not valid, taken out
  'fieldReplaced', // value, reason, to: not valid but needed, so it got another value
  'orderRenewed', // value: order key missing, invalid or used twice
  'duplicateRemoved', // of: id of the record that says the same
  // What stands in a map against its invariants (see invariants.ts).
  'mapMissing', //
  'recordIdMismatch', // value: it stands under another id than its own
  'referenceDangling', // value: id that does not exist or is of another kind
  'referenceCircular', // value
  'orderInvalid', // value
  'orderDuplicate', // of: id of the sibling with the same key
  'fieldInvalid', // value; no field: the record as a whole
  'laneUnfit', // value: id of a lane that holds other cards
  'pathDuplicate', // of: id of the other path
  'placementDuplicate', // of: id of the other placement
  // The way through a map.
  'flowWithoutTouchpoint', //
  'flowSkipsEverything', //
  'flowLoopWithoutExit', // count, reached (1: customers come to it, else 0); place.ids: the touchpoints
  'flowSharesAllZero', // count of paths out of the touchpoint
  'flowAlternativeSharesAllZero', // count of alternatives
  'flowEntryWeightsAllZero', // count of ways in
  'leavingDiffers', // count of segments in which customers differ; place.ids: these
  'nobodyArrives', // count of segments seen; place.ids: these
  // Pasting.
  'pasteTooMany', // count: cards left out; limit
  'pasteNothing', //
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Where: a record, several records, a field of one. Absent parts are not known. */
export type FindingPlace = Readonly<{
  id?: RecordId | undefined;
  ids?: readonly RecordId[] | undefined;
  kind?: string | undefined;
  field?: string | undefined;
}>;

export type Finding = Readonly<{
  code: FindingCode;
  place: FindingPlace;
  detail: Readonly<Record<string, string | number>>;
}>;

/** A finding; `place` and `detail` default to nothing known. */
export function finding(
  code: FindingCode,
  place: FindingPlace = {},
  detail: Finding['detail'] = {},
): Finding {
  return { code, place, detail };
}

const LONGEST_QUOTE = 60;

/** A value of any kind as a short text, for `detail`. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const signs = Array.from(text.slice(0, 2 * LONGEST_QUOTE));
  return signs.length > LONGEST_QUOTE || signs.length < Array.from(text).length
    ? `${signs.slice(0, LONGEST_QUOTE).join('')}…`
    : text;
}
