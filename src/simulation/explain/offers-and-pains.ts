/** What an offer adds and what a pain point puts at risk: the map solved again without them, against the map as it is. */
import type { RecordId } from '#domain/records.ts';
import { valueAtRisk } from '../analysis/value-at-risk.ts';
import { withOffers } from '../analysis/what-if.ts';
import { solveGrid, totalOf } from '../grid.ts';
import type { MeasureName } from '../grid-measures.ts';
import { isShown, unrecovered } from '../visit-moments.ts';
import { bySegment } from './arrivals.ts';
import { composed, withRest, type Step } from './calculation.ts';
import { placesOf, type Scene, type ScenePart } from './scene.ts';

/** With the offer less without it: our lifetime value, or what goes to partners. */
export function offerIncrementStep(scene: Scene, offer: RecordId, measure: MeasureName): Step {
  const steps = scene.parts.flatMap((part): Step[] => {
    if (!part.model.touchpoints.some(({ offers }) => offers.some(({ id }) => id === offer)))
      return [];
    const total = (on: boolean) => {
      const model = withOffers(part.model, (id) => id === offer, on);
      return totalOf(solveGrid(model, { cache: scene.cache }), measure);
    };
    const sides: Step[] = [
      { code: 'withOffer', value: total(true), unit: 'money' },
      { code: 'withoutOffer', value: total(false), unit: 'money' },
    ];
    const step = { code: 'segment', subject: part.segment, unit: 'money' } as const;
    return [{ ...composed(step, 'difference', sides), weight: part.share }];
  });
  return bySegment(scene, { code: 'figure', unit: 'money' }, steps);
}

/** Purchases of an offer that was shown, by customers who stay: at each of its touchpoints, those who see it and take it. */
export function offerTakenStep(scene: Scene, offer: RecordId): Step {
  const steps = scene.parts.map((part): Step => {
    const here = part.model.touchpoints.flatMap((touchpoint, index) =>
      touchpoint.offers.some(({ id }) => id === offer) ? takenAt(part, index, offer) : [],
    );
    const step = { code: 'segment', subject: part.segment, unit: 'count' } as const;
    return { ...composed(step, 'sum', here), weight: part.share };
  });
  return bySegment(scene, { code: 'figure', unit: 'count' }, steps);
}

function takenAt({ model, solution, forecast }: ScenePart, index: number, id: RecordId): Step[] {
  const { id: touchpoint, offers, pains } = model.touchpoints[index]!;
  const at = offers.findIndex((one) => one.id === id);
  const offer = offers[at]!;
  const clean = pains.reduce((none, pain) => none * (1 - unrecovered(pain)), 1);
  const shown = isShown(offer, false) ? 1 : isShown(offer, true) ? 1 - clean : 0;
  const visits = forecast.touchpoints[touchpoint]!.visits;
  const { network, flow, takeUpScales } = solution;
  const table = network.tables[index]!;
  const slot = table.bought.find((one) => one.slot === 2 * at);
  let taken = 0;
  if (slot)
    slot.perLevel.forEach((share, level) => {
      taken += flow.visits[index * network.lattice.levels + level]! * share;
    });
  const parts: Step[] = [
    composed({ code: 'offerTaken', unit: 'count' }, 'product', [
      {
        code: 'visits',
        value: visits,
        unit: 'count',
        leadsTo: { figure: 'visits', place: touchpoint },
      },
      {
        code: 'offerTaken',
        value: shown * takeUpScales[index]![at]! * offer.takeUp,
        unit: 'share',
        inputs: [{ record: id, field: 'takeUp' }],
      },
    ]),
  ];
  const step: Step = { code: 'touchpoint', subject: touchpoint, value: taken, unit: 'count' };
  return [withRest(step, parts, 'exits')];
}

/** Lifetime value at risk at each place of a pain point: silent cases times what is lost if it always happened. */
export function painRiskStep(scene: Scene, pain: RecordId): Step {
  const touchpoints = scene.parts.flatMap(({ model }) =>
    model.touchpoints.filter(({ pains }) => pains.some(({ id }) => id === pain)),
  );
  const ids = [...new Set(touchpoints.map(({ id }) => id))];
  const parts = ids.map((touchpoint): Step => {
    const steps = placesOf(scene, touchpoint).flatMap(({ part, index, result }): Step[] => {
      const { pains } = part.model.touchpoints[index]!;
      const own = pains.find(({ id }) => id === pain);
      const risk = own && valueAtRisk(part.model, index, result.visits, { cache: scene.cache });
      if (!risk) return [];
      const silent = pains.reduce((sum, one) => sum + one.likelihood * (1 - one.voiced), 0);
      const value = risk.pains[pain] ?? 0;
      const at = (field: string) => ({ record: pain, field });
      const factors: Step[] = [
        {
          code: 'silentPains',
          value: silent,
          unit: 'count',
          inputs: [at('likelihood'), at('voiced')],
        },
        { code: 'lossIfAlways', value: risk.lossIfAlways, unit: 'money' },
      ];
      if (pains.length > 1)
        factors.push({
          code: 'partOfPain',
          value: risk.valueAtRisk === 0 ? 0 : value / risk.valueAtRisk,
          unit: 'share',
          inputs: [at('loss')],
        });
      const step = { code: 'segment', subject: part.segment, unit: 'money' } as const;
      return [{ ...composed(step, 'product', factors), weight: part.share }];
    });
    return bySegment(scene, { code: 'painAt', subject: touchpoint, unit: 'money' }, steps);
  });
  return composed({ code: 'figure', unit: 'money' }, 'sum', parts);
}

/** The share of cases nobody tells us of. */
export function silentShareStep(scene: Scene, pain: RecordId): Step {
  const steps = scene.parts.flatMap((part): Step[] => {
    const own = part.model.touchpoints.flatMap(({ pains }) => pains).find(({ id }) => id === pain);
    if (!own) return [];
    const step = { code: 'segment', subject: part.segment, unit: 'share' } as const;
    return [
      {
        ...composed(step, 'difference', [
          { code: 'whole', value: 1, unit: 'share' },
          {
            code: 'voicedShare',
            value: own.voiced,
            unit: 'share',
            inputs: [{ record: pain, field: 'voiced' }],
          },
        ]),
        weight: part.share,
      },
    ];
  });
  return bySegment(scene, { code: 'figure', unit: 'share' }, steps);
}
