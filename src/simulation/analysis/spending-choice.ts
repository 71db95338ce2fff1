/**
 * Winning customers against keeping them with the same money (Blattberg & Deighton 1996): the curves go through what is
 * spent and reached today, up to a ceiling; where none is stated it lies halfway between today and everybody [assumption].
 */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import {
  bestSplit,
  curveThrough,
  splitBudget,
  type BudgetQuestion,
} from './acquisition-and-retention.ts';
import { statedNumber, type LookPart } from './look-part.ts';
import { steadyCustomer } from './steady-customer.ts';

export interface SpendingChoice {
  /** Money per period, for winning and keeping one period's customers. */
  readonly budget: number;
  /** Part of it that goes into winning, today and at best. */
  readonly today: number;
  readonly best: number;
  /** What the best split brings more, with the same money. */
  readonly gain: number;
  /** What one more unit of money brings today, itself paid. */
  readonly perUnitWinning: number;
  readonly perUnitKeeping: number;
}

/** A step of the budget that is small beside it and large beside rounding. */
const STEP = 1e-5;

/** Empty unless both costs and the number of prospects are stated, and today's results lie below their ceilings. */
export function spendingChoice(part: LookPart, grid: GridOptions): SpendingChoice[] {
  const question = questionOf(part, grid);
  if (!question) return [];
  const { budget } = question;
  const winning = part.model.arrivals * part.model.acquisitionCost;
  const now = splitBudget(question, winning / budget);
  const step = STEP * budget;
  const more = (extra: number) =>
    (splitBudget({ ...question, budget: budget + step }, (winning + extra) / (budget + step))
      .equity -
      now.equity) /
    step;
  const best = bestSplit(question);
  return [
    {
      budget,
      today: now.acquisitionShare,
      best: best.acquisitionShare,
      gain: Math.max(0, best.equity - now.equity),
      perUnitWinning: more(step),
      perUnitKeeping: more(0),
    },
  ];
}

function questionOf(part: LookPart, grid: GridOptions): BudgetQuestion | null {
  const { model } = part;
  const prospects = statedNumber(part, 'prospects') ?? 0;
  const perCustomer = statedNumber(part, 'retentionCost') ?? 0;
  const steady = steadyCustomer(model, forecast(model, { ...grid, importance: false }));
  const won = model.arrivals / prospects;
  const kept = steady.retention;
  const acquisition = curveThrough(
    statedNumber(part, 'winnable') ?? halfwayToAll(won),
    (model.arrivals * model.acquisitionCost) / prospects,
    won,
  );
  const retention = curveThrough(
    statedNumber(part, 'keepable') ?? halfwayToAll(kept),
    perCustomer,
    kept,
  );
  if (!acquisition || !retention) return null;
  const { margin, discount } = steady;
  const budget = model.arrivals * (model.acquisitionCost + perCustomer);
  return { budget, prospects, margin, discount, acquisition, retention };
}

function halfwayToAll(share: number): number {
  return (1 + share) / 2;
}
