/**
 * Where money comes from: at each touchpoint what is earned from those who pass, what is spent on those who come, what is
 * put right and what is bought, each a count of customers times an amount. Counts are discounted to the moment of arrival.
 */
import type { RecordId } from '#domain/records.ts';
import { ourMoney, partnerMoney } from '../grid-measures.ts';
import { valueToGo, type GridSolution } from '../grid.ts';
import type { ModelOffer } from '../model.ts';
import { sumOf } from '../sums.ts';
import { putRight } from '../visit-moments.ts';
import { bySegment } from './arrivals.ts';
import { composed, meanOverSegments, withRest, type InputPlace, type Step } from './calculation.ts';
import { discountInputs } from './input-places.ts';
import { placesOf, touchpointsAt, type Place, type Scene } from './scene.ts';

/** Whose money is counted. */
export type Owner = 'ours' | 'partners';

/** How often something happens at a touchpoint, per arriving customer or per visit. */
interface Counts {
  readonly visits: number;
  readonly passes: number;
  /** Purchases by slot: offer k shown (2k) and not shown (2k + 1). */
  readonly bought: ReadonlyMap<number, number>;
}

/** Visits, passes and purchases at a touchpoint. */
function countsAt({ network }: GridSolution, visits: Float64Array, index: number): Counts {
  const table = network.tables[index]!;
  const { levels } = network.lattice;
  let all = 0;
  let passes = 0;
  const bought = new Map<number, number>();
  for (let level = 0; level < levels; level++) {
    const mass = visits[index * levels + level]!;
    if (mass === 0) continue;
    table.need(level);
    all += mass;
    passes += mass * (1 - table.optOut[level]!);
    for (const { slot, perLevel } of table.bought)
      bought.set(slot, (bought.get(slot) ?? 0) + mass * perLevel[level]!);
  }
  return { visits: all, passes, bought };
}

/** What one segment brings at a touchpoint, per arriving customer of that segment. */
function terms({ part, index }: Place, owner: Owner, counts: Counts, partner?: RecordId): Step[] {
  const { id, margin, cost, pains, offers } = part.model.touchpoints[index]!;
  const at = (record: RecordId, field: string): InputPlace => ({ record, field });
  const steps: Step[] = [];
  const add = (
    code: Step['code'],
    subject: RecordId,
    count: Step,
    each: number,
    field: string,
  ): void => {
    if (each === 0) return;
    const amount: Step = {
      code: 'moneyEach',
      value: each,
      unit: 'money',
      inputs: [at(subject, field)],
    };
    steps.push(composed({ code, subject, unit: 'money' }, 'product', [count, amount]));
  };
  const passes: Step = { code: 'discountedPasses', value: counts.passes, unit: 'count' };
  const visits: Step = { code: 'discountedVisits', value: counts.visits, unit: 'count' };
  if (owner === 'ours') {
    add('marginEarned', id, passes, margin, 'margin');
    add('costSpent', id, visits, -cost, 'cost');
    for (const pain of pains) {
      const recovered: Step = {
        code: 'recoveries',
        value: counts.visits * putRight(pain),
        unit: 'count',
        inputs: [at(pain.id, 'likelihood'), at(pain.id, 'voiced'), at(pain.id, 'recovered')],
      };
      add('recoverySpent', pain.id, recovered, -pain.recoveryCost, 'recoveryCost');
    }
  }
  for (const [slot, value] of counts.bought) {
    const offer = offers[slot >> 1]!;
    if (partner !== undefined && offer.partner !== partner) continue;
    const shown = slot % 2 === 0;
    const sales: Step = {
      code: 'discountedSales',
      value,
      unit: 'count',
      inputs: [at(offer.id, shown ? 'takeUp' : 'wouldBuyAnyway')],
    };
    const code = shown ? 'offerMoney' : 'baseMoney';
    add(code, offer.id, sales, moneyOf(owner, offer, shown), fieldOf(owner, shown));
  }
  return steps;
}

function moneyOf(owner: Owner, offer: ModelOffer, shown: boolean): number {
  return owner === 'ours' ? ourMoney(offer, shown) : partnerMoney(offer, shown);
}

function fieldOf(owner: Owner, shown: boolean): string {
  const when = shown ? 'With' : 'Without';
  return owner === 'ours' ? `margin${when}` : `partnerMargin${when}`;
}

/** What a touchpoint brings us, the partners or one of them, per arriving customer. */
export function touchpointMoney(
  scene: Scene,
  owner: Owner,
  touchpoint: RecordId,
  partner?: RecordId,
): Step {
  const steps = placesOf(scene, touchpoint).map((place): Step => {
    const { solution } = place.part;
    const counts = countsAt(solution, solution.discountedFlow.visits, place.index);
    const step = { code: 'segment', subject: place.part.segment, unit: 'money' } as const;
    return {
      ...composed(step, 'sum', terms(place, owner, counts, partner)),
      weight: place.part.share,
      ...(counts.visits > 0 && { inputs: discountInputs(place.part) }),
    };
  });
  return bySegment(scene, { code: 'figure', unit: 'money' }, steps);
}

/** What a stage brings: the sum of its touchpoints. */
export function stageMoney(scene: Scene, owner: Owner, stage: RecordId, partner?: RecordId): Step {
  const figure = owner === 'ours' ? 'valueToUs' : 'valueToPartners';
  const parts = touchpointsAt(scene, stage).map(({ id }): Step => {
    const money = touchpointMoney(scene, owner, id, partner);
    const leadsTo = partner === undefined ? { leadsTo: { figure, place: id } as const } : {};
    return { ...money, code: 'touchpoint', subject: id, ...leadsTo };
  });
  return composed({ code: 'figure', unit: 'money' }, 'sum', parts.filter(isSomething));
}

/** What all stages bring together, or those up to one of them. */
export function journeyMoney(
  scene: Scene,
  owner: Owner,
  { upTo, partner }: { readonly upTo?: RecordId; readonly partner?: RecordId } = {},
): Step {
  const { stageOrder } = scene.whole;
  const last = upTo === undefined ? stageOrder.length : stageOrder.indexOf(upTo) + 1;
  const figure = owner === 'ours' ? 'valueToUs' : 'valueToPartners';
  const parts = stageOrder.slice(0, last).map((stage): Step => {
    const money = stageMoney(scene, owner, stage, partner);
    const leadsTo = partner === undefined ? { leadsTo: { figure, place: stage } as const } : {};
    return { ...money, code: 'stage', subject: stage, ...leadsTo };
  });
  return composed({ code: 'figure', unit: 'money' }, 'sum', parts.filter(isSomething));
}

const isSomething = ({ value }: Step) => value !== 0;

/** What all partners earn: partner by partner, each by the stages. */
export function partnersMoney(scene: Scene): Step {
  const parts = Object.keys(scene.whole.journey.partners).map((partner): Step => {
    const step = journeyMoney(scene, 'partners', { partner });
    return {
      ...step,
      code: 'partner',
      subject: partner,
      leadsTo: { figure: 'partnerValue', place: partner },
    };
  });
  return composed({ code: 'figure', unit: 'money' }, 'sum', parts);
}

/** What a customer at a touchpoint still brings: this visit, and what the paths lead to. */
export function worthFromHere(scene: Scene, touchpoint: RecordId): Step {
  const steps = placesOf(scene, touchpoint).flatMap((place): Step[] => {
    const { part, index, result } = place;
    if (!(result.visits > 0)) return [];
    const { solution } = part;
    const counts = countsAt(solution, solution.flow.visits, index);
    const perVisit: Counts = {
      visits: 1,
      passes: counts.passes / counts.visits,
      bought: new Map([...counts.bought].map(([slot, count]) => [slot, count / counts.visits])),
    };
    const now = composed(
      { code: 'thisVisit', unit: 'money' },
      'sum',
      terms(place, 'ours', perVisit),
    );
    const step: Step = {
      code: 'segment',
      subject: part.segment,
      value: result.valueToGo,
      unit: 'money',
      weight: part.share * result.visits,
    };
    return [withRest(step, [now, ...ahead(place, counts)], 'unfinished')];
  });
  return meanOverSegments('money', steps);
}

/** For each path the discount, the share of this visit's customers who take it, and what they are worth there. */
function ahead({ part, index }: Place, counts: Counts): Step[] {
  const { solution, model } = part;
  const { network, flow, discount } = solution;
  const { levels } = network.lattice;
  const values = valueToGo(solution, 'lifetimeValue');
  const passed = flow.passed.subarray(index * levels, (index + 1) * levels);
  const all = sumOf(passed, (mass) => mass);
  if (all === 0) return [];
  return network.paths[index]!.map(({ to, share }) => {
    let worth = 0;
    for (let level = 0; level < levels; level++)
      worth += passed[level]! * values[to * levels + level]!;
    const { id } = model.touchpoints[to]!;
    return composed({ code: 'ahead', subject: id, unit: 'money' }, 'product', [
      {
        code: 'discount',
        value: discount[index]!,
        unit: 'ratio',
        inputs: [
          { record: model.touchpoints[index]!.id, field: 'duration' },
          ...discountInputs(part),
        ],
      },
      { code: 'pathShare', value: (all * share) / counts.visits, unit: 'share' },
      {
        code: 'worthThere',
        value: worth / all,
        unit: 'money',
        leadsTo: { figure: 'valueToGo', place: id },
      },
    ]);
  });
}
