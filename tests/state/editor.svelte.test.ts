/** What the editor tells of a map that cannot be read as a whole. */
import { expect, it } from 'vitest';
import { Editor } from '#state/editor.svelte.ts';
import type { Damage } from '#storage/rows.ts';
import { FakeSession } from '../support/fake-session.ts';
import { smallMap } from '../support/small-map.ts';

const damage = (part: Damage['part'], count: number): Damage => ({
  ...{ part, count, place: '1', reason: 'missing' },
});

function editing(damages: readonly Damage[]) {
  const session = new FakeSession(smallMap({ a: ['one'] }));
  session.damage = damages;
  const editor = new Editor(session, { now: () => 0, newId: () => 'new' });
  return { session, editor };
}

it('counts what cannot be read of its map, also what is met later', () => {
  const { session, editor } = editing([
    damage('snapshot', 1),
    damage('log', 4),
    damage('snapshot', 1),
  ]);
  expect(editor.unreadable).toEqual({ records: 2, edits: 4 });
  session.damage = [...session.damage, damage('log', 1)];
  session.setState('saved');
  expect(editor.unreadable).toEqual({ records: 2, edits: 5 });
});

it('has nothing to say of a map that is whole', () => {
  expect(editing([]).editor.unreadable).toBeNull();
});
