/** The maps that are measured with. The same arguments give the same map. */
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { generatedMap } from '../support/generated-map.ts';

const CARDS = { painPoints: 8, offers: 5, solutions: 3, notes: 4 };

/** Twenty touchpoints a stage with shortcuts, loops back, pain points, and offers taken once at most. */
export function mapToCompute(touchpoints: number, spread: number): MapRecords {
  const records = generatedMap({ stages: touchpoints / 20, touchpoints: 20, ...CARDS });
  return withSpread(records, spread);
}

/** The same touchpoints, shortcuts and loops with nothing placed at them. */
export function bareMapToCompute(touchpoints: number, spread: number): MapRecords {
  const nothing = { painPoints: 0, offers: 0, solutions: 0, notes: 0 };
  const records = generatedMap({ stages: touchpoints / 20, touchpoints: 20, ...nothing });
  return withSpread(records, spread);
}

/** Touchpoints one after another with nothing else. */
export function chainToCompute(touchpoints: number, spread: number): MapRecords {
  const records = bareMapToCompute(touchpoints, spread);
  const chain = Object.values(records).filter(({ kind }) => kind !== 'path');
  return recordsFrom(chain);
}

/** 5,000 cards in a hundred columns, so that all of them are seen at once from far away. */
export function denseMap(): MapRecords {
  const cards = { painPoints: 400, offers: 300, solutions: 100, notes: 180 };
  return generatedMap({ stages: 5, touchpoints: 20, ...cards });
}

/** The same map with another drawn quality of one touchpoint; each round another one. */
export function editedMap(records: MapRecords, round: number): MapRecords {
  const touchpoint = records['touchpoint-0-2']!;
  const likely = 3 + ((37 * round) % 60) / 10;
  const edited = { ...touchpoint, quality: { likely, basis: 'guess' } };
  return recordsFrom([...Object.values(records), edited]);
}

function withSpread(records: MapRecords, likely: number): MapRecords {
  const map = { ...records['map']!, spread: { likely, basis: 'guess' } };
  return recordsFrom([...Object.values(records), map]);
}
