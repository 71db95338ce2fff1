/**
 * Means, variances and covariances of what one visit brings: quality, money earned when the customer stays, money
 * spent. Pains and offers are independent, but offers shown only after a pain tie lifts, losses and money together;
 * everything is independent once it is known whether the visit went bad, so moments are taken given that and mixed.
 */
import type { ModelOffer, ModelTouchpoint } from './model.ts';

export interface VisitMoments {
  /** mu: mean quality before clipping. */
  readonly quality: number;
  /** tau^2: variance of quality before clipping, noise included. */
  readonly qualityVariance: number;
  /** o: our mean money on passing, the margin included. */
  readonly ours: number;
  readonly oursVariance: number;
  /** C: mean cost of a visit, recoveries included. */
  readonly cost: number;
  readonly costVariance: number;
  readonly covarianceOfCostAndOurs: number;
  /** Mean money of each partner on passing. */
  readonly partners: ReadonlyMap<string, number>;
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Probability that a pain happens at a visit and is not put right. */
export function unrecovered(pain: ModelTouchpoint['pains'][number]): number {
  return pain.likelihood * (1 - pain.voiced * pain.recovered);
}

/** Probability that a pain happens at a visit and is put right. */
export function putRight(pain: ModelTouchpoint['pains'][number]): number {
  return pain.likelihood * pain.voiced * pain.recovered;
}

/** @param takeUpScale for each offer, the factor on take-up that makes it count once per customer. */
export function visitMoments(
  touchpoint: ModelTouchpoint,
  spread: number,
  takeUpScale: readonly number[],
): VisitMoments {
  const { pains, offers } = touchpoint;
  if (pains.length === 0 && offers.length === 0) return plainVisit(touchpoint, spread);
  const clean = pains.reduce((none, pain) => none * (1 - unrecovered(pain)), 1);
  const bad = 1 - clean;
  const loss = sumOf(pains.map((pain) => twoPoint(unrecovered(pain), pain.loss)));
  const recovery = sumOf(pains.map((pain) => twoPoint(putRight(pain), pain.recoveryCost)));
  const recoveryWhenClean = pains.reduce((sum, pain) => {
    const notBad = 1 - unrecovered(pain);
    return sum + (notBad > 0 ? (putRight(pain) / notBad) * pain.recoveryCost : 0);
  }, 0);
  const given = (isBad: boolean) => {
    const bought = offers.map((offer, index) => {
      const shown = isShown(offer, isBad);
      const share = (shown ? offer.takeUp : offer.base) * takeUpScale[index]!;
      return { offer, shown, share };
    });
    const partners = new Map<string, number>();
    for (const { offer, shown, share } of bought) {
      if (offer.partner === null) continue;
      const money = shown ? offer.partnerMargin : offer.partnerMarginWithout;
      partners.set(offer.partner, (partners.get(offer.partner) ?? 0) + share * money);
    }
    return {
      lift: sumOf(bought.map(({ offer, shown, share }) => twoPoint(share, shown ? offer.lift : 0))),
      money: sumOf(
        bought.map(({ offer, shown, share }) =>
          twoPoint(share, shown ? offer.ourMargin : offer.ourMarginWithout),
        ),
      ),
      partners,
    };
  };
  const ifBad = given(true);
  const ifClean = given(false);
  const lift = mixed(bad, ifBad.lift, ifClean.lift);
  const money = mixed(bad, ifBad.money, ifClean.money);
  const lossIfBad = bad > 0 ? loss.mean / bad : 0;
  const recoveryIfBad = bad > 0 ? (recovery.mean - clean * recoveryWhenClean) / bad : 0;
  const tiedBy = bad * clean;
  const covarianceOfLossAndLift = tiedBy * lossIfBad * (ifBad.lift.mean - ifClean.lift.mean);
  return {
    quality: touchpoint.quality - loss.mean + lift.mean,
    qualityVariance: spread ** 2 + loss.variance + lift.variance - 2 * covarianceOfLossAndLift,
    ours: touchpoint.margin + money.mean,
    oursVariance: money.variance,
    cost: touchpoint.cost + recovery.mean,
    costVariance: recovery.variance,
    covarianceOfCostAndOurs:
      tiedBy * (recoveryIfBad - recoveryWhenClean) * (ifBad.money.mean - ifClean.money.mean),
    partners: new Map(
      [...ifBad.partners].map(([id, mean]) => [
        id,
        bad * mean + clean * (ifClean.partners.get(id) ?? 0),
      ]),
    ),
  };
}

/** The moments without pains and offers. */
function plainVisit({ quality, margin, cost }: ModelTouchpoint, spread: number): VisitMoments {
  return {
    quality,
    qualityVariance: spread ** 2,
    ours: margin,
    oursVariance: 0,
    cost,
    costVariance: 0,
    covarianceOfCostAndOurs: 0,
    partners: new Map(),
  };
}

/** Whether an offer is shown at a visit that went bad, or did not. */
export function isShown(offer: ModelOffer, bad: boolean): boolean {
  return offer.on && (offer.rule === 'always' || bad);
}

function twoPoint(probability: number, amount: number): Moments {
  return {
    mean: probability * amount,
    variance: probability * (1 - probability) * amount ** 2,
  };
}

function sumOf(independent: readonly Moments[]): Moments {
  return independent.reduce<Moments>(
    (sum, one) => ({ mean: sum.mean + one.mean, variance: sum.variance + one.variance }),
    { mean: 0, variance: 0 },
  );
}

function mixed(share: number, one: Moments, other: Moments): Moments {
  const mean = share * one.mean + (1 - share) * other.mean;
  const variance =
    share * one.variance +
    (1 - share) * other.variance +
    share * (1 - share) * (one.mean - other.mean) ** 2;
  return { mean, variance };
}
