import { describe, expect, test } from 'vitest';
import { applyChange } from '#domain/change.ts';
import { removeRecords } from '#domain/commands/record.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { Measured, takeDown } from '#state/measured.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere, type Fate } from '../support/desk-here.ts';
import { openForTest } from '../support/fake-session.ts';
import { smallMap } from '../support/small-map.ts';

const metric: MapRecord = {
  ...{ id: 'm', kind: 'metric', title: '', measures: 'dropOff', touchpoint: 'a' },
  value: { likely: 0.3, basis: 'measured' },
};
const map = smallMap({ first: ['a'], second: ['b'] }, [metric]);

function opened(records: MapRecords = map, fates: Fate[] = []) {
  const { editor } = openForTest(records).map;
  const measured = new Measured(new WorkerPool(desksHere(fates).start, 1, 200), 0);
  return { editor, measured };
}

const until = (isSo: () => boolean) => expect.poll(isSo).toBe(true);

describe('what is measured', () => {
  test('is held against the map as drawn while somebody looks', async () => {
    const { editor, measured } = opened();
    measured.follow(editor.records);
    expect(measured.modelled).toBeNull();
    const end = measured.watch();
    await until(() => !measured.isStale);
    expect(measured.modelled!['m']).toBeCloseTo(0.05, 6);
    end();
    measured.close();
  });

  test('is fitted to in one edit, which undo takes back', async () => {
    const { editor, measured } = opened();
    await measured.propose(editor.records);
    expect(measured.proposal!.fit!.moves).toMatchObject([{ touchpoint: 'a', field: 'optOut' }]);
    expect(measured.accept(editor)).toBe(true);
    expect(editor.records['a']!['optOut']).toMatchObject({ basis: 'measured' });
    expect(measured.proposal).toBeNull();
    editor.undo();
    expect(editor.records['a']!['optOut']).toBeUndefined();
    expect(editor.undoLabel).toBeNull();
    measured.close();
  });

  test('is not fitted to when the map has changed meanwhile', async () => {
    const { editor, measured } = opened();
    await measured.propose(editor.records);
    editor.commit('remove', removeRecords(editor.records, ['b']));
    expect(measured.accept(editor)).toBe(false);
    expect(editor.records['a']!['optOut']).toBeUndefined();
    measured.close();
  });

  test('says so when a fit cannot be worked out, and forgets one that is not wanted', async () => {
    const { editor, measured } = opened(map, ['dies', 'dies', 'dies']);
    await measured.propose(editor.records);
    expect([measured.hasFitFailed, measured.isFitting]).toEqual([true, false]);
    const second = measured.propose(editor.records);
    measured.dismiss();
    await second;
    expect([measured.proposal, measured.isFitting]).toEqual([null, false]);
    measured.close();
  });

  test('a rating is told by simulated customers', async () => {
    const rating = { ...metric, id: 'r', measures: 'rating', touchpoint: undefined };
    const { touchpoint: _, ...whole } = rating;
    const records = applyChange(map, { r: { before: null, after: whole } });
    const { editor, measured } = opened(records);
    measured.follow(editor.records);
    measured.watch();
    await until(() => !measured.isStale);
    // A map on which nothing is said is neutral: as many promoters as detractors.
    expect(Math.abs(measured.modelled!['r']!)).toBeLessThan(6);
    measured.close();
  });

  test('what was found is taken down in one edit', () => {
    const { editor } = opened();
    const scope = { touchpoint: 'b' as RecordId, stage: null, segment: null };
    const value = { likely: 0.1, basis: 'measured' } as const;
    takeDown(
      editor,
      [
        { scope: { ...scope, measures: 'dropOff' }, value },
        { scope: { ...scope, measures: 'satisfaction' }, value: { ...value, likely: 7 } },
      ],
      null,
    );
    expect(ofKind(editor.records, 'metric')).toHaveLength(3);
    editor.undo();
    expect(ofKind(editor.records, 'metric')).toHaveLength(1);
  });
});
