/**
 * A figure taken apart, as plain data without words: the chain of numbers that leads to it, what each of them is made of,
 * and the inputs behind them. Parts always give their whole by the operation that is named, so a chain can be checked.
 */
import type { Basis } from '#domain/estimate.ts';
import type { RecordId } from '#domain/records.ts';
import type { Kano, Psychology } from '../model.ts';
import type { FigureId } from './figure-ids.ts';

/** What a number counts; it decides how it is written. */
export type StepUnit = 'score' | 'points' | 'share' | 'money' | 'count' | 'ratio' | 'rating';

/**
 * How parts give their whole: added up; a mean by their weights; added up by weights that need not sum to 1; multiplied;
 * the first less the others; the first over the second; the first to the power of the second.
 */
export type Operation = 'sum' | 'mean' | 'weighted' | 'product' | 'difference' | 'ratio' | 'power';

/** A figure of the whole journey (`place` null), or of a record; as shown unless another view is named. */
export type FigurePlace = Readonly<{
  figure: FigureId;
  place: RecordId | null;
  /** As it is in what the shown is compared with. */
  isCompared?: boolean;
  /** As it is on the map as drawn for the customers of this metric, which it stands beside. */
  metric?: RecordId;
}>;

/** Where a number is set; `record` is null for customers in general, whom no record describes. */
export type InputPlace = Readonly<{ record: RecordId | null; field: string }>;

/** The formulas of an encounter that are written out with the numbers of one customer. */
export type FilledFormula =
  'reference' | 'gap' | 'felt' | 'satisfaction' | 'dropOff' | 'nextExpectation';

/** One customer at one encounter: what comes in, and what the formulas make of it. */
export type Encountered = Readonly<{
  expectation: number;
  promise: number | null;
  quality: number;
  kano: Kano;
  /** The share who leave when all is neutral. */
  neutral: number;
  reference: number;
  gap: number;
  felt: number;
  satisfaction: number;
  optOut: number;
  next: number;
  psychology: Psychology;
}>;

export type Step = Readonly<{
  code: StepCode;
  value: number | null;
  unit: StepUnit;
  /** The record it is about, or none where the code says it all. */
  subject?: RecordId | null;
  /** Its weight among the parts of a mean. */
  weight?: number;
  /** How far chance may have moved a simulated number. */
  error?: number;
  /** What a customer would have who brings the mean expectation and meets the mean quality. */
  typical?: number;
  /** The quality that is delivered in this case. */
  quality?: number;
  /** The pain points that happen in this case and are not mended, and the offers that are taken. */
  happens?: readonly RecordId[];
  /** A formula with the numbers of one customer in it. */
  filled?: Readonly<{ formula: FilledFormula; with: Encountered }>;
  by?: Operation;
  parts?: readonly Step[];
  /** The numbers that are set by people and enter right here. */
  inputs?: readonly InputPlace[];
  /** The figure it is, where that has a calculation of its own. */
  leadsTo?: FigurePlace;
}>;

/** The steps of an encounter as one segment goes through it. */
export type Encounter = Readonly<{ segment: RecordId | null; steps: readonly Step[] }>;

/** A number that people set or that is assumed, as it holds in this view. */
export type Input = InputPlace &
  Readonly<{
    low: number;
    likely: number;
    high: number;
    basis: Basis;
    /** The segment for which it holds so, where segments differ in it. */
    segment: RecordId | null;
  }>;

export type Calculation = FigurePlace &
  Readonly<{
    result: Step;
    /** For what is felt at a touchpoint: the encounter in its order, for each segment that comes. */
    encounters: readonly Encounter[];
    /** The same figure by other conventions, and what stands beside it. */
    also: readonly Step[];
    /** Every input that can move the figure. */
    inputs: readonly Input[];
  }>;

export const stepCodes = [
  // a figure itself, by whatever name the figure has
  'figure',
  'segment',
  'stage',
  'touchpoint',
  'partner',
  // flow
  'everybody',
  'leaveInStage',
  'unfinished',
  'startHere',
  'comeFrom',
  'comeAgain',
  'comers',
  'visits',
  'reach',
  'exits',
  'passing',
  'pathShare',
  // churn
  'stayThrough',
  'stayAtVisit',
  'leaveAtVisit',
  'visitsInPeriod',
  'periodOfMetric',
  'visitsPerPeriod',
  'timeSpent',
  'duration',
  // an encounter
  'startExpectation',
  'goOnWith',
  'drawnQuality',
  'pain',
  'painLikelihood',
  'painLoss',
  'offerLift',
  'offerTaken',
  'liftPoints',
  'clippedQuality',
  'expectationPart',
  'promisePart',
  'weightOfExpectation',
  'weightOfPromise',
  'promise',
  'cases',
  'case',
  'caseHappens',
  'caseClean',
  'inCase',
  'qualityVaries',
  'differ',
  'feltPart',
  'surpriseWeight',
  'clippedSatisfaction',
  'optOut',
  'nextExpectation',
  // money
  'marginEarned',
  'costSpent',
  'recoverySpent',
  'offerMoney',
  'baseMoney',
  'discountedPasses',
  'discountedVisits',
  'discountedSales',
  'moneyEach',
  'recoveries',
  'thisVisit',
  'ahead',
  'discount',
  'worthThere',
  'withOffer',
  'withoutOffer',
  'silentPains',
  'lossIfAlways',
  'partOfPain',
  'painAt',
  'voicedShare',
  'whole',
  'competitor',
  // conventions of timing
  'bookedOnArrival',
  'bookedAtEnd',
  'withoutFirst',
  // simulated
  'peak',
  'end',
  'half',
  'otherCustomers',
  'memoryOfCustomers',
  'promoters',
  'passives',
  'detractors',
  'pointsEach',
  'becameCustomer',
  'invitations',
  'acceptance',
  'promotersPerArrival',
  'referred',
  'withReferral',
  'multiplier',
  'cappedMultiplier',
  'arrivals',
  'valueOfOne',
  'acquisitionPaid',
] as const;
export type StepCode = (typeof stepCodes)[number];

/** The whole that parts give by an operation; null where a part that counts is not known. */
export function wholeOf(by: Operation, parts: readonly Step[]): number | null {
  const values = parts.map(({ value }) => value);
  if (by === 'mean' || by === 'weighted') {
    const known = parts.filter(({ value }) => value !== null);
    if (by === 'weighted')
      return known.reduce((so, { value, weight = 0 }) => so + weight * value!, 0);
    // Against the largest: products with the smallest weights that there are would lose their digits.
    const largest = known.reduce((so, { weight = 0 }) => Math.max(so, weight), 0);
    if (largest === 0) return null;
    const shares = known.map(({ value, weight = 0 }) => ({
      value: value!,
      weight: weight / largest,
    }));
    const weights = shares.reduce((so, { weight }) => so + weight, 0);
    return shares.reduce((so, { value, weight }) => so + weight * value, 0) / weights;
  }
  if (values.includes(null)) return null;
  const [first = 0, ...rest] = values as number[];
  switch (by) {
    case 'sum':
      return rest.reduce((so, value) => so + value, first);
    case 'product':
      return rest.reduce((so, value) => so * value, first);
    case 'difference':
      return rest.reduce((so, value) => so - value, first);
    case 'ratio':
      return rest[0]! > 0 ? first / rest[0]! : null;
    case 'power':
      return first ** rest[0]!;
  }
}

/** A step made of others. */
export function composed(
  step: Omit<Step, 'value' | 'by' | 'parts'>,
  by: Operation,
  parts: readonly Step[],
): Step {
  return { ...step, value: wholeOf(by, parts), by, parts };
}

/** A step whose value the engine holds, with what remains over its parts as one more part. */
export function withRest(step: Step, parts: readonly Step[], rest: StepCode): Step {
  if (step.value === null) return step;
  const left = step.value - (wholeOf('sum', parts) ?? 0);
  const isDust = Math.abs(left) <= 1e-9 * Math.max(1, Math.abs(step.value));
  const all = isDust ? parts : [...parts, { code: rest, value: left, unit: step.unit }];
  return { ...step, by: 'sum', parts: all };
}

/** The mean over segments by the weights of their steps, without those where nobody comes; of a single one, its own chain. */
export function meanOverSegments(unit: StepUnit, ofSegments: readonly Step[]): Step {
  const steps = ofSegments.filter(({ weight = 0 }) => weight > 0);
  const [only] = steps;
  if (steps.length !== 1 || !only) return composed({ code: 'figure', unit }, 'mean', steps);
  const { weight: _weight, subject: _subject, ...chain } = only;
  return { ...chain, code: 'figure' };
}
