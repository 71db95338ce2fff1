/** What the inspector does to the share of a path: the others of its touchpoint move along. */
import { describe, expect, it } from 'vitest';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import { Inspection } from '#state/inspection.svelte.ts';
import { openForTest } from '../support/fake-session.ts';
import { path, smallMap } from '../support/small-map.ts';

const records = smallMap({ a: ['one', 'two', 'three'] }, [
  path('one', 'two', 0.2),
  path('one', 'three', 0.8),
  { id: 'plan', kind: 'scenario', title: 'Plan', order: 'a0' },
]);

function inspecting() {
  const { map } = openForTest(records);
  const shares = (scenario: string | null = null) => {
    const shown = recordsUnder(map.editor.records, { scenario, segment: null });
    return pathsFrom(shown, 'one').map((one) => [one.to, weightOf(one)]);
  };
  return { map, shares, deeds: new Inspection(map).deeds };
}

describe('the share of a path', () => {
  it('that is cleared leaves everybody shared out', () => {
    const { map, shares, deeds } = inspecting();
    deeds.setEstimate('one>two', 'share', undefined);
    expect(shares()).toEqual([
      ['three', 0.5],
      ['two', 0.5],
    ]);
    map.editor.undo();
    expect(map.editor.records).toEqual(records);
  });

  it('that is taken back in a scenario takes back what it did to the others', () => {
    const { map, shares, deeds } = inspecting();
    map.lens.showScenario('plan');
    deeds.setEstimate('one>two', 'share', { likely: 0.6, basis: 'guess' });
    expect(shares('plan')).toEqual([
      ['three', 0.4],
      ['two', 0.6],
    ]);
    deeds.takeBack('one>two', 'share');
    expect(map.editor.records).toEqual(records);
  });

  it('is no other number: that one is taken back alone', () => {
    const { map, deeds } = inspecting();
    map.lens.showScenario('plan');
    deeds.setEstimate('two', 'optOut', { likely: 0.6, basis: 'guess' });
    deeds.takeBack('two', 'optOut');
    expect(map.editor.records).toEqual(records);
  });
});
