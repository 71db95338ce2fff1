/** How the numbers of a chain are named and written: exact enough that one can add them up. */
import { find, mapOf } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { FigurePlace } from '#state/explanation.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { FigureId, Step } from '#state/calculations.svelte.ts';
import { scenarioTitle } from '../frame/scenario-choices.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { messages } from '../messages/explain-messages.ts';

type Unit = Step['unit'];

const DIGITS: Readonly<Record<Unit, number>> = {
  score: 2,
  points: 2,
  share: 1,
  money: 2,
  count: 3,
  ratio: 3,
  rating: 1,
};

const LARGE = 1000;
const formats = new Map<number, Intl.NumberFormat>();

function written(value: number, digits: number): string {
  const format =
    formats.get(digits) ??
    new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(digits, format);
  const text = format.format(value).replace('-', '−');
  return /^−[0.,]*$/.test(text) ? text.slice(1) : text;
}

/** A number of a chain in its unit; large ones without decimals. */
export function stepValue(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'share') return `${written(value * 100, DIGITS.share)}%`;
  const isWhole = Math.abs(value) >= LARGE || (unit === 'count' && Number.isInteger(value));
  return written(value, isWhole ? 0 : DIGITS[unit]);
}

/** With its sign, as a part of a sum. */
export function signedValue(value: number | null, unit: Unit): string {
  const text = stepValue(value, unit);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Half the width of the interval that holds a simulated number in 95 of 100 runs; '' where there is none to say. */
export function doubtOf({ value, error, unit }: Step): string {
  if (error === undefined || !Number.isFinite(error) || error === 0) return '';
  const isLarge = value !== null && Math.abs(value) >= LARGE;
  const half = 1.96 * error;
  return messages.explain.error(isLarge ? written(half, 0) : stepValue(half, unit));
}

/** What a step is called; a figure by its name, a record by its title. */
export function stepName(map: OpenMap, step: Step, figure: FigureId): string {
  const words = messages.explain;
  if (step.code === 'figure') return words.figures[step.leadsTo?.figure ?? figure].name;
  const it =
    step.subject === undefined || step.subject === null
      ? words.anybody
      : titleOf(map.lens.effective, step.subject);
  const { name } = words.steps[step.code];
  const isOfSegment = !name.includes('{it}') && isSegment(map, step.subject);
  return (isOfSegment ? words.ofSegment(name, it) : name)
    .replace('{it}', it)
    .replace('{happens}', happensText(map, step))
    .replace('{quality}', stepValue(step.quality ?? null, 'score'));
}

/** What goes wrong and what is taken in a case. */
function happensText(map: OpenMap, { happens = [] }: Step): string {
  const words = messages.explain;
  return happens.map((id) => words.happens(titleOf(map.lens.effective, id))).join(words.happensToo);
}

/** Whether a part of a sum is too small to be seen, and is nothing that one would look for. */
export function isDust(step: Step): boolean {
  return step.parts === undefined && !/[1-9]/.test(stepValue(step.value, step.unit));
}

function isSegment(map: OpenMap, id: RecordId | null | undefined): boolean {
  return map.lens.effective[id ?? '']?.kind === 'segment';
}

export function stepSymbol(step: Step): string {
  return step.code === 'figure' ? '' : (messages.explain.steps[step.code].symbol ?? '');
}

export function stepNote(step: Step): string {
  return step.code === 'figure' ? '' : (messages.explain.steps[step.code].note ?? '');
}

/** What a figure is a figure of, in words: the place, the period of a churn, and the view where it is not the shown one. */
export function placeText(map: OpenMap, figure: FigurePlace): string {
  const words = messages.explain;
  const records = map.lens.effective;
  const { place, isCompared } = figure;
  const metric = find(records, 'metric', figure.metric);
  const where = place === null ? words.wholeJourney : words.of(titleOf(records, place));
  const period = metric?.period ?? mapOf(records)?.period ?? 'month';
  const of =
    figure.figure === 'churn' ? words.inPeriod(where, messages.inspector.perPeriod[period]) : where;
  if (isCompared) return words.inScenario(of, scenarioTitle(map, map.lens.compared ?? null));
  if (!metric) return of;
  const { segment } = metric;
  return words.asDrawn(
    of,
    segment ? words.forSegment(titleOf(records, segment)) : words.forEverybody,
  );
}

export function figureName({ figure, place }: FigurePlace): string {
  const { name, ofJourney } = messages.explain.figures[figure];
  return place === null ? (ofJourney ?? name) : name;
}

/** The unit behind the figure itself, where its number does not say it. */
export function unitText(map: OpenMap, unit: Unit): string {
  if (unit === 'money') return map.currency ?? messages.units.index;
  if (unit === 'points') return messages.frame.figures.points;
  return unit === 'score' ? messages.frame.figures.ofTen : '';
}
