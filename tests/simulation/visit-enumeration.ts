/** Every combination of what pains and offers can do at one visit: slow, and plainly right. */
import type { ModelTouchpoint } from '../../src/simulation/model.ts';

export interface VisitCase {
  readonly probability: number;
  readonly bad: boolean;
  /** Change of quality. */
  readonly shift: number;
  /** Recoveries paid for. */
  readonly recovery: number;
  /** For each offer: not bought, bought when shown, bought when not shown. */
  readonly bought: readonly ('no' | 'shown' | 'without')[];
}

export function everyVisit(
  { pains, offers }: Pick<ModelTouchpoint, 'pains' | 'offers'>,
  takeUpScale: readonly number[],
): VisitCase[] {
  let cases: VisitCase[] = [{ probability: 1, bad: false, shift: 0, recovery: 0, bought: [] }];
  for (const { likelihood, loss, voiced, recovered, recoveryCost } of pains) {
    const right = likelihood * voiced * recovered;
    cases = cases.flatMap((one) => [
      { ...one, probability: one.probability * (1 - likelihood) },
      {
        ...one,
        probability: one.probability * (likelihood - right),
        shift: one.shift - loss,
        bad: true,
      },
      { ...one, probability: one.probability * right, recovery: one.recovery + recoveryCost },
    ]);
  }
  offers.forEach((offer, index) => {
    cases = cases.flatMap((one) => {
      const shown = offer.on && (offer.rule === 'always' || one.bad);
      const share = takeUpScale[index]! * (shown ? offer.takeUp : offer.base);
      return [
        {
          ...one,
          probability: one.probability * (1 - share),
          bought: [...one.bought, 'no' as const],
        },
        {
          ...one,
          probability: one.probability * share,
          shift: one.shift + (shown ? offer.lift : 0),
          bought: [...one.bought, shown ? ('shown' as const) : ('without' as const)],
        },
      ];
    });
  });
  return cases;
}
