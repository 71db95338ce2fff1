/** Reads files somebody brought and compares what is in them with what is here. Changes nothing. */
import { diff, isEmpty } from '#domain/change.ts';
import { finding, type Finding } from '#domain/finding.ts';
import { recordsFrom } from '#domain/records.ts';
import type { MapStore } from '#storage/map-store.ts';
import type { Background } from './background.ts';
import type { FoundMap } from './background-work.ts';
import { choicesFor, type ImportItem, type Meeting, type Refusal } from './import-review.ts';
import type { IncomingFile } from './library-ports.ts';

export type ReadingParts = Readonly<{
  maps: Pick<MapStore, 'list' | 'listTrash' | 'readRecords'>;
  background: Background;
  newKey: () => string;
  /** Whether a map that is here can be replaced: not without versions to go back to. */
  canReplace: boolean;
}>;

type Readable = Exclude<FoundMap, Readonly<{ refused: Finding }>>;
type Titles = ReadonlyMap<string, string>;

/** One item for each map in the files, and one for each file or map that was refused. */
export async function readFiles(
  files: readonly IncomingFile[],
  parts: ReadingParts,
): Promise<readonly ImportItem[]> {
  const here = await titlesHere(parts.maps);
  const seen = new Set<string>();
  const items: ImportItem[] = [];
  for (const { file, found } of await allFound(files, parts.background)) {
    const item = { key: parts.newKey(), fileName: file.name };
    if (!('records' in found)) {
      items.push({ ...item, refusal: refusalOf(found) });
      continue;
    }
    const meeting = await meetingOf(found, { ...here, seen, maps: parts.maps });
    if (found.mapId !== null) seen.add(found.mapId);
    const choices = choicesFor(meeting, parts.canReplace);
    items.push({ ...item, ...found, meeting, choices, choice: choices[0]! });
  }
  return items;
}

/** Titles of the maps that are here, by id: those in the library and those in the trash. */
export async function titlesHere(
  maps: Pick<MapStore, 'list' | 'listTrash'>,
): Promise<Readonly<{ library: Titles; trash: Titles }>> {
  const [library, trash] = await Promise.all([maps.list(), maps.listTrash()]);
  return {
    library: new Map([
      ...library.maps.map(({ id, summary }) => [id, summary?.title ?? ''] as const),
      ...library.broken.map(({ id, title }) => [id, title] as const),
    ]),
    trash: new Map(trash.map(({ id, title }) => [id, title])),
  };
}

async function allFound(files: readonly IncomingFile[], background: Background) {
  const all: { file: IncomingFile; found: FoundMap | Refusal }[] = [];
  for (const file of files)
    for (const found of await foundIn(file, background)) all.push({ file, found });
  return all;
}

async function foundIn(
  file: IncomingFile,
  background: Background,
): Promise<readonly (FoundMap | Refusal)[]> {
  const { LARGEST_BYTES: limit } = await import('#formats/decode-text.ts');
  const { size } = file;
  if (size > limit) return [{ refused: finding('fileTooLarge', {}, { size, limit }) }];
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return [{ why: 'unreadable' }];
  }
  try {
    return await background.readMaps(bytes);
  } catch {
    return [{ why: 'stopped' }];
  }
}

function refusalOf(found: Readonly<{ refused: Finding }> | Refusal): Refusal {
  return 'refused' in found ? { why: 'finding', finding: found.refused } : found;
}

type Here = Readonly<{
  library: Titles;
  trash: Titles;
  /** Maps of the files before. */
  seen: ReadonlySet<string>;
  maps: Pick<MapStore, 'readRecords'>;
}>;

/** Whether the map is here already, and how; null when it is new. */
async function meetingOf(
  { mapId, records, summary }: Readable,
  here: Here,
): Promise<Meeting | null> {
  if (mapId === null) return null;
  if (here.seen.has(mapId)) return { how: 'twice', title: summary.title };
  const inTrash = here.trash.get(mapId);
  if (inTrash !== undefined) return { how: 'trash', title: inTrash };
  const title = here.library.get(mapId);
  if (title === undefined) return null;
  const stored = await here.maps.readRecords(mapId).catch(() => null);
  const isSame = stored !== null && isEmpty(diff(stored, recordsFrom(records)));
  return { how: isSame ? 'same' : 'other', title };
}
