/**
 * The stored form of the maps: a snapshot, the log of changes since, and a small head whose revision
 * is read and raised inside the same transaction. IndexedDB orders writers, so the log is one total
 * order for all tabs, and a batch that is already in it is never added twice.
 */
import type { Change } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import { readChange } from './change-text.ts';
import type { ThroughlineDatabase } from './database.ts';
import { StorageError } from './errors.ts';
import { applyAll } from './replay.ts';
import {
  isObject,
  readHead,
  readSnapshot,
  type ChangeRow,
  type Damage,
  type HeadRow,
} from './rows.ts';
import { read, write, type Tables } from './transaction.ts';

/** What one writer wants to add to the log; (writer, number) names it for good. */
export type Batch = Readonly<{
  mapId: string;
  incarnation: string;
  writer: string;
  /** 1, 2, 3 ... for each writer. */
  number: number;
  at: number;
  change: string;
}>;

export type Appended = Readonly<{
  /** `behind`: others wrote after the base that was asked for, and nothing was added. */
  outcome: 'written' | 'already' | 'behind';
  revision: number;
  /** Up to where the log is in the snapshot. */
  folded: number;
}>;

/** A map as it is stored. */
export type StoredMap = Readonly<{
  head: HeadRow;
  records: MapRecords;
  damage: readonly Damage[];
  /** Characters of the log since the snapshot. */
  logLength: number;
}>;

/** What happened to a map after a revision. */
export type Since = Readonly<{
  head: HeadRow;
  /** Given when changes after the cursor are no longer in the log but only in here. */
  snapshot: Readonly<{ records: MapRecords; revision: number }> | null;
  changes: readonly Readonly<{ revision: number; change: Change }>[];
  damage: readonly Damage[];
  logLength: number;
}>;

export class MapLog {
  readonly #database: ThroughlineDatabase;

  constructor(database: ThroughlineDatabase) {
    this.#database = database;
  }

  /** Rejects with `gone` when there is no such map and with `unreadable` when it cannot be read. */
  async read(mapId: string): Promise<StoredMap> {
    return read(this.#database, ['heads', 'maps', 'changes'], async (tables) => {
      const head = await this.#head(tables, mapId);
      const snapshot = await this.#snapshot(tables, mapId);
      const log = await this.#log(tables, mapId, snapshot.revision, head.revision);
      return {
        head,
        records: applyAll(
          snapshot.records,
          log.changes.map(({ change }) => change),
        ),
        damage: [...snapshot.damage, ...log.damage],
        logLength: log.logLength,
      };
    });
  }

  /** What came after `cursor`; the snapshot too when the log no longer reaches back that far. */
  async readSince(mapId: string, incarnation: string, cursor: number): Promise<Since> {
    return read(this.#database, ['heads', 'maps', 'changes'], async (tables) => {
      const head = await this.#head(tables, mapId, incarnation);
      const snapshot = head.folded > cursor ? await this.#snapshot(tables, mapId) : null;
      const log = await this.#log(tables, mapId, snapshot?.revision ?? cursor, head.revision);
      return { head, snapshot, ...log, damage: [...(snapshot?.damage ?? []), ...log.damage] };
    });
  }

  /**
   * Adds a batch unless it is there already. With `onlyAfter`, only if nobody but the same writer
   * wrote after that revision and no batch of it is missing in between.
   */
  async append(batch: Batch, options: Readonly<{ onlyAfter?: number }> = {}): Promise<Appended> {
    return write(this.#database, ['heads', 'changes'], 'relaxed', async (tables) => {
      const { mapId, incarnation, writer, number, at, change } = batch;
      const head = await this.#head(tables, mapId, incarnation);
      const { folded } = head;
      const last = head.writers.find((entry) => entry.writer === writer);
      if (last && last.number >= number)
        return { outcome: 'already', revision: last.revision, folded };
      if (options.onlyAfter !== undefined) {
        const follows =
          number === (last?.number ?? 0) + 1 &&
          (await this.#onlyWriterAfter(tables, head, options.onlyAfter, writer));
        if (!follows) return { outcome: 'behind', revision: head.revision, folded };
      }
      const revision = head.revision + 1;
      const row: ChangeRow = { mapId, revision, writer, number, at, change };
      const others = head.writers.filter((entry) => entry.writer !== writer);
      tables.add('changes', row);
      tables.put('heads', {
        ...head,
        revision,
        updatedAt: at,
        writers: [...others, { writer, number, revision }],
      } satisfies HeadRow);
      return { outcome: 'written', revision, folded };
    });
  }

  /** The part of the log a transaction covers, for those who work on it in one of their own. */
  range(mapId: string, after: number, upTo: number): IDBKeyRange {
    return this.#database.environment.keyRange.bound([mapId, after], [mapId, upTo], true, false);
  }

  async #onlyWriterAfter(tables: Tables, head: HeadRow, base: number, writer: string) {
    if (head.revision === base) return true;
    if (head.revision < base || head.folded > base) return false;
    const rows = await tables.getAll('changes', this.range(head.id, base, head.revision));
    return rows.every((row) => isObject(row) && row['writer'] === writer);
  }

  async #head(tables: Tables, mapId: string, incarnation?: string): Promise<HeadRow> {
    const value = await tables.get('heads', mapId);
    if (value === undefined) throw new StorageError('gone', 'This map is not there any more');
    const head = readHead(value);
    if (!head) throw new StorageError('unreadable', 'The entry of this map cannot be read');
    if (incarnation !== undefined && head.incarnation !== incarnation)
      throw new StorageError('gone', 'Another map has taken the place of this one');
    return head;
  }

  async #snapshot(tables: Tables, mapId: string) {
    let value: unknown;
    try {
      value = await tables.get('maps', mapId);
    } catch (error) {
      throw new StorageError('unreadable', 'The browser cannot read this map', error);
    }
    const snapshot = readSnapshot(value);
    if (!snapshot) throw new StorageError('unreadable', 'The records of this map cannot be read');
    return snapshot;
  }

  async #log(tables: Tables, mapId: string, after: number, upTo: number) {
    const changes: { revision: number; change: Change }[] = [];
    const damage: Damage[] = [];
    let logLength = 0;
    const rows = upTo > after ? await tables.getAll('changes', this.range(mapId, after, upTo)) : [];
    let expected = after + 1;
    for (const row of rows) {
      const { revision, change: text } = row as ChangeRow;
      if (expected < revision) damage.push(missing(expected, revision - 1));
      expected = revision + 1;
      const change = readChange(text);
      if (change) changes.push({ revision, change });
      else damage.push({ part: 'log', place: String(revision), reason: 'not a change', count: 1 });
      logLength += typeof text === 'string' ? text.length : 0;
    }
    if (expected <= upTo) damage.push(missing(expected, upTo));
    return { changes, damage, logLength };
  }
}

function missing(from: number, to: number): Damage {
  const place = from === to ? String(from) : `${from}-${to}`;
  return { part: 'log', place, reason: 'missing', count: to - from + 1 };
}
