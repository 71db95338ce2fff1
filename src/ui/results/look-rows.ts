/** What the closer looks say, as rows of a table, the weightiest first. */
import type { MapRecords } from '#domain/records.ts';
import type { Insight, InsightTopic } from '#state/insights.svelte.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { looks } from '../messages/looks.ts';
import { amount, difference, largeAmount, number, percent } from '../shared/format.ts';
import type { DataTable } from './data-table.ts';

/** Of long lists the first are shown; the rest weigh little. */
const MOST_ROWS = 24;

type Says<Topic extends InsightTopic> = Insight<Topic>[number]['says'];
type Line = Readonly<{ cells: readonly [string, ...string[]]; weight: number }>;

const none = '–';
const inPoints = (share: number) => difference(share, (value) => percent(value, 1));

/** How each topic's answer for one segment is written; lines that weigh nothing are left out. */
const WRITERS: Readonly<{
  [Topic in InsightTopic]: (says: Says<Topic>, name: (id: string) => string) => readonly Line[];
}> = {
  service: (says, name) =>
    says.map(({ touchpointId, unvoicedPain, valuePerPain, valueAtRisk }) => ({
      cells: [
        name(touchpointId),
        number(unvoicedPain, 0),
        amount(valuePerPain),
        largeAmount(valueAtRisk),
      ],
      weight: valueAtRisk,
    })),
  negative: (says, name) =>
    says.map(({ touchpointId, valueToGo, visits, ahead }) => ({
      cells: [name(touchpointId), amount(valueToGo), number(visits, 0), largeAmount(ahead)],
      weight: -ahead,
    })),
  offers: (says, name) =>
    says.map(({ offerId, lifetimeValue, partnerTotal, pays, breakEven }) => ({
      cells: [
        name(offerId),
        difference(lifetimeValue),
        difference(partnerTotal),
        paysText(pays, breakEven),
      ],
      weight: 1 + Math.abs(lifetimeValue),
    })),
  removal: (says, name) =>
    says.map(({ touchpointId, completionLost, completionShare, lifetimeValueLost }) => ({
      cells: [
        name(touchpointId),
        completionLost === null ? none : percent(completionLost),
        completionShare === null ? none : percent(completionShare),
        amount(lifetimeValueLost),
      ],
      weight: Math.abs(lifetimeValueLost) + (completionLost ?? 0),
    })),
  partners: (says, name) =>
    says.map(({ id, measures: { lifetimeValue, partnerTotal } }) => ({
      cells: [
        name(id),
        amount(lifetimeValue.removal),
        lifetimeValue.shapleyShare === null ? none : percent(lifetimeValue.shapleyShare),
        amount(partnerTotal.shapley),
      ],
      weight: 1 + Math.abs(lifetimeValue.removal),
    })),
  boxes: (says, name) =>
    says.map(({ input, touchpointId, itemId, topBox, bottomBox }) => {
      const place = touchpointId === null ? '' : name(touchpointId);
      const what = itemId === null ? place : looks.at(name(itemId), place);
      return {
        cells: [inputText(input, what), inPoints(topBox), inPoints(bottomBox)],
        weight: Math.abs(topBox) + Math.abs(bottomBox),
      };
    }),
  stayers: (says, name) =>
    says.map(({ touchpointId, dissatisfied, staying, share }) => ({
      cells: [
        name(touchpointId),
        number(dissatisfied, 2),
        number(staying, 2),
        share === null ? none : percent(share),
      ],
      weight: staying,
    })),
};

/** The rows of a topic; with several segments each row says whose it is. */
export function lookTable<Topic extends InsightTopic>(
  topic: Topic,
  insight: Insight<Topic>,
  records: MapRecords,
): DataTable {
  const write: (says: Says<Topic>, name: (id: string) => string) => readonly Line[] =
    WRITERS[topic];
  const name = (id: string) => titleOf(records, id);
  const isOne = insight.length < 2;
  const lines = insight.flatMap(({ segment, says }) =>
    write(says, name).map(({ cells: [first, ...rest], weight }): Line => {
      const whose = isOne || segment === null ? first : looks.at(first, name(segment));
      return { cells: [whose, ...rest], weight };
    }),
  );
  return {
    columns: Object.values(looks.topics[topic].columns),
    rows: lines
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_ROWS)
      .map(({ cells }) => cells),
  };
}

function paysText(pays: Says<'offers'>[number]['pays'], breakEven: number | null): string {
  const words = looks.topics.offers.pays;
  if (pays === 'always' || pays === 'never') return words[pays];
  return words[pays](percent(breakEven ?? 0));
}

function inputText(input: Says<'boxes'>[number]['input'], what: string): string {
  return looks.topics.boxes.inputs[input](what);
}
