/** Rows of the closer looks at the market: against a competitor, in the customers' budget, and in ours. */
import { looks } from '../messages/looks.ts';
import { amount, difference, largeAmount, number, score } from '../shared/format.ts';
import { none, rowOf, shareText, type LineWriter } from './look-line.ts';

export const market: LineWriter<'market'> = (says, { whose }) =>
  says.map(({ ours, theirs, byDifference, byRatio, withPointMore }) =>
    rowOf(
      whose,
      score(ours),
      score(theirs),
      shareText(byDifference, 0),
      shareText(byRatio, 0),
      shareText(withPointMore, 0),
    ),
  );

export const price: LineWriter<'price'> = (says, { whose }) =>
  says.map(({ qualityRatio, competitorPrice, parity, price: ours, valueAdded }) =>
    rowOf(
      whose,
      number(qualityRatio, 2),
      amount(competitorPrice),
      Number.isFinite(parity) ? amount(parity) : looks.anyPrice,
      ours === null ? none : amount(ours),
      valueAdded === null ? none : number(valueAdded, 2),
    ),
  );

export const budget: LineWriter<'budget'> = (says, { whose }) =>
  says.map(({ share, lifetimeValue, elsewhere, perPoint }) =>
    rowOf(
      whose,
      shareText(share, 0),
      amount(lifetimeValue),
      amount(elsewhere),
      largeAmount(perPoint),
    ),
  );

export const spending: LineWriter<'spending'> = (says, { whose }) =>
  says.map(({ budget: money, today, best, gain, perUnitWinning, perUnitKeeping }) =>
    rowOf(
      whose,
      largeAmount(money),
      shareText(today, 0),
      shareText(best, 0),
      largeAmount(gain),
      difference(perUnitWinning, (value) => number(value, 2)),
      difference(perUnitKeeping, (value) => number(value, 2)),
    ),
  );
