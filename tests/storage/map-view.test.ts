/** The records of a tab, without any database: what is confirmed, sent, unsent and seen. */
import { describe, expect, it } from 'vitest';
import type { Change } from '#domain/change.ts';
import type { Since } from '#storage/map-log.ts';
import { MapView } from '#storage/map-view.ts';
import { record, records, setting } from './support/maps.ts';

const start = records(record('a'), record('b'));

/** What the log says: changes one after the other, after a revision. */
function since(after: number, changes: readonly Change[], own = 0): Since {
  const revision = after + changes.length;
  return {
    head: {
      id: 'map',
      incarnation: 'i',
      revision,
      folded: 0,
      createdAt: 0,
      updatedAt: 0,
      writers: [{ writer: 'me', number: own, revision }],
    },
    snapshot: null,
    changes: changes.map((change, index) => ({ revision: after + index + 1, change })),
    damage: [],
    logLength: 0,
  };
}

describe('a view', () => {
  it('takes old news for what they are', () => {
    const view = new MapView('me', start, 0);
    view.edit(setting(start, 'a', { title: 'mine' }));
    const batch = view.nextBatch()!;
    view.written(batch, 1);
    expect(view.absorb(since(0, [batch.change], 1))).toBeNull();
    expect(view.cursor).toBe(1);
  });

  it('tells what others changed and nothing of its own', () => {
    const view = new MapView('me', start, 0);
    view.edit(setting(start, 'a', { title: 'mine' }));
    const change = view.absorb(since(0, [setting(start, 'b', { title: 'theirs' })]));
    expect(Object.keys(change!)).toEqual(['b']);
    expect(view.records).toMatchObject({ a: { title: 'mine' }, b: { title: 'theirs' } });
    expect(Object.keys(view.unsaved)).toEqual(['a']);
  });

  it('gives a failed batch again, unaltered, before any new one', () => {
    const view = new MapView('me', start, 0);
    view.edit(setting(start, 'a', { title: 'one' }));
    const batch = view.nextBatch();
    view.edit(setting(view.records, 'a', { title: 'two' }));
    view.absorb(since(0, [setting(start, 'a', { detail: 'theirs' })]));
    expect(view.nextBatch()).toBe(batch);
    view.written(batch!, 2);
    expect(view.nextBatch()).toMatchObject({
      number: 2,
      change: { a: { after: { title: 'two' } } },
    });
    expect(view.isSaved).toBe(false);
  });

  it('is saved only when its last batch is in the log', () => {
    const view = new MapView('me', start, 0);
    expect(view.isSaved).toBe(true);
    view.edit(setting(start, 'a', { title: 'one' }));
    expect(view.isSaved).toBe(false);
    const batch = view.nextBatch()!;
    expect(view.isSaved).toBe(false);
    view.written(batch, 1);
    expect(view.isSaved).toBe(true);
    expect(view.nextBatch()).toBeNull();
  });
});
