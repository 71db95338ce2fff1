/**
 * The figures of the whole journey as they are read: value, unit, and the difference a scenario makes. Some are
 * computed at once, others come with the first simulated customers.
 */
import { hasMoney } from '#domain/queries/has-money.ts';
import type { MapRecords } from '#domain/records.ts';
import type { FigureId } from '#state/calculations.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';
import { amount, difference, largeAmount, number, percent, score } from '../shared/format.ts';

type Journey = NonNullable<OpenMap['forecast']['figures']>['journey'];
type Run = NonNullable<OpenMap['analysis']>['run'];
type Report = NonNullable<Run['report']>;
type RunResult = Report['shown'];

export type KeyFigureId = keyof typeof messages.frame.figures.explain & FigureId;

export type KeyFigure = Readonly<{
  id: KeyFigureId;
  name: string;
  /** The currency or "index" where it is money, else ''. */
  money: string;
  value: string;
  /** Stands small beside the value; '' where value or name say it. */
  unit: string;
  /** What would have to be said on the map to know it; '' where nothing is missing. */
  missing: string;
  /** With its sign; null where nothing is compared or one of the two is not known. */
  difference: string | null;
  /** Of the difference, where that is not the unit of the value; else ''. */
  differenceUnit: string;
  /** The compared value; null as above. */
  compared: string | null;
}>;

type Definition<From> = Readonly<{
  read: (from: From) => number | null;
  write: (value: number) => string;
  /** How a difference is written; `write` unless said otherwise. */
  writeDifference?: (value: number) => string;
  differenceUnit?: string;
  unit?: string;
  isMoney?: boolean;
}>;

const words = messages.frame.figures;

const computed = {
  experienceSum: { read: (j) => j.experienceSum, write: (v) => number(v), unit: words.points },
  completion: {
    read: (j) => j.completion,
    write: (v) => percent(v, 1),
    writeDifference: (v) => number(v * 100),
    differenceUnit: words.points,
  },
  lifetimeValue: { read: (j) => j.lifetimeValue, write: amount, isMoney: true },
  partners: { read: (j) => j.partnerTotal, write: amount, isMoney: true },
  network: { read: (j) => j.ecosystem, write: amount, isMoney: true },
  valueAdded: { read: (j) => j.customerValueAdded, write: (v) => number(v, 2), unit: words.parity },
} satisfies Partial<Record<KeyFigureId, Definition<Journey>>>;

/** What only simulated customers tell. */
const simulated = {
  memory: { read: (r) => r.memory?.value ?? null, write: score, unit: words.ofTen },
  rating: {
    read: (r) => (r.rating ? 100 * r.rating.net.value : null),
    write: (v) => number(v, 0),
  },
  customerEquity: { read: (r) => r.customerEquity.value, write: largeAmount, isMoney: true },
} satisfies Partial<Record<KeyFigureId, Definition<RunResult>>>;

/** The figures that are there from the first. */
export const computedFigures = Object.keys(computed) as (keyof typeof computed)[];

/** Whether a figure comes with simulated customers. */
export function isSimulated(id: KeyFigureId): id is keyof typeof simulated {
  return id in simulated;
}

/** In this order they stand side by side, as far as they are known. */
const ORDER: readonly KeyFigureId[] = [
  ...(['experienceSum', 'completion', 'lifetimeValue', 'partners'] as const),
  ...(['memory', 'rating', 'customerEquity', 'network', 'valueAdded'] as const),
];

/** Without money only the first figure of money stands, last, and says what is missing. */
const WITHOUT_MONEY: readonly KeyFigureId[] = [
  ...ORDER.filter((id) => !('isMoney' in (isSimulated(id) ? simulated[id] : computed[id]))),
  'lifetimeValue',
];

/** So many stand beside each other where there is room. */
export const LEADING_FIGURES = 7;

/** The first figures of a map, whether they are known yet or not. */
export function leadingFigures(records: MapRecords): readonly KeyFigureId[] {
  return (hasMoney(records) ? ORDER : WITHOUT_MONEY).slice(0, LEADING_FIGURES);
}

/** All key figures of an open map that are known; null before anything is computed. */
export function keyFiguresOf(map: OpenMap): KeyFigure[] | null {
  const { analysis, currency, editor, forecast, lens } = map;
  const isCompared = lens.compared !== undefined;
  const report = analysis?.run.report;
  const run = report ? { ...report, compared: isCompared ? report.compared : null } : null;
  const compared = isCompared ? (forecast.comparedFigures?.journey ?? null) : null;
  const journey = forecast.figures?.journey;
  const money = hasMoney(editor.shown) ? (currency ?? messages.units.index) : null;
  return journey ? keyFigures(journey, compared, money, run) : null;
}

/**
 * All key figures that are known, in their order. `money` is the currency or "index", null for a map that says nothing of
 * money; `run` is what simulated customers said, null as long as they have not. Differences: compared minus shown.
 */
export function keyFigures(
  shown: Journey,
  compared: Journey | null,
  money: string | null,
  run: Pick<Report, 'shown' | 'compared'> | null = null,
): KeyFigure[] {
  const known = new Map<KeyFigureId, KeyFigure>();
  for (const id of computedFigures) known.set(id, figure(id, computed[id], shown, compared, money));
  if (run)
    for (const id of Object.keys(simulated) as (keyof typeof simulated)[])
      known.set(id, figure(id, simulated[id], run.shown, run.compared, money));
  return (money === null ? WITHOUT_MONEY : ORDER).flatMap((id) => known.get(id) ?? []);
}

/** Those of them that have a value, in their order; `run` is what simulated customers said, or null. */
export function knownFigures(shown: Journey, run: RunResult | null): KeyFigureId[] {
  const isKnown = (id: KeyFigureId) =>
    isSimulated(id)
      ? run !== null && simulated[id].read(run) !== null
      : computed[id].read(shown) !== null;
  return ORDER.filter(isKnown);
}

function figure<From>(
  id: KeyFigureId,
  definition: Definition<From>,
  shown: From,
  compared: From | null,
  money: string | null,
): KeyFigure {
  const { read, write, writeDifference = write, unit = '', isMoney } = definition;
  const { differenceUnit = '' } = definition;
  const lacksMoney = isMoney === true && money === null;
  const value = lacksMoney ? null : read(shown);
  const other = lacksMoney ? null : compared && read(compared);
  const isComparable = value !== null && other !== null;
  const written = isComparable ? difference(other - value, writeDifference) : '';
  /** A difference of nothing is said, so that the figure is seen to be compared. */
  const isSame = isComparable && !/[1-9]/.test(written);
  return {
    id,
    name: words.explain[id].name,
    money: isMoney ? (money ?? '') : '',
    value: value === null ? words.unknown : write(value),
    unit: lacksMoney ? words.noMoney : value === null ? '' : unit,
    missing: lacksMoney ? words.sayMoney : '',
    difference: isComparable ? (isSame ? words.same : written) : null,
    differenceUnit: isSame ? '' : differenceUnit,
    compared: isComparable ? write(other) : null,
  };
}
