import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft } from '#domain/commands/draft.ts';
import { makeRoom } from '#domain/commands/make-room.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { byOrder, isOrderKey, keysBetween } from '#domain/order.ts';
import { siblingsOf } from '#domain/queries/siblings-of.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';

const stage = (id: string, order: unknown): MapRecord => ({ id, kind: 'stage', title: '', order });

describe('order keys', () => {
  it('stand in ascending order between those given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.nat({ max: 5 }), (places, count) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, ...keysBetween(keys[at - 1] ?? null, keys[at] ?? null, count + 1));
        }
        expect([...keys].sort()).toEqual(keys);
        expect(keys.every(isOrderKey)).toBe(true);
      }),
    );
  });

  it.each(['', 'a', 'a00', '~', 'a0!', 'a0~', 'ä0', 'b0', null, 3, 'a'.repeat(300)])(
    '%j is none',
    (text) => {
      expect(isOrderKey(text)).toBe(false);
    },
  );

  it('that are equal are told apart by id, and records without come last', () => {
    const sorted = [stage('c', undefined), stage('b', 'a0'), stage('a', 'a0')].sort(byOrder);
    expect(sorted.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('making room', () => {
  const order = (records: ReturnType<typeof recordsFrom>) =>
    siblingsOf(records, stage('', '')).map(({ id }) => id);

  it('touches nobody where there is room', () => {
    const records = recordsFrom([stage('a', 'a0'), stage('b', 'a1')]);
    const draft = new Draft(records);
    const [key] = makeRoom(draft, siblingsOf(records, stage('', '')), 'b', 1);
    expect(draft.change()).toEqual({});
    expect('a0' < key! && key! < 'a1').toBe(true);
  });

  it('renews the row where two tabs left the same key twice', () => {
    const records = recordsFrom([
      { id: 'm', kind: 'map', title: '' },
      stage('a', 'a0'),
      stage('b', 'a0'),
    ]);
    const draft = new Draft(records);
    const [key] = makeRoom(draft, siblingsOf(records, stage('', '')), 'b', 1);
    draft.put(stage('new', key));
    expect(order(draft.records())).toEqual(['a', 'new', 'b']);
    expect(brokenInvariants(draft.records())).toEqual([]);
  });

  it('renews the row before keys outgrow their limit', () => {
    let records = recordsFrom([stage('a', 'a0'), stage('b', 'a1')]);
    for (let count = 0; count < 3_000; count++) {
      const draft = new Draft(records);
      const [key] = makeRoom(draft, siblingsOf(records, stage('', '')), 'b', 1);
      draft.put(stage('a', key));
      expect(key!.length).toBeLessThanOrEqual(200);
      records = draft.records();
    }
    expect(order(records)).toEqual(['a', 'b']);
    expect(Object.values(records).every((record) => isOrderKey(record['order']))).toBe(true);
  });
});
