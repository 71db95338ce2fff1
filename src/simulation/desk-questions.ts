/** What can be asked about a map beside its live forecast, with the answers. Everything is plain data. */
import type { Change } from '#domain/change.ts';
import type { Finding } from '#domain/finding.ts';
import type { RecordId } from '#domain/records.ts';
import type { NumberPlace } from './analysis/assumption-draws.ts';
import type { DrawnTotals, DrawSummary } from './analysis/draw-summary.ts';
import type { Insight, InsightQuestion, InsightTopic } from './analysis/insights.ts';
import type { OptionForecasts, OptionWorth } from './analysis/option-worth.ts';
import type { OptionTotals } from './analysis/option-totals.ts';
import type { MetricFit } from './analysis/fit-metrics.ts';
import type { Option } from './analysis/option.ts';
import type { FirstGains, MeasureGradients } from './analysis/first-gains.ts';
import type { SegmentGradient } from './analysis/segment-gradient.ts';
import type { NumbersPart, SolvedEnds, SwingGuess, TornadoQuestion } from './analysis/tornado.ts';
import type { FigurePlace } from './explain/calculation.ts';
import type { Explained } from './explain/explain.ts';
import type { RunReport, SegmentBlocks } from './monte-carlo/collector.ts';
import type { Remembered } from './monte-carlo/remembered.ts';
import type { RunResult } from './monte-carlo/result.ts';
import type { Story } from './monte-carlo/story.ts';

/** An option as one segment, or all of them, would live it. */
export type Seen<T> = Readonly<{ segment: RecordId | null }> & T;

export type SimulatedBlocks =
  | Readonly<{ status: 'computed'; sides: readonly (readonly SegmentBlocks[])[] }>
  | Readonly<{ status: 'impossible'; findings: readonly Finding[] }>;

/** Draws from `first` on; `numbers` says which values were drawn. */
export type Drawn = Readonly<{
  first: number;
  numbers: readonly NumberPlace[];
  draws: readonly DrawnTotals[];
}>;

export interface DeskQuestions {
  /** Blocks `first` up to `first + count` of the customers of each option. */
  simulate: {
    task: Seen<
      Readonly<{ options: readonly Option[]; seed: number; first: number; count: number }>
    >;
    answer: SimulatedBlocks;
  };
  /** Adds blocks to a run; another run's number makes a fresh start. `report` asks what they say. */
  collect: {
    task: Readonly<{ run: number; sides: readonly (readonly SegmentBlocks[])[]; report: boolean }>;
    answer: RunReport | null;
  };
  /** What happens to one customer of a segment; null where the map cannot be computed. */
  story: {
    task: Seen<Readonly<{ option: Option; seed: number; customer: number }>>;
    answer: Story | null;
  };
  /** Where peaks and ends lie, over so many stories; null where nobody becomes a customer. */
  remembered: {
    task: Seen<Readonly<{ option: Option; seed: number; customers: number }>>;
    answer: Remembered | null;
  };
  /** What each option comes to. */
  totals: {
    task: Seen<Readonly<{ options: readonly Option[] }>>;
    answer: readonly (OptionTotals | null)[];
  };
  /** What each option comes to with numbers drawn from their ranges; `curves` asks for satisfaction by touchpoint. */
  draw: {
    task: Seen<
      Readonly<{
        options: readonly Option[];
        seed: number;
        first: number;
        count: number;
        curves: boolean;
      }>
    >;
    answer: Drawn;
  };
  /**
   * Adds draws; another run's number makes a fresh start. `report` asks what they say, with so many of the first
   * options as the choices one has; all of them if not given.
   */
  collectDraws: {
    task: Readonly<{ run: number; drawn: Drawn; report: boolean; choices?: number | undefined }>;
    answer: DrawSummary | null;
  };
  /** The gradient of a result for one segment; null where there is nothing to compute. */
  gradient: { task: TornadoQuestion; answer: SegmentGradient | null };
  /** How far a result moves with a part of the numbers: those that gradients know, or without gradients the others. */
  guessSwings: {
    task: TornadoQuestion &
      NumbersPart &
      Readonly<{
        /** For each segment that is seen, in their order. */
        gradients: readonly SegmentGradient[] | null;
      }>;
    answer: readonly SwingGuess[];
  };
  /** A result with one number at the ends of its range, solved; the number by its place among all of the map. */
  solveEnds: { task: TornadoQuestion & Readonly<{ at: number }>; answer: SolvedEnds };
  /** What each option brings beyond the base, at first order; null where it leaves nothing to compute. */
  firstGains: {
    task: Seen<
      Readonly<{
        base: Option;
        options: readonly Option[];
        gradients: readonly MeasureGradients[];
      }>
    >;
    answer: readonly (FirstGains | null)[];
  };
  /** What an option changes for simulated customers. */
  worth: {
    task: Seen<Readonly<{ base: Option; option: Option; seed: number; blocks: number }>>;
    answer: OptionWorth | null;
  };
  /** A closer look at an option; null where the map cannot be computed. */
  insight: { task: InsightQuestion; answer: Insight<InsightTopic> | null };
  /** How a figure is calculated, and what an option rests on. */
  explain: {
    task: Seen<
      Readonly<{
        option: Option;
        /** Null asks only what the option rests on. */
        wanted: FigurePlace | null;
        /** What the figure is of, where that is not the option itself. */
        instead: Seen<Readonly<{ option: Option }>> | null;
        /** What simulated customers say, for a figure that comes from them; one beside a metric has its own. */
        run: RunResult | null;
        seed: number;
      }>
    >;
    answer: Explained;
  };
  /** What the model says of each metric with a value, by id, on the map as drawn; null where it cannot be computed. */
  modelledMetrics: {
    task: Readonly<Record<never, never>>;
    answer: Readonly<Record<string, number | null>> | null;
  };
  /** What would have to move for the map to give what is measured; null where it cannot be computed. */
  fitMetrics: { task: Readonly<Record<never, never>>; answer: MetricFit | null };
  /** The whole forecasts of an option and of the one it is held against. */
  forecasts: { task: Seen<Readonly<{ base: Option; option: Option }>>; answer: OptionForecasts };
}
export type DeskKind = keyof DeskQuestions;

/** `change` leads from the records that a desk knew before to those the question is about. */
export type DeskTask = {
  [Kind in DeskKind]: Readonly<{
    id: number;
    kind: Kind;
    change: Change;
    task: DeskQuestions[Kind]['task'];
  }>;
}[DeskKind];
