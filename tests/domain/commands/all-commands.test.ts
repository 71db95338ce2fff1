import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, invert, isEmpty, type Change } from '#domain/change.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { isValidRecord } from '#domain/validate.ts';
import { arbitraryMap, idSource } from '../../support/arbitrary-map.ts';
import {
  arbitraryDeed,
  changeOf,
  commands,
  nameOf,
  type Deed,
} from '../../support/random-command.ts';

/** A command that changed what it was given would throw. */
function frozen(records: MapRecords): MapRecords {
  for (const id in records) deepFreeze(records[id]);
  return Object.freeze(records);
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inside of Object.values(value)) deepFreeze(inside);
}

function checkChange(records: MapRecords, change: Change, name: string): MapRecords {
  for (const [id, { before, after }] of Object.entries(change)) {
    expect(before, name).toEqual(records[id] ?? null);
    if (after) expect([name, after, isValidRecord(after)]).toEqual([name, after, true]);
  }
  const next = applyChange(records, change);
  expect(applyChange(next, invert(change)), name).toEqual(records);
  expect([name, brokenInvariants(next)]).toEqual([name, []]);
  return next;
}

describe('whatever people do in whatever order', () => {
  it('the map stays sound, and each deed can be taken back exactly', () => {
    const deeds = fc.array(arbitraryDeed, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(arbitraryMap(), deeds, (map, list: Deed[]) => {
        const newId = idSource();
        let records = frozen(map);
        for (const deed of list)
          records = frozen(checkChange(records, changeOf(records, deed, newId), nameOf(deed)));
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(commands))('%s keeps a map sound', (name) => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryDeed, (map, deed) => {
        const records = frozen(map);
        checkChange(records, commands[name]!(records, deed, idSource()), name);
      }),
      { numRuns: 80 },
    );
  });

  it.each(Object.keys(commands))('%s does something to some map', (name) => {
    const deeds = fc.sample(fc.tuple(arbitraryMap(), arbitraryDeed), { numRuns: 300, seed: 1 });
    const changes = deeds.map(([map, deed]) => commands[name]!(map, deed, idSource()));
    expect(changes.some((change) => !isEmpty(change))).toBe(true);
  });

  it.each(Object.keys(commands))('%s does nothing to nothing', (name) => {
    const nothing = recordsFrom([]);
    const adds = [
      'addRecord',
      'setLeaving',
      'setAndDropLeaving',
      'addStage',
      'addLane',
      'addSegment',
      'addPartner',
      'addScenario',
      'keepOption',
    ];
    fc.assert(
      fc.property(arbitraryDeed, (deed) => {
        const change = commands[name]!(nothing, deed, idSource());
        const added = Object.values(change).every(({ before }) => before === null);
        expect(adds.includes(name) ? added : isEmpty(change)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
