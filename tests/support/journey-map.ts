/** Maps of bare journeys: touchpoints in one stage, drawn paths, and nothing said that does not matter. */
import { recordsFrom, type MapRecords } from '#domain/records.ts';

/** A number somebody measured. */
export const measured = (likely: number) => ({ likely, basis: 'measured' });

export interface JourneyMap {
  /** Numbers of the map itself, such as `barUp` or `discountPerYear`. */
  readonly map?: Readonly<Record<string, unknown>>;
  /** Touchpoints in order; plain numbers become measured estimates. */
  readonly touchpoints: readonly Readonly<Record<string, number | boolean | string>>[];
  /** From, to (an index or null for the end), share. */
  readonly paths?: readonly (readonly [from: number, to: number | null, share: number])[];
  /** Numbers of the one segment; without them the map has none. */
  readonly segment?: Readonly<Record<string, number>>;
}

const estimates = (numbers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([field, value]) => [
      field,
      typeof value === 'number' ? measured(value) : value,
    ]),
  );

export function journeyMap({ map = {}, touchpoints, paths = [], segment }: JourneyMap): MapRecords {
  const records = [
    { id: 'map', kind: 'map', title: 'Journey', ...estimates(map) },
    { id: 'stage', kind: 'stage', title: 'Stage', order: 'a0' },
    ...touchpoints.map((numbers, at) => ({
      id: `t${at}`,
      kind: 'touchpoint',
      title: `Touchpoint ${at}`,
      stage: 'stage',
      order: `a${String.fromCharCode(65 + at)}`,
      optOut: measured(0),
      ...estimates(numbers),
    })),
    ...paths.map(([from, to, share], at) => ({
      id: `p${at}`,
      kind: 'path',
      from: `t${from}`,
      to: to === null ? 'complete' : `t${to}`,
      share: measured(share),
    })),
    ...(segment
      ? [{ id: 's', kind: 'segment', title: 'Everybody', order: 'a0', ...estimates(segment) }]
      : []),
  ];
  return recordsFrom(records);
}
