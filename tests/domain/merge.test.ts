import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, changedFields } from '#domain/change.ts';
import { removeRecords, setFields } from '#domain/commands/record.ts';
import { addEffect } from '#domain/commands/solution.ts';
import { addTouchpoints } from '#domain/commands/touchpoint.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { mergeRecords, type Conflict } from '#domain/merge.ts';
import { resolveConflict } from '#domain/merging/resolve.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import { arbitraryMap, idSource } from '../support/arbitrary-map.ts';
import { arbitraryDeed, changeOf, type Deed } from '../support/random-command.ts';
import { path, placement, smallMap } from '../support/small-map.ts';

const ON_MAP = { kind: 'map' } as const;
const deeds = fc.array(arbitraryDeed, { maxLength: 4 });

function afterDeeds(records: MapRecords, list: readonly Deed[], who: string): MapRecords {
  const newId = idSource(who);
  return list.reduce((now, deed) => applyChange(now, changeOf(now, deed, newId)), records);
}

const twoCopies = fc
  .tuple(arbitraryMap(), deeds, deeds)
  .map(([base, one, other]): [MapRecords, MapRecords, MapRecords] => [
    base,
    afterDeeds(base, one, 'mine'),
    afterDeeds(base, other, 'theirs'),
  ]);

/** What both changed. What comes back for it depends on whose answer stands, so it may differ. */
const named = (conflicts: readonly Conflict[]) =>
  conflicts
    .filter(({ field }) => field !== null)
    .map(({ id, field, part }) => JSON.stringify([id, field, part ?? null]))
    .sort();

describe('merging two copies of a map', () => {
  it('takes what only one side did, whole and without a question', () => {
    fc.assert(
      fc.property(twoCopies, ([base, mine]) => {
        for (const merged of [
          mergeRecords(base, mine, base),
          mergeRecords(base, base, mine),
          mergeRecords(base, mine, mine),
        ])
          expect(merged).toEqual({ records: mine, conflicts: [], findings: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('always gives a sound map', () => {
    fc.assert(
      fc.property(twoCopies, ([base, mine, theirs]) => {
        expect(brokenInvariants(mergeRecords(base, mine, theirs).records)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('asks the same from either side, and without questions comes to the same', () => {
    fc.assert(
      fc.property(twoCopies, ([base, mine, theirs]) => {
        const here = mergeRecords(base, mine, theirs);
        const there = mergeRecords(base, theirs, mine);
        expect(named(here.conflicts)).toEqual(named(there.conflicts));
        expect(here.conflicts.length > 0).toBe(there.conflicts.length > 0);
        if (here.conflicts.length === 0) expect(here.records).toEqual(there.records);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every word and number that only one side changed', () => {
    fc.assert(
      fc.property(twoCopies, ([base, mine, theirs]) => {
        const { records } = mergeRecords(base, mine, theirs);
        for (const id of Object.keys(base)) {
          const [from, here, there, got] = [base[id], mine[id], theirs[id], records[id]];
          if (!from || !here || !there) continue;
          for (const field of plainFields(from, there))
            if (!changedFields(from, here).includes(field))
              expect(got?.[field]).toEqual(there[field]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never loses what one side added or edited', () => {
    fc.assert(
      fc.property(twoCopies, ([base, mine, theirs]) => {
        const { records, findings } = mergeRecords(base, mine, theirs);
        const gone = findings.map(({ place }) => place.id);
        for (const side of [mine, theirs])
          for (const id of Object.keys(side)) {
            const isTouched = !base[id] || changedFields(base[id], side[id]!).length > 0;
            if (isTouched && !gone.includes(id)) expect(records[id], id).toBeDefined();
          }
      }),
      { numRuns: 300 },
    );
  });

  it('can be decided for either side, conflict by conflict, and stays sound', () => {
    fc.assert(
      fc.property(twoCopies, fc.array(fc.boolean()), ([base, mine, theirs], choices) => {
        const merged = mergeRecords(base, mine, theirs);
        let { records } = merged;
        merged.conflicts.forEach((conflict, index) => {
          const side = (choices[index] ?? true) ? 'theirs' : 'mine';
          records = applyChange(records, resolveConflict(records, conflict, side));
          expect(brokenInvariants(records)).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** Changed fields that neither name other records nor say where the record stands. */
function plainFields(before: MapRecord, after: MapRecord): string[] {
  const known = kindOf(before.kind);
  const others = [
    ...(known?.references.map(({ field }) => field) ?? []),
    ...(known?.orderedWithin ?? []),
    ...Object.keys(known?.estimates ?? {}), // their sources may be gone
    'order',
  ];
  return changedFields(before, after).filter((field) => !others.includes(field));
}

const base = smallMap({ buy: ['see', 'pay'], use: ['open'] }, [
  { id: 'pain', kind: 'painPoint', title: 'slow' },
  placement('pain', 'pay'),
  path('see', 'pay', 0.5),
  path('see', 'open', 0.5),
  { id: 'fix', kind: 'solution', title: 'fix' },
  { id: 'help', kind: 'solution', title: 'help' },
  {
    id: 's',
    kind: 'scenario',
    title: 's',
    order: 'a0',
    solutions: ['fix'],
    effects: [{ record: 'pay', field: 'margin', op: 'set', value: 5 }],
  },
]);
const edited = (id: string, fields: object) =>
  applyChange(base, setFields(base, ON_MAP, id, { ...fields }));

describe('when both did something to the same', () => {
  it('fields are merged one by one; mine stays where both changed one', () => {
    const mine = edited('pay', { title: 'Pay', owner: 'shop' });
    const theirs = edited('pay', { title: 'Pay now', channel: 'app' });
    const { records, conflicts } = mergeRecords(base, mine, theirs);
    expect(records['pay']).toMatchObject({ title: 'Pay', owner: 'shop', channel: 'app' });
    expect(conflicts).toEqual([
      { id: 'pay', field: 'title', base: 'pay', mine: 'Pay', theirs: 'Pay now' },
    ]);
    const decided = applyChange(records, resolveConflict(records, conflicts[0]!, 'theirs'));
    expect(decided['pay']).toMatchObject({ title: 'Pay now', owner: 'shop' });
  });

  it('lists take what either put in and lose what either took out', () => {
    const mine = edited('s', { solutions: ['help'] });
    const theirs = edited('s', { solutions: ['fix', 'more'] });
    const more = { id: 'more', kind: 'solution', title: 'more' };
    const with_ = { ...theirs, more, s: { ...theirs['s']!, solutions: ['fix', 'more'] } };
    const { records, conflicts } = mergeRecords(base, mine, with_);
    expect(records['s']!['solutions']).toEqual(['help', 'more']);
    expect(conflicts).toEqual([]);
  });

  it('lists come to the same from either side: old entries as they were, new ones by id', () => {
    const list = (...about: string[]) => ({
      ...base,
      src: { id: 'src', kind: 'source', title: '', about },
    });
    const merge = (from: string[], mine: string[], theirs: string[]) => {
      const { records, conflicts } = mergeRecords(list(...from), list(...mine), list(...theirs));
      return [records['src']!['about'], conflicts.length];
    };
    const [from, mine, theirs] = [
      ['see', 'pay', 'open'],
      ['pay', 'open', 'use'],
      ['see', 'pay', 'buy'],
    ];
    expect(merge(from, mine, theirs)).toEqual([['pay', 'buy', 'use'], 0]);
    expect(merge(from, theirs, mine)).toEqual([['pay', 'buy', 'use'], 0]);
    expect(merge(from, ['open', 'pay', 'see'], ['see', 'pay', 'open', 'buy'])).toEqual([
      ['open', 'pay', 'see', 'buy'],
      0,
    ]);
    expect(merge(from, ['open', 'pay', 'see'], ['pay', 'see', 'open'])).toEqual([
      ['open', 'pay', 'see'],
      1,
    ]);
  });

  it('an effect that one side took away and the other changed stays, with a question', () => {
    const without = edited('s', { effects: undefined });
    const changed = applyChange(
      base,
      addEffect(base, 's', { record: 'pay', field: 'margin', op: 'set', value: 9 }),
    );
    for (const [mine, theirs] of [
      [without, changed],
      [changed, without],
    ] as const) {
      const { records, conflicts } = mergeRecords(base, mine, theirs);
      expect(records['s']!['effects']).toMatchObject([{ value: 9 }]);
      expect(conflicts).toMatchObject([{ id: 's', field: 'effects' }]);
      const side = mine === without ? 'mine' : 'theirs';
      const decided = applyChange(records, resolveConflict(records, conflicts[0]!, side));
      expect(decided['s']).not.toHaveProperty('effects');
    }
  });

  it('effects are merged one by one', () => {
    const add = (field: string, value: number) =>
      applyChange(base, addEffect(base, 's', { record: 'pay', field, op: 'set', value }));
    const { records, conflicts } = mergeRecords(base, add('margin', 6), add('cost', 2));
    expect(records['s']!['effects']).toEqual([
      { record: 'pay', field: 'margin', op: 'set', value: 6 },
      { record: 'pay', field: 'cost', op: 'set', value: 2 },
    ]);
    expect(conflicts).toEqual([]);
    const both = mergeRecords(base, add('margin', 6), add('margin', 7));
    expect(both.records['s']!['effects']).toEqual([
      { record: 'pay', field: 'margin', op: 'set', value: 6 },
    ]);
    expect(both.conflicts).toMatchObject([{ id: 's', part: { record: 'pay', field: 'margin' } }]);
    const change = resolveConflict(both.records, both.conflicts[0]!, 'theirs');
    expect(applyChange(both.records, change)['s']!['effects']).toEqual([
      { record: 'pay', field: 'margin', op: 'set', value: 7 },
    ]);
  });

  it('two cards added at one place stand beside each other', () => {
    const add = (id: string) =>
      applyChange(base, addTouchpoints(base, { ids: [id], titles: [id], stage: 'use' }));
    const { records, conflicts } = mergeRecords(base, add('a'), add('b'));
    expect(touchpointsOf(records, 'use').map(({ id }) => id)).toEqual(['open', 'a', 'b']);
    expect(conflicts).toEqual([]);
  });

  it('a move is taken whole: never the stage of one side and the place of the other', () => {
    const move = (stage: string, order: string) =>
      recordsFrom([...Object.values(base), { ...base['pay']!, stage, order }]);
    const { records, conflicts } = mergeRecords(base, move('use', 'Zz'), move('buy', 'Zy'));
    expect(records['pay']).toMatchObject({ stage: 'use', order: 'Zz' });
    expect(conflicts).toEqual([
      {
        id: 'pay',
        field: 'order',
        base: ['buy', 'a1'],
        mine: ['use', 'Zz'],
        theirs: ['buy', 'Zy'],
      },
    ]);
    const theirs = applyChange(records, resolveConflict(records, conflicts[0]!, 'theirs'));
    expect(theirs['pay']).toMatchObject({ stage: 'buy', order: 'Zy' });
  });
});

describe('when one side removed what the other worked on', () => {
  it('the work is kept, with all that went along, and the removal is a question', () => {
    const mine = applyChange(base, removeRecords(base, ['pay']));
    const theirs = edited('pay', { title: 'Pay now' });
    const { records, conflicts } = mergeRecords(base, mine, theirs);
    expect(records['pay']).toMatchObject({ title: 'Pay now' });
    expect(records['pain@pay']).toBeDefined();
    expect(records['pain']).toBeDefined();
    expect(records['see>pay']).toBeDefined();
    expect(conflicts.map(({ id, field }) => [id, field])).toContainEqual(['pay', null]);
    const question = conflicts.find(({ id }) => id === 'pay')!;
    const removed = applyChange(records, resolveConflict(records, question, 'mine'));
    expect(Object.keys(removed)).not.toContain('pay');
    expect(Object.keys(removed)).not.toContain('pain');
    expect(applyChange(records, resolveConflict(records, question, 'theirs'))).toEqual(records);
  });

  it('what was put into a removed stage brings the stage back, but not its other cards', () => {
    const mine = applyChange(base, removeRecords(base, ['buy']));
    const added = addTouchpoints(base, { ids: ['new'], titles: ['new'], stage: 'buy' });
    const { records, conflicts } = mergeRecords(base, mine, applyChange(base, added));
    expect(touchpointsOf(records, 'buy').map(({ id }) => id)).toEqual(['new']);
    expect(conflicts).toMatchObject([{ id: 'buy', field: null, mine: null }]);
  });

  it('a renamed stage comes back with its cards, and they with what is placed and drawn', () => {
    const mine = applyChange(base, removeRecords(base, ['buy']));
    const theirs = edited('buy', { title: 'Choose' });
    expect(mergeRecords(base, mine, theirs).records).toEqual({
      ...theirs,
      s: { ...base['s']!, effects: undefined },
    });
  });

  it('what nobody worked on goes', () => {
    const mine = applyChange(base, removeRecords(base, ['pay']));
    const theirs = edited('open', { title: 'Unpack' });
    const { records, conflicts } = mergeRecords(base, mine, theirs);
    expect(Object.keys(records)).not.toContain('pay');
    expect(records['open']).toMatchObject({ title: 'Unpack' });
    expect(conflicts).toEqual([]);
  });
});
