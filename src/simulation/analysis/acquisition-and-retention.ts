/**
 * How to split one budget between winning customers and keeping them (Blattberg & Deighton 1996, Harvard Business Review
 * 74(4):136-144): spending works with diminishing returns, a = ceiling (1 - exp(-k A)), and the value of a prospect is
 * a m - A + a (m - R / r) r' / (1 - r') with r' = r / (1 + d).
 */

/** Share of people won or kept by spending, from 0 towards a ceiling. */
export interface ResponseCurve {
  /** The share that no spending exceeds, 0 to 1. */
  readonly ceiling: number;
  /** k: how fast it is approached, per unit of money. */
  readonly rate: number;
}

/** ceiling (1 - exp(-k spending)); 0 without spending. */
export function responseTo({ ceiling, rate }: ResponseCurve, spending: number): number {
  return spending > 0 ? -ceiling * Math.expm1(-rate * spending) : 0;
}

/** The curve through what is spent and reached today. Null unless 0 < reached < ceiling and money is spent. */
export function curveThrough(
  ceiling: number,
  spending: number,
  reached: number,
): ResponseCurve | null {
  if (!(spending > 0 && reached > 0 && reached < ceiling && ceiling <= 1)) return null;
  return { ceiling, rate: -Math.log1p(-reached / ceiling) / spending };
}

export interface BudgetQuestion {
  /** Money for one period, at least 0. */
  readonly budget: number;
  /** People who could be won, above 0. */
  readonly prospects: number;
  /** Customers whom we have already; 0 if not given. */
  readonly customers?: number;
  /** Per customer and period, before retention spending. */
  readonly margin: number;
  /** Rate per period, above 0. */
  readonly discount: number;
  readonly acquisition: ResponseCurve;
  readonly retention: ResponseCurve;
}

export interface BudgetSplit {
  /** Part of the budget that goes into winning, 0 to 1. */
  readonly acquisitionShare: number;
  /** A: money per prospect. */
  readonly perProspect: number;
  /** R: money per customer and period, those just won included; 0 where there are none to keep. */
  readonly perCustomer: number;
  /** a: share of prospects won. */
  readonly won: number;
  /** r: share of customers kept each period. */
  readonly kept: number;
  /** Value of all prospects and of what follows from present customers, all spending paid. */
  readonly equity: number;
}

/** What one split of the budget leads to. Shares outside 0 to 1 count as the nearer end. */
export function splitBudget(question: BudgetQuestion, acquisitionShare: number): BudgetSplit {
  const { budget, prospects, customers = 0, margin, discount } = question;
  const share = Math.min(1, Math.max(0, acquisitionShare));
  const perProspect = (share * budget) / prospects;
  const won = responseTo(question.acquisition, perProspect);
  const toKeep = prospects * won + customers;
  const perCustomer = toKeep > 0 ? ((1 - share) * budget) / toKeep : 0;
  const kept = responseTo(question.retention, perCustomer);
  // (m - R / r) r' / (1 - r'), written so that keeping nobody is no division by 0.
  const afterwards = (margin * kept - perCustomer) / (1 + discount - kept);
  const equity = prospects * (won * margin - perProspect) + toKeep * afterwards;
  return { acquisitionShare: share, perProspect, perCustomer, won, kept, equity };
}

const STEPS = 200;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Splits in even steps from all into keeping to all into winning, for a curve. */
export function budgetCurve(question: BudgetQuestion, steps = STEPS): BudgetSplit[] {
  return Array.from({ length: steps + 1 }, (_, at) => splitBudget(question, at / steps));
}

/** The split with the highest equity: the best of 200 even steps, refined around it by golden section. */
export function bestSplit(question: BudgetQuestion): BudgetSplit {
  const curve = budgetCurve(question);
  const best = curve.reduce((a, b) => (b.equity > a.equity ? b : a));
  let low = Math.max(0, best.acquisitionShare - 1 / STEPS);
  let high = Math.min(1, best.acquisitionShare + 1 / STEPS);
  while (high - low > 1e-9) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (splitBudget(question, left).equity < splitBudget(question, right).equity) low = left;
    else high = right;
  }
  const refined = splitBudget(question, (low + high) / 2);
  return refined.equity > best.equity ? refined : best;
}
