import { describe, expect, it } from 'vitest';
import { Draft } from '#domain/commands/draft.ts';
import { smallMap } from '../../support/small-map.ts';

const map = smallMap({ a: ['one', 'two'] });
const touchpoint = (id: string) => ({
  id,
  kind: 'touchpoint',
  title: '',
  stage: 'a',
  order: 'b00',
});

describe('a draft', () => {
  it('shows the records as they will be and leaves those it started from', () => {
    const draft = new Draft(map);
    draft.set('one', { title: 'First', owner: 'shop' });
    draft.set('one', { owner: undefined });
    draft.remove('two');
    draft.put(touchpoint('three'));
    expect(draft.get('one')).toEqual({ ...map['one'], title: 'First' });
    expect(draft.get('two')).toBeNull();
    expect(Object.keys(draft.records())).toEqual(expect.arrayContaining(['one', 'three']));
    expect(Object.keys(draft.records())).not.toContain('two');
    expect(map['one']).toMatchObject({ title: 'one' });
  });

  it('lists the records of a kind once each, as they will be', () => {
    const draft = new Draft(map);
    draft.set('one', { title: 'First' });
    draft.remove('two');
    draft.put(touchpoint('three'));
    const titles = [...draft.ofKind('touchpoint')].map(({ title }) => title);
    expect(titles.sort()).toEqual(['', 'First']);
  });

  it('comes to nothing when everything is set back, and touches nothing that is gone', () => {
    const draft = new Draft(map);
    draft.set('one', { title: 'First' });
    draft.set('one', { title: 'one' });
    draft.put(touchpoint('three'));
    draft.remove('three');
    draft.set('gone', { title: 'x' });
    expect(draft.change()).toEqual({});
    expect(draft.records()).toEqual(map);
  });
});
