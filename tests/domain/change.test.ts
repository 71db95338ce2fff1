import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  changedFields,
  diff,
  invert,
  isEmpty,
  squash,
  undoOf,
} from '#domain/change.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';

/** Few ids and values, so that edits meet; among them names every object has. */
const ids = ['a', 'b', '__proto__', 'constructor'];
const fields = fc.record(
  {
    title: fc.constantFrom('x', 'y', 'z'),
    number: fc.constantFrom(0, 1, null),
    list: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }),
    constructor: fc.constantFrom('t', 'u'),
  },
  { requiredKeys: ['title'] },
);
const records: fc.Arbitrary<MapRecords> = fc
  .tuple(...ids.map((id) => fc.option(fields.map((rest) => ({ ...rest, id, kind: 'step' })))))
  .map((list) => recordsFrom(list.flatMap((record): MapRecord[] => (record ? [record] : []))));

const RUNS = { numRuns: 500 };

describe('a change', () => {
  it('leads from one state to the other', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        expect(applyChange(a, diff(a, b))).toEqual(b);
      }),
      RUNS,
    );
  });

  it('inverted, leads back', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        expect(applyChange(b, invert(diff(a, b)))).toEqual(a);
      }),
      RUNS,
    );
  });

  it('squashed with the next, equals both', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        expect(squash(diff(a, b), diff(b, c))).toEqual(diff(a, c));
        expect(applyChange(a, squash(diff(a, b), diff(b, c)))).toEqual(c);
      }),
      RUNS,
    );
  });

  it('is empty between equals, and does nothing then', () => {
    fc.assert(
      fc.property(records, (a) => {
        expect(isEmpty(diff(a, a))).toBe(true);
        expect(applyChange(a, diff(a, a))).toEqual(a);
      }),
      RUNS,
    );
  });

  it('keeps what others did to other fields and records', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const mine = diff(a, b);
        const next = applyChange(c, mine);
        for (const id of ids) {
          const [mineBefore, mineAfter, other, got] = [a[id], b[id], c[id], next[id]];
          if (!mine[id]) expect(got).toEqual(other);
          if (!mineBefore || !mineAfter || !other) continue;
          const touched = changedFields(mineBefore, mineAfter);
          for (const field of Object.keys({ ...other, ...got }))
            if (!touched.includes(field)) expect(own(got!, field)).toEqual(own(other, field));
            else expect(own(got!, field)).toEqual(own(mineAfter, field));
        }
      }),
      RUNS,
    );
  });

  it('of a record that is gone meanwhile does not bring it back', () => {
    const before = recordsFrom([{ id: 'a', kind: 'step', title: 'x' }]);
    const after = recordsFrom([{ id: 'a', kind: 'step', title: 'y' }]);
    expect(applyChange(recordsFrom([]), diff(before, after))).toEqual({});
  });
});

function own(record: MapRecord, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}

describe('taking a change back', () => {
  it('restores what was, when nothing happened since', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        expect(applyChange(b, undoOf(diff(a, b), b))).toEqual(a);
      }),
      RUNS,
    );
  });

  it('never touches a field somebody else has changed since', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const next = applyChange(c, undoOf(diff(a, b), c));
        for (const id of ids) {
          const [ours, now, got] = [b[id], c[id], next[id]];
          if (!ours || !now || !got) continue;
          for (const field of changedFields(ours, now))
            expect(own(got, field)).toEqual(own(now, field));
        }
      }),
      RUNS,
    );
  });

  it('leaves a record we added alone once somebody else has changed it', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const next = applyChange(c, undoOf(diff(a, b), c));
        for (const id of ids) {
          if (a[id] || !b[id] || !c[id]) continue;
          if (changedFields(b[id], c[id]).length > 0) expect(next[id]).toEqual(c[id]);
          else expect(next[id]).toBeUndefined();
        }
      }),
      RUNS,
    );
  });

  it('brings back a record we removed, but not over one that is back already', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const next = applyChange(c, undoOf(diff(a, b), c));
        for (const id of ids) if (a[id] && !b[id]) expect(next[id]).toEqual(c[id] ?? a[id]);
      }),
      RUNS,
    );
  });

  it('does not bring back a record somebody else removed', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const next = applyChange(c, undoOf(diff(a, b), c));
        for (const id of ids) if (a[id] && b[id] && !c[id]) expect(next[id]).toBeUndefined();
      }),
      RUNS,
    );
  });
});
