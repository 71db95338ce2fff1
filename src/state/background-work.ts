/**
 * The work on whole maps that must not hold up the page: reading a file somebody brought, and working
 * out the small picture of a map. Runs in a worker, or here where a browser has none.
 */
import type { Finding } from '#domain/finding.ts';
import { summaryOf, type MapSummary } from '#domain/queries/map-summary.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { isLibraryFile, readLibrary } from '#formats/throughline-library.ts';
import { mermaidJourney } from '#formats/mermaid-journey.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import type { ReadMap, Refused } from '#formats/format.ts';
import { forecastMap, newForecastCache } from '#simulation/forecast-map.ts';

/** One map of a file, and its picture; or why it was refused. Records as a list, fit to be posted. */
export type FoundMap =
  | Readonly<{
      mapId: string | null;
      records: readonly MapRecord[];
      findings: readonly Finding[];
      summary: MapSummary;
    }>
  | Refused;

export type BackgroundTask =
  | Readonly<{ kind: 'read'; bytes: Uint8Array }>
  | Readonly<{ kind: 'summarise'; records: readonly MapRecord[] }>;

export type BackgroundResult = Readonly<{ found: readonly FoundMap[] } | { summary: MapSummary }>;

/** Does the task. Changes nothing anywhere. */
export function doTask(task: BackgroundTask): BackgroundResult {
  return task.kind === 'read'
    ? { found: foundIn(task.bytes) }
    : { summary: summarise(recordsFrom(task.records)) };
}

/** Enough of a file to know its format by, also where a Mermaid block stands far down in a text. */
const START_BYTES = 2 ** 20;

/** The maps in a file: one, or all of a backup. */
function foundIn(bytes: Uint8Array): readonly FoundMap[] {
  if (!isLibraryFile(bytes)) {
    const isMermaid = mermaidJourney.recognise(bytes.subarray(0, START_BYTES));
    return [foundMap((isMermaid ? mermaidJourney : throughlineJson).read(bytes))];
  }
  const read = readLibrary(bytes);
  return 'refused' in read ? [read] : read.maps.map(foundMap);
}

function foundMap(read: ReadMap | Refused): FoundMap {
  if ('refused' in read) return read;
  const { mapId, records, findings } = read;
  return { mapId, records: Object.values(records), findings, summary: summarise(records) };
}

function summarise(records: MapRecords): MapSummary {
  return summaryOf(records, feltIn(records));
}

/** Null where the map as drawn cannot be computed. */
function feltIn(records: MapRecords) {
  const answer = forecastMap(records, { scenario: null, segment: null }, newForecastCache());
  return answer.status === 'computed' ? answer.forecast.touchpoints : null;
}
