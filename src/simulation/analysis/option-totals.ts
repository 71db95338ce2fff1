/** What an option comes to, in the sums that options are compared by, over all segments that are seen. */
import type { Finding } from '#domain/finding.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { solveGrid, type GridOptions, type GridSolution } from '../grid.ts';
import { isComputable, modelsOf, type SegmentModel } from '../map-models.ts';
import { createGridCache } from '../grid-cache.ts';
import { partsOf, tableById } from '../sums.ts';
import { journeyTotalsOf, type JourneyTotals } from './journey-totals.ts';
import { withOption, type Option } from './option.ts';

/** What is compared. Every one of them is better when it is larger. */
export const TOTALS = ['lifetimeValue', 'partnerTotal', 'experienceSum', 'completion'] as const;

export interface OptionTotals extends JourneyTotals {
  /** Mean satisfaction at each touchpoint that anybody comes to, by id. */
  readonly satisfaction: Readonly<Record<string, number>>;
}

/** The models of an option, one per segment, or why there is nothing to compute. */
export function optionModels(
  records: MapRecords,
  option: Option,
  segment: RecordId | null,
): readonly SegmentModel[] | readonly Finding[] {
  const under = withOption(records, option);
  return modelsOf(under.records, { scenario: under.scenario, segment }, createGridCache());
}

/** What an option comes to per arriving customer; null where it leaves nothing to compute. */
export function optionTotals(
  records: MapRecords,
  option: Option,
  segment: RecordId | null,
  grid: GridOptions,
): OptionTotals | null {
  return totalsOf(optionModels(records, option, segment), grid);
}

/** The same for models that are built. */
export function totalsOf(
  parts: ReturnType<typeof optionModels>,
  grid: GridOptions,
): OptionTotals | null {
  return isComputable(parts)
    ? weightedTotals(parts.map(({ model }) => solveGrid(model, grid)))
    : null;
}

/** The sums over several segments: they weigh by their arrivals, satisfaction by visits. */
export function weightedTotals(solutions: readonly GridSolution[]): OptionTotals {
  const weights = partsOf(solutions.map(({ model }) => model.arrivals));
  const sums = { lifetimeValue: 0, partnerTotal: 0, experienceSum: 0, completion: 0 };
  const visits = tableById<number>();
  const satisfied = tableById<number>();
  for (const [at, solution] of solutions.entries()) {
    const { model } = solution;
    const weight = weights[at]!;
    const totals = journeyTotalsOf(solution);
    for (const name of TOTALS) sums[name] += weight * totals[name];
    model.touchpoints.forEach(({ id }, index) => {
      const here = satisfactionAt(solution, index);
      visits[id] = (visits[id] ?? 0) + weight * here.visits;
      satisfied[id] = (satisfied[id] ?? 0) + weight * here.satisfied;
    });
  }
  return {
    ...sums,
    satisfaction: Object.fromEntries(
      Object.entries(visits).flatMap(([id, count]) =>
        count > 0 ? [[id, satisfied[id]! / count]] : [],
      ),
    ),
  };
}

function satisfactionAt({ network, flow }: GridSolution, index: number) {
  const { levels } = network.lattice;
  const table = network.tables[index]!;
  let visits = 0;
  let satisfied = 0;
  for (let level = 0; level < levels; level++) {
    const mass = flow.visits[index * levels + level]!;
    if (mass === 0) continue;
    table.need(level);
    visits += mass;
    satisfied += mass * table.satisfaction[level]!;
  }
  return { visits, satisfied };
}
