/** Rows of the closer looks at partners and offers. */
import { looks } from '../messages/looks.ts';
import { amount, difference, percent } from '../shared/format.ts';
import { shapleyText, shareText, type LineWriter, type Says } from './look-line.ts';

export const partners: LineWriter<'partners'> = (says, { here }) =>
  says.map(({ id, measures: { lifetimeValue, partnerTotal } }) => ({
    cells: [
      here(id),
      amount(lifetimeValue.removal),
      shapleyText(lifetimeValue),
      amount(partnerTotal.shapley),
    ],
    weight: 1 + Math.abs(lifetimeValue.removal),
  }));

export const offers: LineWriter<'offers'> = (says, { here }) =>
  says.map(({ offerId, lifetimeValue, partnerTotal, pays, breakEven }) => ({
    cells: [
      here(offerId),
      difference(lifetimeValue),
      difference(partnerTotal),
      paysText(pays, breakEven ?? 0),
    ],
    weight: 1 + Math.abs(lifetimeValue),
  }));

/** A take-up that reads as 0% or as 100% is no limit. */
function paysText(pays: Says<'offers'>[number]['pays'], breakEven: number): string {
  if (pays === 'always' || pays === 'never') return looks.pays[pays];
  const isAtStart = /^[0%]*$/.test(percent(breakEven));
  if (isAtStart) return looks.pays[pays === 'from' ? 'always' : 'never'];
  return looks.pays[pays](percent(breakEven));
}

export const priceCuts: LineWriter<'priceCuts'> = (says, { here }) =>
  says.map(({ offerId, without, with: withIt, increment, wastedShare, breakEven }) => ({
    cells: [
      here(offerId),
      amount(without),
      amount(withIt),
      difference(increment),
      shareText(wastedShare, 0),
      breakEven === null || breakEven > 1 ? looks.pays.never : paysText('from', breakEven),
    ],
    weight: 1 + Math.abs(increment),
  }));
