import { describe, expect, it } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import { addScenario, keepOption, switchOffer, switchSolution } from '#domain/commands/scenario.ts';
import { addEffect, removeEffect } from '#domain/commands/solution.ts';
import type { Effect } from '#domain/kind.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import { after, placement, smallMap } from '../../support/small-map.ts';

const better: Effect = { record: 'one', field: 'quality', op: 'add', value: 1 };
const map = smallMap({ a: ['one'] }, [
  { id: 'map', kind: 'map', solutions: ['fix'] },
  { id: 'fix', kind: 'solution', title: '', effects: [better] },
  { id: 'more', kind: 'solution', title: '' },
  { id: 'plan', kind: 'scenario', title: '', order: 'a0', solutions: ['more'], effects: [better] },
  { id: 'fans', kind: 'segment', title: '', order: 'a0' },
  { id: 'o', kind: 'offer', title: '' },
  placement('o', 'one'),
]);
const PLAN = { kind: 'scenario', id: 'plan' } as const;
const FANS = { kind: 'segment', id: 'fans' } as const;
const ON_MAP = { kind: 'map' } as const;

describe('a new scenario', () => {
  it('starts as the map as drawn is, or as another scenario is', () => {
    const made = (from: string | null) =>
      after(map, addScenario(map, { id: 'new', title: 'N', from }))['new'];
    expect(made(null)).toEqual({
      id: 'new',
      kind: 'scenario',
      title: 'N',
      order: 'a1',
      solutions: ['fix'],
    });
    expect(made('plan')).toMatchObject({ solutions: ['more'], effects: [better] });
    expect(made('gone')).toMatchObject({ solutions: ['fix'] });
  });

  it('shows the same as what it was made from', () => {
    for (const from of [null, 'plan']) {
      const next = after(map, addScenario(map, { id: 'new', title: 'N', from }));
      const shown = (scenario: string | null) =>
        recordsUnder(next, { scenario, segment: null })['one'];
      expect(shown('new')).toEqual(shown(from));
    }
  });
});

describe('keeping an option as a scenario', () => {
  const keep = (option: Parameters<typeof keepOption>[1]['option'], id = 'new') =>
    keepOption(map, { id, title: 'Kept', option });

  it('holds its solutions and effects and nothing of the map as drawn', () => {
    const next = after(map, keep({ solutions: ['more'], effects: [better] }));
    expect(next['new']).toEqual({
      id: 'new',
      kind: 'scenario',
      title: 'Kept',
      order: 'a1',
      solutions: ['more'],
      effects: [better],
    });
  });

  it('names a solution once, and none that is not there; nothing leaves no list', () => {
    const lost = { ...better, record: 'gone' };
    const next = after(map, keep({ solutions: ['more', 'gone', 'more'], effects: [lost] }));
    expect(next['new']).toMatchObject({ solutions: ['more'] });
    expect(next['new']).not.toHaveProperty('effects');
    const empty = after(map, keep({ solutions: [], effects: [] }))['new'];
    expect(empty).not.toHaveProperty('solutions');
  });

  it('takes no id that is taken', () => {
    expect(isEmpty(keep({ solutions: [], effects: [] }, 'plan'))).toBe(true);
  });
});

describe('switching a solution', () => {
  it('on applies it last, off takes it out, in a scenario or on the map', () => {
    const on = after(map, switchSolution(map, 'plan', 'fix', true));
    expect(on['plan']).toMatchObject({ solutions: ['more', 'fix'] });
    const off = after(map, switchSolution(map, null, 'fix', false));
    expect(off['map']).not.toHaveProperty('solutions');
    expect(off['plan']).toEqual(map['plan']);
  });

  it('as it stands, or what is not there, changes nothing', () => {
    expect(isEmpty(switchSolution(map, null, 'fix', true))).toBe(true);
    expect(isEmpty(switchSolution(map, 'plan', 'fix', false))).toBe(true);
    expect(isEmpty(switchSolution(map, 'gone', 'fix', true))).toBe(true);
    expect(isEmpty(switchSolution(map, null, 'o', true))).toBe(true);
  });
});

describe('switching an offer', () => {
  it('on the map sets it; in a scenario or for a segment makes an effect there', () => {
    expect(after(map, switchOffer(map, ON_MAP, 'o', false))['o']).toMatchObject({ off: true });
    const effect = { record: 'o', field: 'off', op: 'set', value: true };
    expect(after(map, switchOffer(map, PLAN, 'o', false))['plan']!['effects']).toEqual([
      better,
      effect,
    ]);
    expect(after(map, switchOffer(map, FANS, 'o', false))['fans']!['effects']).toEqual([effect]);
  });

  it('back leaves nothing behind', () => {
    for (const target of [ON_MAP, PLAN, FANS]) {
      const off = after(map, switchOffer(map, target, 'o', false));
      expect(after(off, switchOffer(off, target, 'o', true))).toEqual(map);
    }
  });

  it('on in a scenario while it is off on the map holds there', () => {
    const off = after(map, switchOffer(map, ON_MAP, 'o', false));
    const next = after(off, switchOffer(off, PLAN, 'o', true));
    expect(recordsUnder(next, { scenario: 'plan', segment: null })['o']!['off']).toBe(false);
    expect(isEmpty(switchOffer(map, ON_MAP, 'one', false))).toBe(true);
  });
});

describe('the effects of a solution', () => {
  it('are added, one per field; a new one takes the place of the old', () => {
    const cost: Effect = { record: 'one', field: 'cost', op: 'set', value: 2 };
    const two = after(map, addEffect(map, 'fix', cost));
    const next = after(two, addEffect(two, 'fix', { ...better, value: 2 }));
    expect(next['fix']!['effects']).toEqual([{ ...better, value: 2 }, cost]);
  });

  it.each<[string, Effect]>([
    ['on what is not there', { ...better, record: 'gone' }],
    ['on a field nobody knows', { ...better, field: 'colour' }],
    ['that add to a choice', { record: 'o', field: 'rule', op: 'add', value: 1 }],
    ['that add a word', { ...better, value: '1' }],
    ['that set what cannot be', { record: 'o', field: 'rule', op: 'set', value: 'never' }],
    ['that remove the map', { record: 'map', op: 'remove' }],
    ['that change a whole record', { record: 'one', op: 'set', value: 1 }],
  ])('are refused %s', (_what, effect) => {
    expect(isEmpty(addEffect(map, 'fix', effect))).toBe(true);
  });

  it('are taken away by record and field; the last leaves no list', () => {
    expect(after(map, removeEffect(map, 'fix', better))['fix']).not.toHaveProperty('effects');
    expect(isEmpty(removeEffect(map, 'fix', { record: 'one', field: 'cost' }))).toBe(true);
    expect(isEmpty(removeEffect(map, 'one', better))).toBe(true);
  });
});
