/**
 * What was observed, turned into causes. A survey and a log speak of the map as drawn: quality and
 * opt-out are solved there, and a scenario starts from what was found instead of meeting it again.
 */
import type { Touchpoint } from '#domain/kinds/touchpoint.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { effectsUnder, type View } from '#domain/queries/records-under.ts';
import type { MapRecords } from '#domain/records.ts';
import { backSolve, type ObservedFigure } from './analysis/back-solve.ts';
import { buildModel, type BuiltModel } from './build-model.ts';
import type { GridCache } from './grid-cache.ts';
import type { Model, ModelTouchpoint } from './model.ts';

/** The field that an observed figure is solved for, and how high it may be. */
const CAUSE = {
  satisfaction: { field: 'quality', most: 10 },
  dropOff: { field: 'optOut', most: 1 },
} as const;

/** The model of a view with the causes of what was observed, on the map as drawn and in the view itself. */
export function observedModel(
  records: MapRecords,
  view: View,
  built: BuiltModel,
  cache: GridCache,
): Model {
  const solve = (model: Model, observed: readonly ObservedFigure[]) =>
    observed.length > 0 ? backSolve(model, observed, { cache }).model : model;
  if (view.scenario === null || !isAnythingObserved(records, view))
    return solve(built.model, built.observations);
  const drawn = buildModel(records, { ...view, scenario: null });
  if ('findings' in drawn || drawn.observations.length === 0)
    return solve(built.model, built.observations);
  const found = solve(drawn.model, drawn.observations);
  const set = setFieldsOf(records, view);
  const touchpoints = built.model.touchpoints.map((touchpoint) =>
    drawn.observations
      .filter((observed) => observed.touchpoint === touchpoint.id)
      .reduce((current, { measure }) => {
        const { field, most } = CAUSE[measure];
        if (set.has(`${field} ${touchpoint.id}`)) return current;
        const cause = valueOf(found, touchpoint.id, field);
        const change = touchpoint[field] - valueOf(drawn.model, touchpoint.id, field);
        return { ...current, [field]: Math.min(most, Math.max(0, cause + change)) };
      }, touchpoint),
  );
  const own = built.observations.filter((one) => !drawn.observations.some(isSameAs(one)));
  return solve({ ...built.model, touchpoints }, own);
}

/** Whether the map as drawn may hold anything observed; else it need not be built at all. */
function isAnythingObserved(records: MapRecords, { segment }: View): boolean {
  const isObserved = ({ observedSatisfaction, observedDropOff }: Touchpoint) =>
    (observedSatisfaction ?? observedDropOff) !== undefined;
  return (
    ofKind(records, 'touchpoint').some(isObserved) ||
    effectsUnder(records, { scenario: null, segment }).some(
      ({ field }) => field === 'observedSatisfaction' || field === 'observedDropOff',
    )
  );
}

function valueOf(model: Model, id: string, field: 'quality' | 'optOut'): number {
  return (
    model.touchpoints.find((touchpoint: ModelTouchpoint) => touchpoint.id === id)?.[field] ?? 0
  );
}

/** Fields that the scenario itself sets, as `field touchpoint`: what was found does not hold for them. */
function setFieldsOf(records: MapRecords, { scenario }: View): ReadonlySet<string> {
  const effects = effectsUnder(records, { scenario, segment: null });
  return new Set(
    effects.filter(({ op }) => op === 'set').map(({ field, record }) => `${field} ${record}`),
  );
}

function isSameAs(one: ObservedFigure): (other: ObservedFigure) => boolean {
  return ({ touchpoint, measure, value }) =>
    touchpoint === one.touchpoint && measure === one.measure && value === one.value;
}
