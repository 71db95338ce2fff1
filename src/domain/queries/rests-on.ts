/** What rests on a source: the numbers that cite it and the statements it stands behind. */
import type { Estimate } from '../estimate.ts';
import type { Effect } from '../kind.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { kindOf } from '../schema.ts';
import { find, ofKind } from './of-kind.ts';

/** A number that cites a source. */
export type Citation = Readonly<{
  record: RecordId;
  field: string;
  /** The solution, scenario or segment that says it; null where the record does. */
  holder: RecordId | null;
}>;

export type Resting = Readonly<{
  /** They return to their defaults without the source. */
  numbers: readonly Citation[];
  /** Statements that it is about and that stay without it. */
  statements: readonly RecordId[];
  /** Findings that nothing but this source speaks for, see `isFromItAlone`. */
  alone: readonly RecordId[];
}>;

/** What one learns from research; stages, touchpoints and people are there without any. */
const FINDINGS: readonly string[] = ['painPoint', 'offer', 'solution', 'outcome', 'metric', 'note'];

/** All that rests on a source, in no order; all empty for what is not a source. */
export function restsOn(records: MapRecords, source: RecordId): Resting {
  const about = (find(records, 'source', source)?.about ?? []).filter((id) => records[id]);
  const alone = about.filter((id) => isFromItAlone(records, records[id]!, source));
  return {
    numbers: citationsOf(records, source),
    statements: about.filter((id) => !alone.includes(id)),
    alone,
  };
}

function citationsOf(records: MapRecords, source: RecordId): Citation[] {
  return Object.values(records).flatMap((record) => [
    ...statedOf(record)
      .filter(([, estimate]) => estimate.source === source)
      .map(([field]) => ({ record: record.id, field, holder: null })),
    ...effectsOf(record)
      .filter((effect) => cites(effect.value, source))
      .map((effect) => ({ record: effect.record, field: effect.field ?? '', holder: record.id })),
  ]);
}

/** The numbers that a record states itself. */
function statedOf(record: MapRecord): [string, Estimate][] {
  return Object.keys(kindOf(record.kind)?.estimates ?? {}).flatMap(
    (field): [string, Estimate][] => {
      const stated = record[field] as Estimate | undefined;
      return stated ? [[field, stated]] : [];
    },
  );
}

/** How a record changes others; empty for kinds that do not. */
export function effectsOf(record: MapRecord): readonly Effect[] {
  const hasEffects = kindOf(record.kind)?.references.some(({ shape }) => shape === 'effects');
  return hasEffects ? ((record['effects'] as readonly Effect[] | undefined) ?? []) : [];
}

/** Whether a value is an estimate that rests on the source. */
export function cites(value: unknown, source: RecordId): boolean {
  return (value as { source?: unknown } | null | undefined)?.source === source;
}

/** It is a finding, no other source is about it, and no number of it was said without this one. */
function isFromItAlone(records: MapRecords, record: MapRecord, source: RecordId): boolean {
  return (
    FINDINGS.includes(record.kind) &&
    statedOf(record).every(([, estimate]) => estimate.source === source) &&
    ofKind(records, 'source').every(
      (other) => other.id === source || !other.about?.includes(record.id),
    )
  );
}
