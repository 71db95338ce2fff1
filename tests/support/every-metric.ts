/** A map with a metric of every measure at every place, of everybody and of each segment; churns of a year. */
import { measures } from '#domain/kinds/metric.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';

export function withEveryMetric(records: MapRecords): MapRecords {
  const places: Partial<MapRecord>[] = [
    {},
    ...ofKind(records, 'stage').map(({ id }) => ({ stage: id })),
    ...ofKind(records, 'touchpoint').map(({ id }) => ({ touchpoint: id })),
  ];
  const segments: Partial<MapRecord>[] = [
    {},
    ...ofKind(records, 'segment').map(({ id }) => ({ segment: id })),
  ];
  const metrics = measures.flatMap((measure) =>
    places.flatMap((place) =>
      segments.map((segment): MapRecord => ({
        id: `metric ${[measure, ...Object.values(place), ...Object.values(segment)].join(' ')}`,
        kind: 'metric',
        title: '',
        measures: measure,
        period: 'year',
        value: { likely: 0, basis: 'measured' },
        ...place,
        ...segment,
      })),
    ),
  );
  const others = Object.values(records).filter(({ kind }) => kind !== 'metric');
  return recordsFrom([...others, ...metrics]);
}
