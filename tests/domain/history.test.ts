import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, diff, isEmpty, type Change } from '#domain/change.ts';
import { emptyHistory, record, redo, undo, type History, type Step } from '#domain/history.ts';
import type { MapRecords } from '#domain/records.ts';
import { arbitraryMap, idSource } from '../support/arbitrary-map.ts';
import { arbitraryDeed, changeOf } from '../support/random-command.ts';
import { smallMap } from '../support/small-map.ts';

type Session = { records: MapRecords; history: History };
type Back = (history: History, records: MapRecords) => Step | null;

function step({ records, history }: Session, back: Back): Session | null {
  const taken = back(history, records);
  if (!taken) return null;
  return { records: applyChange(records, taken.entry.change), history: taken.history };
}

function all(session: Session, back: Back): Session {
  let now = session;
  for (let next = step(now, back); next; next = step(now, back)) now = next;
  return now;
}

function edit({ records, history }: Session, change: Change, at = 0, burst?: string): Session {
  const entry = { label: 'deed', change, at, ...(burst !== undefined && { burst }) };
  return { records: applyChange(records, change), history: record(history, entry) };
}

const map = smallMap({ buy: ['see'] });
const titled = (records: MapRecords, title: string): Change =>
  diff(records, { ...records, see: { ...records['see']!, title } });

describe('undo and redo', () => {
  it('undoing all gives the start, redoing all the end', () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.array(arbitraryDeed, { maxLength: 8 }), (start, deeds) => {
        const newId = idSource();
        let now: Session = { records: start, history: emptyHistory };
        for (const deed of deeds) now = edit(now, changeOf(now.records, deed, newId));
        const back = all(now, undo);
        expect(back.records).toEqual(start);
        const forth = all(back, redo);
        expect(forth.records).toEqual(now.records);
        expect(all(forth, undo).records).toEqual(start);
      }),
      { numRuns: 200 },
    );
  });

  it('any walk through the past is at a state one has been in', () => {
    const moves = fc.array(fc.boolean(), { maxLength: 20 });
    fc.assert(
      fc.property(
        arbitraryMap(),
        fc.array(arbitraryDeed, { maxLength: 5 }),
        moves,
        (start, deeds, walk) => {
          const newId = idSource();
          let now: Session = { records: start, history: emptyHistory };
          const past = [start];
          for (const deed of deeds) {
            const change = changeOf(now.records, deed, newId);
            now = edit(now, change);
            if (!isEmpty(change)) past.push(now.records);
          }
          let at = past.length - 1;
          for (const isBack of walk) {
            const next = step(now, isBack ? undo : redo);
            at = Math.min(past.length - 1, Math.max(0, at + (isBack ? -1 : 1)));
            now = next ?? now;
            expect(now.records).toEqual(past[at]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a new deed ends what could be redone; one that does nothing does not', () => {
    const typed = edit({ records: map, history: emptyHistory }, titled(map, 'a'));
    const back = step(typed, undo)!;
    expect(step(edit(back, {}), redo)).not.toBeNull();
    expect(step(edit(back, titled(back.records, 'b')), redo)).toBeNull();
  });

  it('passes over deeds of which others have overwritten everything', () => {
    const first = edit({ records: map, history: emptyHistory }, titled(map, 'a'));
    const second = edit(first, diff(first.records, { ...first.records, n: note }));
    const others = { ...second.records, n: { ...note, title: 'theirs' } };
    const back = step({ ...second, records: others }, undo)!;
    expect(back.records['see']).toMatchObject({ title: 'see' });
    expect(back.records['n']).toMatchObject({ title: 'theirs' });
  });
});

const note = { id: 'n', kind: 'note', title: 'n', lane: 'notes', stage: 'buy', order: 'a0' };

describe('a burst of typing', () => {
  const type = (session: Session, title: string, at: number, burst = 'see title') =>
    edit(session, titled(session.records, title), at, burst);
  const start: Session = { records: map, history: emptyHistory };

  it('is one deed while the pauses stay within a second', () => {
    const typed = type(type(type(start, 'h', 0), 'he', 900), 'hey', 1800);
    expect(typed.history.done).toHaveLength(1);
    expect(step(typed, undo)!.records).toEqual(map);
  });

  it('ends with a longer pause, with another field, and with an undo', () => {
    expect(type(type(start, 'h', 0), 'he', 1001).history.done).toHaveLength(2);
    expect(type(type(start, 'h', 0), 'he', 10, 'other').history.done).toHaveLength(2);
    const undone = step(type(type(start, 'h', 0), 'x', 5000), undo)!;
    expect(type(undone, 'he', 5001).history.done).toHaveLength(2);
  });

  it('that comes back to where it began leaves nothing to undo', () => {
    expect(type(type(start, 'h', 0), 'see', 10).history.done).toEqual([]);
  });
});
