/**
 * A map as a Mermaid journey: what its form can say in its form, the exact values behind the scores in
 * comments before the lines. Mermaid reads the same titles, sections, tasks, scores and actors from it.
 */
import { bases, type Estimate } from '#domain/estimate.ts';
import { finding, type Finding } from '#domain/finding.ts';
import { leverEstimates, type Touchpoint } from '#domain/kinds/touchpoint.ts';
import type { Segment } from '#domain/kinds/segment.ts';
import { drawnQuality, isRatedByLevers } from '#domain/queries/drawn-quality.ts';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { nearestFace, NEUTRAL_SCORE } from '#domain/scale.ts';
import { written, writtenName, writtenTask } from './mermaid-entities.ts';
import { noteLine } from './mermaid-notes.ts';

/** The fields a note keeps exactly: how well a touchpoint goes. */
const notedEstimates = ['quality', ...Object.keys(leverEstimates)] as const;

/** The journey as text. */
export function writeJourney(records: MapRecords): string {
  const map = mapOf(records);
  const segments = ofKind(records, 'segment');
  const lines = ['journey'];
  if (map?.title) lines.push(`    title ${written(map.title)}`);
  if (map?.detail) lines.push(`    accDescr: ${written(map.detail)}`);
  for (const segment of segments) lines.push(`    ${segmentNote(records, segment)}`);
  for (const [index, { id, title }] of ofKind(records, 'stage').entries()) {
    lines.push(`    ${noteLine('stage', { id, title })}`);
    // Tasks before any section are Mermaid's way to say a stage without a title.
    const touchpoints = touchpointsOf(records, id);
    const isImplied = title === '' && index === 0 && touchpoints.length > 0;
    if (!isImplied) lines.push(`    section ${writtenName(title)}`);
    for (const touchpoint of touchpoints)
      lines.push(...taskLines(records, touchpoint).map((line) => `      ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

const comesTo = (segment: Segment, touchpoint: Touchpoint) =>
  !segment.skips?.includes(touchpoint.id);

function segmentNote(records: MapRecords, segment: Segment): string {
  const { id, title } = segment;
  const touchpoints = ofKind(records, 'touchpoint');
  const isSeen = touchpoints.some((touchpoint) => comesTo(segment, touchpoint));
  return noteLine('segment', { id, title, ...(!isSeen && { unseen: true }) });
}

function taskLines(records: MapRecords, touchpoint: Touchpoint): readonly string[] {
  const { id, title } = touchpoint;
  const segments = ofKind(records, 'segment');
  /** 1 (awful) to 5 (great). */
  const score = nearestFace(drawnQuality(records, touchpoint)) + 1;
  const coming = segments.filter((segment) => comesTo(segment, touchpoint));
  const names = new Set(coming.map((segment) => segment.title));
  // Nobody looks like everybody, and of two segments with one name either might be meant.
  const isUnclear =
    segments.length > 0 &&
    (coming.length === 0 || new Set(segments.map((one) => one.title)).size < segments.length);
  const skippedBy = segments.filter((segment) => !coming.includes(segment)).map((one) => one.id);
  const fields = { ...exactQuality(records, touchpoint), ...(isUnclear && { skippedBy }) };
  const actors = names.size > 0 ? `: ${Array.from(names, writtenName).join(', ')}` : '';
  return [
    noteLine('touchpoint', { id, title, score, ...fields }),
    `${writtenTask(title)}: ${score}${actors}`,
  ];
}

/** How well it goes as stated; where it follows from the stage, which says that elsewhere, as a number. */
function exactQuality(
  records: MapRecords,
  touchpoint: Touchpoint,
): Readonly<Record<string, Estimate>> {
  const drawn = drawnQuality(records, touchpoint);
  if (!touchpoint.quality && !isRatedByLevers(touchpoint))
    return drawn === NEUTRAL_SCORE ? {} : { quality: { likely: drawn, basis: 'assumed' } };
  return statedEstimates(touchpoint);
}

/** The stated among the fields that a note keeps. */
export function statedEstimates(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Estimate>> {
  const estimates = notedEstimates.flatMap((name) => {
    const estimate = notedEstimate(fields[name]);
    return estimate ? [[name, estimate] as const] : [];
  });
  return Object.fromEntries(estimates);
}

/** An estimate without the source it names, which is not in the text. */
function notedEstimate(value: unknown): Estimate | null {
  if (typeof value !== 'object' || value === null) return null;
  const { likely, low, high, basis } = value as Partial<Estimate>;
  if (typeof likely !== 'number' || !bases.some((one) => one === basis)) return null;
  return {
    likely,
    ...(typeof low === 'number' && { low }),
    ...(typeof high === 'number' && { high }),
    basis: basis!,
  };
}

/** Mermaid draws no longer text unless it is told to. */
const LONGEST_DRAWN = 50_000;

const said: Readonly<Record<string, readonly string[]>> = {
  map: ['title', 'detail'],
  stage: ['title', 'order'],
  touchpoint: ['title', 'order', 'stage', ...notedEstimates],
  segment: ['title', 'order', 'skips', 'colour'],
};

/** What of a map its journey does not say, and whether Mermaid will draw it. */
export function lostInJourney(records: MapRecords, text: string): readonly Finding[] {
  const counts: Record<string, number> = {};
  for (const record of Object.values(records)) {
    const fields = said[record.kind];
    if (record.kind === 'lane' && record['sort'] !== 'text') continue;
    const isSaid = fields && Object.keys(record).every((name) => isSaidField(name, fields));
    if (isSaid) continue;
    const what = fields ? 'detail' : record.kind;
    // A placement only says where a card stands.
    if (what !== 'placement') counts[what] = (counts[what] ?? 0) + 1;
  }
  const findings: Finding[] = [];
  if (Object.keys(counts).length > 0) findings.push(finding('mermaidLost', {}, counts));
  if (text.length > LONGEST_DRAWN)
    findings.push(
      finding('mermaidTooLongToDraw', {}, { length: text.length, limit: LONGEST_DRAWN }),
    );
  return findings;
}

function isSaidField(name: string, fields: readonly string[]): boolean {
  return name === 'id' || name === 'kind' || fields.includes(name);
}
