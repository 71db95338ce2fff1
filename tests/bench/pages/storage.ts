/** What it costs to keep an edit and to open a map, beside the least the browser can do. */
import { Dexie, type Table } from 'dexie';
import type { Change } from '#domain/change.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { browserEnvironment } from '#storage/browser-environment.ts';
import { writeChange } from '#storage/change-text.ts';
import type { MapSession } from '#storage/map-session.ts';
import { openStorage, type OpenStorage } from '#storage/open-storage.ts';
import { generatedMap } from '../../support/generated-map.ts';
import { editedMap, mapToCompute } from '../maps.ts';
import { openRaw } from './raw-database.ts';
import { inTurn, offer, timed, timedUntil } from './timing.ts';

let storage: Promise<OpenStorage> | null = null;
const opened = () => (storage ??= openStorage(browserEnvironment()));

async function newMap(records: MapRecords): Promise<string> {
  return (await opened()).maps.create(records, { title: 'Benchmark' });
}

const api = {
  /**
   * Edits of a map of 40 touchpoints. `taken`: the call that shows the edit and keeps it in
   * `localStorage`; `ours`: its transaction, from asking for it to "saved"; `other`: one raw put of a
   * text of the same length in a transaction of its own; `alike`: a raw transaction that reads one
   * small row and writes that and the text, as ours must.
   */
  async transactions(rounds: number) {
    const records = mapToCompute(40, 0);
    const session = await (await opened()).maps.open(await newMap(records));
    const raw = await openRaw('bench-raw');
    await raw.put({ number: 0, writers: [{ writer: 'bench', number: 1 }] });
    const taken: number[] = [];
    const alike: number[] = [];
    const pair = await inTurn(
      rounds,
      async (round) => {
        taken.push(timed(() => session.commit(editOf(session, round))));
        const time = await timedUntil(() => session.flush());
        if (session.state !== 'saved') throw new Error(`The edit is ${session.state}`);
        return time;
      },
      async (round) => {
        const change = writeChange(editOf(session, round + 1));
        const number = 2 * round + 1;
        const time = await timedUntil(() => raw.put({ number, change }));
        const row = { number: number + 1, change };
        alike.push(await timedUntil(() => raw.replaceAndPut(0, row)));
        return time;
      },
    );
    await session.close();
    return { ...pair, taken: taken.slice(1), alike: alike.slice(1) };
  },

  /** From an edit to "saved", with the moment that storage waits for more edits. */
  async commits(rounds: number): Promise<number[]> {
    const records = mapToCompute(40, 0);
    const session = await (await opened()).maps.open(await newMap(records));
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(
        await timedUntil(() => {
          const saved = isSaved(session);
          session.commit(editOf(session, round));
          return saved;
        }),
      );
    await session.close();
    return times;
  },

  /** Opening a map through storage, beside Dexie reading the same records as rows. */
  async openings(stages: number, rounds: number) {
    const cards = { painPoints: 8, offers: 5, solutions: 3, notes: 4 };
    const records = generatedMap({ stages, touchpoints: 20, ...cards });
    const { maps } = await opened();
    const id = await newMap(records);
    const rows = await rowsOf(Object.values(records));
    const count = Object.keys(records).length;
    const pair = await inTurn(
      rounds,
      async () => {
        let session: MapSession | undefined;
        const time = await timedUntil(async () => (session = await maps.open(id)));
        if (Object.keys(session!.records).length !== count) throw new Error('Records are missing');
        await session!.close();
        return time;
      },
      () => timedUntil(() => rows.toArray()),
    );
    return { ...pair, count };
  },
};

/** Another quality for one touchpoint. */
function editOf({ records }: MapSession, round: number): Change {
  const id = 'touchpoint-0-2';
  return { [id]: { before: records[id]!, after: editedMap(records, round)[id]! } };
}

function isSaved(session: MapSession): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.onState((state) => {
      if (state !== 'saved') return;
      stop();
      resolve();
    });
  });
}

async function rowsOf(records: readonly MapRecord[]): Promise<Table<MapRecord, string>> {
  const database = new Dexie('bench-rows', { cache: 'disabled' });
  database.version(1).stores({ rows: 'id' });
  const table = database.table<MapRecord, string>('rows');
  await table.bulkPut(records);
  return table;
}

offer(api);
export type StoragePage = typeof api;
