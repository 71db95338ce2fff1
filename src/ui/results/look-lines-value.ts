/** Rows of the closer looks at value: what a change returns, and where value is lost or negative. */
import { amount, difference, largeAmount, number, percent } from '../shared/format.ts';
import { none, rowOf, shapleyText, shareText, type LineWriter } from './look-line.ts';

const change = (share: number | null) =>
  share === null ? none : difference(share, (value) => percent(value, 1));

export const returns: LineWriter<'returns'> = (says, { whose }) =>
  says.map(({ equityBefore, equityAfter, spent, returnOnCustomer, marketing }) =>
    rowOf(
      whose,
      largeAmount(equityBefore),
      largeAmount(equityAfter),
      change(returnOnCustomer),
      spent === 0 ? none : largeAmount(spent),
      difference(marketing.net, largeAmount),
      change(marketing.rate),
    ),
  );

export const removal: LineWriter<'removal'> = (says, { here }) =>
  says.map(({ touchpointId, completionLost, completionShare, lifetimeValueLost }) => ({
    cells: [
      here(touchpointId),
      shareText(completionLost),
      shareText(completionShare),
      amount(lifetimeValueLost),
    ],
    weight: Math.abs(lifetimeValueLost) + (completionLost ?? 0),
  }));

export const shares: LineWriter<'shares'> = (says, { here }) =>
  says.map(({ id, measures: { completion, lifetimeValue } }) => ({
    cells: [
      here(id),
      shapleyText(completion),
      shapleyText(lifetimeValue),
      amount(lifetimeValue.shapley),
    ],
    weight: Math.abs(lifetimeValue.shapley) + Math.abs(completion.shapley),
  }));

export const negative: LineWriter<'negative'> = (says, { here }) =>
  says.map(({ touchpointId, valueToGo, visits, ahead }) => ({
    cells: [here(touchpointId), amount(valueToGo), number(visits, 0), largeAmount(ahead)],
    weight: -ahead,
  }));
