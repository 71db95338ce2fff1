/** The figures of the whole journey as they are read: value, unit, and the difference a scenario makes. */
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';
import { amount, difference, number, percent } from '../shared/format.ts';

type Journey = NonNullable<OpenMap['forecast']['figures']>['journey'];

export type KeyFigureId = keyof typeof messages.frame.figures.explain;

export type KeyFigure = Readonly<{
  id: KeyFigureId;
  name: string;
  /** The currency or "index" where it is money, else ''. */
  money: string;
  value: string;
  /** Stands small beside the value; '' where value or name say it. */
  unit: string;
  /** With its sign; null where nothing is compared or one of the two is not known. */
  difference: string | null;
  /** The compared value; null as above. */
  compared: string | null;
}>;

type Definition = Readonly<{
  read: (journey: Journey) => number | null;
  write: (value: number) => string;
  /** How a difference is written; `write` unless said otherwise. */
  writeDifference?: (value: number) => string;
  unit?: string;
  isMoney?: boolean;
}>;

const words = messages.frame.figures;

const definitions: Readonly<Record<KeyFigureId, Definition>> = {
  experienceSum: { read: (j) => j.experienceSum, write: (v) => number(v), unit: words.points },
  completion: {
    read: (j) => j.completion,
    write: (v) => percent(v, 1),
    writeDifference: (v) => number(v * 100),
  },
  lifetimeValue: { read: (j) => j.lifetimeValue, write: amount, isMoney: true },
  partners: { read: (j) => j.partnerTotal, write: amount, isMoney: true },
  network: { read: (j) => j.ecosystem, write: amount, isMoney: true },
  valueAdded: { read: (j) => j.customerValueAdded, write: (v) => number(v, 2), unit: words.parity },
};

/** All key figures in their order. `money` is the currency or "index". Differences: compared minus shown. */
export function keyFigures(shown: Journey, compared: Journey | null, money: string): KeyFigure[] {
  return (Object.keys(definitions) as KeyFigureId[]).map((id) => {
    const { read, write, writeDifference = write, unit = '', isMoney } = definitions[id];
    const value = read(shown);
    const other = compared && read(compared);
    const isComparable = value !== null && other !== null;
    return {
      id,
      name: words.explain[id].name,
      money: isMoney ? money : '',
      value: value === null ? words.unknown : write(value),
      unit: value === null ? '' : unit,
      difference: isComparable ? signed(other - value, writeDifference) : null,
      compared: isComparable ? write(other) : null,
    };
  });
}

/** A difference of nothing is written as +0, so that it is seen to be compared. */
function signed(value: number, write: (value: number) => string): string {
  const text = difference(value, write);
  return /[1-9]/.test(text) ? text : `±${write(0)}`;
}
