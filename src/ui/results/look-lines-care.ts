/** Rows of the closer looks at whom to look after, and at what outcomes and pleasures ask for. */
import { looks } from '../messages/looks.ts';
import { amount, difference, largeAmount, number, percent, score } from '../shared/format.ts';
import { none, shareText, type LineWriter, type Says } from './look-line.ts';

/** Where no money is at stake, by how often it stays unvoiced. */
export const service: LineWriter<'service'> = (says, { here }) => {
  const hasMoney = says.some(({ valueAtRisk }) => valueAtRisk !== 0);
  return says.map(({ touchpointId, unvoicedPain, valuePerPain, valueAtRisk }) => ({
    cells: [
      here(touchpointId),
      number(unvoicedPain, unvoicedPain < 10 ? 2 : 0),
      hasMoney ? amount(valuePerPain) : none,
      hasMoney ? largeAmount(valueAtRisk) : none,
    ],
    weight: hasMoney ? valueAtRisk : unvoicedPain,
  }));
};

export const stayers: LineWriter<'stayers'> = (says, { here }) =>
  says.map(({ touchpointId, dissatisfied, staying, share }) => ({
    cells: [here(touchpointId), number(dissatisfied, 2), number(staying, 2), shareText(share, 0)],
    weight: staying,
  }));

const inPoints = (share: number) => difference(share, (value) => percent(value, 1));

export const boxes: LineWriter<'boxes'> = (says, { name, here }) =>
  says.map(({ input, touchpointId, itemId, topBox, bottomBox }) => {
    const place = touchpointId === null ? '' : here(touchpointId);
    const what = itemId === null ? place : looks.at(name(itemId), place);
    return {
      cells: [inputText(input, what), inPoints(topBox), inPoints(bottomBox)],
      weight: Math.abs(topBox) + Math.abs(bottomBox),
    };
  });

function inputText(input: Says<'boxes'>[number]['input'], what: string): string {
  return looks.inputs[input](what);
}

export const opportunities: LineWriter<'opportunities'> = (says, { here }) =>
  says.map(({ id, importance, satisfaction, isModelled, score: opportunity, band }) => ({
    cells: [
      here(id),
      score(importance),
      score(satisfaction),
      isModelled ? looks.opportunity.modelled : looks.opportunity.stated,
      score(opportunity),
      looks.opportunity.bands[band],
    ],
    weight: 1 + opportunity,
  }));

export const kano: LineWriter<'kano'> = (says, { name }) =>
  says.map(({ outcomeId, touchpointId, better, worse, suggests, chosen }) => ({
    cells: [
      touchpointId === null ? name(outcomeId) : looks.at(name(outcomeId), name(touchpointId)),
      number(better, 2),
      number(worse, 2),
      looks.kano[suggests],
      chosen === null ? none : looks.kano[chosen],
    ],
    // What is taken for something else than customers say stands first.
    weight: (chosen === suggests ? 1 : 2) + (better - worse) / 2,
  }));
