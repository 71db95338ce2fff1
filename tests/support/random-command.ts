/** Every command with random arguments, among them ids that are not there and values nobody can mean. */
import fc from 'fast-check';
import { applyChange, squash, type Change } from '#domain/change.ts';
import { addLane, moveLane } from '#domain/commands/lane.ts';
import { clearGuessedLeaving, dropLeaving, setLeaving } from '#domain/commands/leaving.ts';
import { addNotes, moveNotes } from '#domain/commands/note.ts';
import { addPartner } from '#domain/commands/partner.ts';
import { pasteLines } from '#domain/commands/paste-lines.ts';
import { pasteRecords } from '#domain/commands/paste-records.ts';
import {
  clearShare,
  linkTouchpoints,
  reroutePath,
  setShare,
  takeBackShare,
  unlink,
} from '#domain/commands/path.ts';
import { addItem, movePlacements, placeItem } from '#domain/commands/placement.ts';
import {
  addRecord,
  duplicateRecords,
  removeRecords,
  setFields,
  type EditTarget,
} from '#domain/commands/record.ts';
import { addScenario, keepOption, switchOffer, switchSolution } from '#domain/commands/scenario.ts';
import { addSegment } from '#domain/commands/segment.ts';
import { addEffect, removeEffect } from '#domain/commands/solution.ts';
import { eraseSource, setSourceSort } from '#domain/commands/source.ts';
import { addStage, moveStage } from '#domain/commands/stage.ts';
import { addTouchpoints, moveTouchpoints } from '#domain/commands/touchpoint.ts';
import type { Effect } from '#domain/kind.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import { industries, sourceSorts } from '#domain/kinds/source.ts';
import { cardsOf } from '#domain/queries/cards-of.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { kindOf, recordKinds } from '#domain/schema.ts';
import { arbitraryJunk } from './arbitrary-map.ts';

/** The random part of a deed; what it points to depends on the map it is done to. */
export const arbitraryDeed = fc.record({
  command: fc.nat({ max: 1000 }),
  picks: fc.array(fc.nat({ max: 1000 }), { minLength: 6, maxLength: 6 }),
  many: fc.array(fc.nat({ max: 1000 }), { maxLength: 5 }),
  number: fc.double({ min: -1, max: 12, noNaN: true }),
  title: fc.constantFrom('', 'a', 'Unpack', 'x'.repeat(2_500), '\u0000\ud800'),
  junk: arbitraryJunk,
  flag: fc.boolean(),
});
export type Deed = typeof arbitraryDeed extends fc.Arbitrary<infer Value> ? Value : never;

type Run = (records: MapRecords, deed: Deed, newId: () => RecordId) => Change;

/** An id of one of these kinds; seldom one that is not there, or one of any kind. */
function id(records: MapRecords, at: number, ...kinds: string[]): RecordId {
  if (at % 29 === 0) return ['nobody', '', COMPLETE, '__proto__'][at % 4]!;
  const all = Object.keys(records);
  const fit = all.filter((one) => kinds.length === 0 || kinds.includes(records[one]!.kind));
  const list = at % 23 === 0 || fit.length === 0 ? all : fit;
  return list[at % Math.max(1, list.length)] ?? 'nobody';
}

function ids(records: MapRecords, many: readonly number[], ...kinds: string[]): RecordId[] {
  return many.map((at) => id(records, at, ...kinds));
}

function target(records: MapRecords, at: number, which: number): EditTarget {
  if (which % 3 === 0) return { kind: 'scenario', id: id(records, at, 'scenario') };
  if (which % 3 === 1) return { kind: 'segment', id: id(records, at, 'segment') };
  return { kind: 'map' };
}

/** A field of the record's kind, or one it does not have. */
function field(record: MapRecord | undefined, at: number): string {
  const entries = (kindOf(record?.kind ?? '')?.schema as { entries?: object } | undefined)?.entries;
  const names = [...Object.keys(entries ?? {}), 'nothing', '__proto__', 'constructor'];
  return names[at % names.length]!;
}

/** A value that may fit: an estimate, a truth, an id, a list of ids, a word; or junk. */
function value(records: MapRecords, { junk, number, title, picks, many, flag }: Deed): unknown {
  const [at = 0, , which = 0] = picks;
  const estimate = { likely: number, low: number - 1, high: number + 1, basis: 'observed' };
  const values = [junk, estimate, flag, id(records, at), ids(records, many), title, undefined];
  return values[which % values.length];
}

const before = (records: MapRecords, at: number) => (at % 4 === 0 ? null : id(records, at));
const placeables = ['painPoint', 'offer', 'solution'] as const;

function effect(records: MapRecords, deed: Deed): Effect {
  const [at = 0, of = 0, op = 0] = deed.picks;
  const record = id(records, at);
  return {
    record,
    field: op % 5 === 0 ? undefined : field(records[record], of),
    op: (['set', 'add', 'multiply', 'remove'] as const)[op % 4]!,
    value: deed.flag ? deed.number : deed.junk,
  };
}

function cell(records: MapRecords, [, stage = 0, lane = 0, touchpoint = 0, at = 0]: number[]) {
  return {
    stage: id(records, stage, 'stage'),
    lane: lane % 7 === 0 ? null : id(records, lane, 'lane'),
    touchpoint: touchpoint % 3 === 0 ? null : id(records, touchpoint, 'touchpoint'),
    before: before(records, at),
  };
}

const TEXTS = ['- a\n- b', '1. one\n2. two', 'a\tb\tc\nd\t\tf', '', '"q\nr"\ts', ' \n\t\n'];

/** By name, so that a failure says which it was. */
export const commands: Readonly<Record<string, Run>> = {
  setFields: (records, deed) => {
    const [at = 0, of = 0, , to = 0, which = 0] = deed.picks;
    const record = id(records, at);
    const fields = { [field(records[record], of)]: value(records, deed) };
    return setFields(records, target(records, to, which), record, fields);
  },
  removeRecords: (records, { many, flag, picks }) =>
    removeRecords(records, ids(records, many), {
      stageContents: flag ? 'toNeighbour' : 'remove',
      keepItems: picks[0]! % 2 === 0,
    }),
  removeStages: (records, { many, flag }) =>
    removeRecords(records, ids(records, many, 'stage'), {
      stageContents: flag ? 'toNeighbour' : 'remove',
    }),
  duplicateRecords: (records, { many }, newId) =>
    duplicateRecords(records, ids(records, many.slice(0, 3)), newId).change,
  addRecord: (records, deed, newId) => {
    const [kind = 0, , , at = 0, to = 0] = deed.picks;
    const kinds = Object.keys(recordKinds);
    const record = { id: newId(), kind: kinds[kind % kinds.length]!, title: deed.title };
    const references = Object.fromEntries(
      kindOf(record.kind)!.references.map((one) => [one.field, id(records, to, ...one.to)]),
    );
    return addRecord(
      records,
      { ...record, ...references, sort: 'text', measures: 'churn', junk: deed.junk },
      { after: before(records, at) },
    );
  },
  addStage: (records, { title, picks }, newId) =>
    addStage(records, { id: newId(), title, after: before(records, picks[0]!) }),
  moveStage: (records, { picks }) =>
    moveStage(records, id(records, picks[0]!, 'stage'), id(records, picks[1]!, 'stage')),
  addLane: (records, { title, picks }, newId) =>
    addLane(records, { id: newId(), title, after: before(records, picks[0]!) }),
  moveLane: (records, { picks }) =>
    moveLane(records, id(records, picks[0]!, 'lane'), before(records, picks[1]!)),
  addTouchpoints: (records, { many, title, picks }, newId) =>
    addTouchpoints(records, {
      ids: many.map(() => newId()),
      titles: [title],
      stage: id(records, picks[0]!, 'stage'),
      after: before(records, picks[1]!),
      lane: id(records, picks[2]!, 'lane'),
    }),
  moveTouchpoints: (records, { many, picks }) =>
    moveTouchpoints(records, ids(records, many, 'touchpoint'), {
      stage: id(records, picks[0]!, 'stage'),
      before: id(records, picks[1]!, 'touchpoint'),
      lane: picks[2]! % 3 === 0 ? null : id(records, picks[2]!, 'lane'),
    }),
  linkTouchpoints: (records, { picks }, newId) => {
    const [from = 0, to = 0] = picks;
    return linkTouchpoints(records, {
      id: newId(),
      from: id(records, from, 'touchpoint'),
      to: to % 5 === 0 ? COMPLETE : id(records, to, 'touchpoint'),
      newId,
    });
  },
  reroutePath: (records, { picks, flag }, newId) => {
    const [path = 0, from = 0, to = 0] = picks;
    const ends = { from: id(records, from, 'touchpoint'), to: id(records, to, 'touchpoint') };
    const moved = flag ? { to: ends.to } : ends;
    return reroutePath(records, id(records, path, 'path'), { ...moved, newId });
  },
  setShare: (records, deed) => {
    const [path = 0, to = 0, which = 0] = deed.picks;
    const share = deed.flag ? deed.number : { likely: 0.3, basis: 'measured' as const };
    return setShare(records, id(records, path, 'path'), share, target(records, to, which));
  },
  clearShare: (records, { picks: [path = 0, to = 0, which = 0] }) =>
    clearShare(records, id(records, path, 'path'), target(records, to, which)),
  setAndTakeBackShare: (records, { picks: [path = 0, to = 0, which = 0], flag }) => {
    const one = id(records, path, 'path');
    const there = target(records, to, which);
    const made = setShare(records, one, 0.3, there);
    if (there.kind === 'map' || !flag) return made;
    return squash(made, takeBackShare(applyChange(records, made), one, there));
  },
  unlink: (records, { picks }) => unlink(records, id(records, picks[0]!, 'path')),
  addItem: (records, { title, picks, junk }, newId) =>
    addItem(records, {
      kind: placeables[picks[0]! % 3]!,
      id: newId(),
      placementId: newId(),
      title,
      touchpoint: id(records, picks[1]!, 'touchpoint'),
      fields: { partner: id(records, picks[2]!, 'partner'), rule: junk },
      before: before(records, picks[3]!),
    }),
  placeItem: (records, { picks }, newId) =>
    placeItem(records, {
      placementId: newId(),
      item: id(records, picks[0]!, ...placeables),
      touchpoint: id(records, picks[1]!, 'touchpoint'),
      before: before(records, picks[2]!),
    }),
  movePlacements: (records, { many, picks }) =>
    movePlacements(records, ids(records, many, 'placement'), {
      touchpoint: id(records, picks[0]!, 'touchpoint'),
      before: id(records, picks[1]!, 'placement'),
    }),
  addNotes: (records, { many, title, picks }, newId) =>
    addNotes(records, {
      ids: many.map(() => newId()),
      titles: [title],
      lane: id(records, picks[0]!, 'lane'),
      stage: id(records, picks[1]!, 'stage'),
      before: before(records, picks[2]!),
    }),
  moveNotes: (records, { many, picks }) =>
    moveNotes(records, ids(records, many, 'note'), {
      lane: id(records, picks[0]!, 'lane'),
      stage: id(records, picks[1]!, 'stage'),
      before: id(records, picks[2]!, 'note'),
    }),
  addSegment: (records, { title, junk }, newId) =>
    addSegment(records, { id: newId(), title, fields: { face: junk } }),
  addPartner: (records, { title, junk }, newId) =>
    addPartner(records, { id: newId(), title, fields: { quality: junk } }),
  addScenario: (records, { title, picks }, newId) =>
    addScenario(records, { id: newId(), title, from: before(records, picks[0]!) }),
  keepOption: (records, deed, newId) => {
    const { title, many, picks } = deed;
    const effects = [effect(records, deed)];
    const solutions = [...ids(records, many, 'solution'), 'gone', id(records, picks[0]!)];
    return keepOption(records, { id: newId(), title, option: { solutions, effects } });
  },
  switchSolution: (records, { picks, flag }) =>
    switchSolution(
      records,
      picks[0]! % 3 === 0 ? null : id(records, picks[0]!, 'scenario'),
      id(records, picks[1]!, 'solution'),
      flag,
    ),
  switchOffer: (records, { picks, flag }) =>
    switchOffer(
      records,
      target(records, picks[1]!, picks[2]!),
      id(records, picks[0]!, 'offer'),
      flag,
    ),
  addEffect: (records, deed) =>
    addEffect(records, id(records, deed.picks[3]!, 'solution'), effect(records, deed)),
  removeEffect: (records, deed) => {
    const holder = records[id(records, deed.picks[3]!, 'solution', 'segment')];
    const effects = (holder?.['effects'] ?? []) as Effect[];
    const one = effects[deed.picks[4]! % Math.max(1, effects.length)] ?? effect(records, deed);
    return removeEffect(records, holder?.id ?? 'nobody', one);
  },
  setLeaving: (records, { number, title, picks }, newId) =>
    setLeaving(records, {
      id: newId(),
      perYear: Math.min(1, Math.max(0, number)),
      industry: [...industries, undefined][picks[0]! % 3],
      title: title.slice(0, 100),
      detail: '',
    }),
  clearGuessedLeaving: (records) => clearGuessedLeaving(records),
  setAndDropLeaving: (records, { picks }, newId) => {
    const yearly = { id: newId(), perYear: 0.4, title: 'Mobile phone', detail: '' };
    const made = setLeaving(records, yearly);
    return picks[0]! % 2 === 0 ? squash(made, dropLeaving(applyChange(records, made))) : made;
  },
  eraseSource: (records, { picks, flag }) =>
    eraseSource(records, id(records, picks[0]!, 'source'), { withFindings: flag }),
  setSourceSort: (records, { picks }) =>
    setSourceSort(
      records,
      id(records, picks[0]!, 'source'),
      [...sourceSorts, undefined][picks[1]! % 7],
    ),
  pasteLines: (records, { picks }, newId) => {
    const text = TEXTS[picks[0]! % TEXTS.length]!;
    return pasteLines(records, { text, into: cell(records, picks), newId }).change;
  },
  pasteRecords: (records, { picks, many, junk, flag }, newId) => {
    const cards = cardsOf(records, ids(records, many));
    const damaged = [...cards.records, junk, { id: 'x', kind: 'note', title: junk }];
    const payload = flag ? cards : { ...cards, records: damaged };
    return pasteRecords(records, { payload, into: cell(records, picks), newId }).change;
  },
};

const names = Object.keys(commands);

/** The name of the command of a deed. */
export function nameOf({ command }: Deed): string {
  return names[command % names.length]!;
}

/** What the deed does to these records. */
export function changeOf(records: MapRecords, deed: Deed, newId: () => RecordId): Change {
  return commands[nameOf(deed)]!(records, deed, newId);
}
