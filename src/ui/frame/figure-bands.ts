/** Where the draws of all numbers put the key figures: doubt about the numbers, never the chance of simulated customers. */
import type { TotalMeasure } from '#state/gain-measures.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';
import { sideOfBand, writeTotal } from '../results/rounding.ts';
import type { KeyFigureId } from './key-figures.ts';

export type FigureBand = Readonly<{
  /** Both ends as they are written, without a unit. */
  range: string;
  /** What share of how many draws it holds. */
  means: string;
  /** Why the figure lies outside its own band; '' where it does not. */
  why: string;
}>;
export type FigureBands = Readonly<Partial<Record<KeyFigureId, FigureBand>>>;

const DRAWN: readonly (readonly [KeyFigureId, TotalMeasure])[] = [
  ['experienceSum', 'experienceSum'],
  ['completion', 'completion'],
  ['lifetimeValue', 'lifetimeValue'],
  ['partners', 'partnerTotal'],
];

/** The bands of what is shown once all draws are made; a figure that no draw moves has none. */
export function figureBands({ analysis, forecast }: OpenMap): FigureBands {
  const journey = forecast.figures?.journey;
  const { summary, progress = 0 } = analysis?.uncertainty ?? {};
  const totals = progress < 1 ? null : summary?.options[0]?.totals;
  if (!journey || !summary || !totals) return {};
  const words = messages.frame.figures.band;
  return Object.fromEntries(
    DRAWN.flatMap(([id, name]) => {
      const band = totals[name];
      const [low, high] = [band.low, band.high].map((end) => writeTotal(name, end));
      if (low === high) return [];
      const side = sideOfBand(journey[name], band);
      const why = side && words.outside[side];
      return [[id, { range: words.range(low!, high!), means: words.of(summary.draws), why }]];
    }),
  );
}
