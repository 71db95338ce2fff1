/**
 * Everything one could do about a map, one thing at a time: a solution, a pain point that is gone, an offer that is made,
 * a touchpoint that goes a point better, a promise that is not made. Each is a pair of options, with it and without.
 */
import type { Effect } from '#domain/kind.ts';
import { placementsOf } from '#domain/queries/placements-at.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { withOption, type Option } from './option.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';

export type ImprovementKind = 'solution' | 'painPoint' | 'offer' | 'quality' | 'promise';

export type Improvement = Readonly<{
  /** Kind and record, such as `solution s-3`. */
  id: string;
  kind: ImprovementKind;
  record: RecordId;
  /** Whether it is done already in the option one starts from. */
  isOn: boolean;
  /** Working days, for solutions that say so. */
  effort: number | null;
  without: Option;
  with: Option;
}>;

/** Points by which a touchpoint is made better. */
export const BETTER_BY = 1;

/** All improvements of an option, in the order of the map. A segment's own differences do not matter to what there is. */
export function improvementsOf(records: MapRecords, base: Option): Improvement[] {
  const under = withOption(records, base);
  const shown = recordsUnder(under.records, { scenario: under.scenario, segment: null });
  return [
    ...ofKind(records, 'solution').flatMap((solution): Improvement[] => {
      if (!solution.effects?.length) return [];
      const others = base.solutions.filter((id) => id !== solution.id);
      const isOn = others.length < base.solutions.length;
      return [
        {
          id: `solution ${solution.id}`,
          kind: 'solution',
          record: solution.id,
          isOn,
          effort: solution.effort?.likely ?? null,
          without: isOn ? { ...base, solutions: others } : base,
          with: isOn ? base : { ...base, solutions: [...others, solution.id] },
        },
      ];
    }),
    ...ofKind(shown, 'painPoint')
      .filter(({ id }) => placementsOf(shown, id).length > 0)
      .map(({ id }) => change(base, 'painPoint', id, { record: id, op: 'remove' })),
    ...ofKind(shown, 'offer')
      .filter(({ id }) => placementsOf(shown, id).length > 0)
      .map(({ id, off }) =>
        off === true
          ? change(base, 'offer', id, { record: id, field: 'off', op: 'set', value: false })
          : change(base, 'offer', id, { record: id, field: 'off', op: 'set', value: true }, true),
      ),
    ...ofKind(shown, 'touchpoint').flatMap(({ id, promise }) => [
      change(base, 'quality', id, { record: id, field: 'quality', op: 'add', value: BETTER_BY }),
      ...(promise
        ? [change(base, 'promise', id, { record: id, field: 'promise', op: 'remove' })]
        : []),
    ]),
  ];
}

/** Something that an effect does (or, where it is done already, takes back). */
function change(
  base: Option,
  kind: ImprovementKind,
  record: RecordId,
  effect: Effect,
  isOn = false,
): Improvement {
  const changed = { ...base, effects: [...base.effects, effect] };
  const [without, done] = isOn ? [changed, base] : [base, changed];
  return { id: `${kind} ${record}`, kind, record, isOn, effort: null, without, with: done };
}
