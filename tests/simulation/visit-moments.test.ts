import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelOffer } from '../../src/simulation/model.ts';
import { visitMoments } from '../../src/simulation/visit-moments.ts';
import { between, randomModel } from './models.ts';
import { everyVisit } from './visit-enumeration.ts';

function money(offer: ModelOffer, bought: string, ours: boolean): number {
  if (bought === 'shown') return ours ? offer.ourMargin : offer.partnerMargin;
  if (bought === 'without') return ours ? offer.ourMarginWithout : offer.partnerMarginWithout;
  return 0;
}

test('moments of a visit equal those over every combination', () => {
  fc.assert(
    fc.property(randomModel(), between(0, 1), (model, factor) => {
      for (const touchpoint of model.touchpoints) {
        const { offers } = touchpoint;
        const scale = offers.map(() => factor);
        const cases = everyVisit(touchpoint, scale);
        const mean = (value: (one: (typeof cases)[number]) => number) =>
          cases.reduce((sum, one) => sum + one.probability * value(one), 0);
        const ours = (one: (typeof cases)[number]) =>
          touchpoint.margin +
          one.bought.reduce((sum, bought, at) => sum + money(offers[at]!, bought, true), 0);
        const cost = (one: (typeof cases)[number]) => touchpoint.cost + one.recovery;
        const quality = (one: (typeof cases)[number]) => touchpoint.quality + one.shift;
        const spread = 0.7;
        const moments = visitMoments(touchpoint, spread, scale);
        const close = (actual: number, expected: number) =>
          expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * (1 + mean(ours) ** 2 + 1000));
        close(moments.quality, mean(quality));
        close(
          moments.qualityVariance,
          spread ** 2 + mean((one) => quality(one) ** 2) - mean(quality) ** 2,
        );
        close(moments.ours, mean(ours));
        close(moments.oursVariance, mean((one) => ours(one) ** 2) - mean(ours) ** 2);
        close(moments.cost, mean(cost));
        close(moments.costVariance, mean((one) => cost(one) ** 2) - mean(cost) ** 2);
        close(
          moments.covarianceOfCostAndOurs,
          mean((one) => cost(one) * ours(one)) - mean(cost) * mean(ours),
        );
        for (const partner of ['club', 'shoes']) {
          const earned = mean((one) =>
            one.bought.reduce(
              (sum, bought, at) =>
                sum + (offers[at]!.partner === partner ? money(offers[at]!, bought, false) : 0),
              0,
            ),
          );
          close(moments.partners.get(partner) ?? 0, earned);
        }
      }
    }),
  );
});
