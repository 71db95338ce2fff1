/** What a measure is for what is shown now, as the number people read. */
import { isTotal, type GainMeasure } from '#state/gain-measures.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { readable } from './measures.ts';

/** Null while it is not known. */
export function valueNow({ forecast, analysis }: OpenMap, measure: GainMeasure): number | null {
  if (isTotal(measure)) {
    const journey = forecast.figures?.journey;
    return journey ? readable(measure, journey[measure]) : null;
  }
  const shown = analysis?.run.report?.shown;
  if (!shown) return null;
  if (measure === 'customerEquity') return shown.customerEquity.value;
  const value = measure === 'memory' ? shown.memory?.value : shown.rating?.net.value;
  return value === undefined ? null : readable(measure, value);
}
