/**
 * What a tab that died left in `localStorage`. A tail that directly continues the stored map is
 * added to the log under its own writer and number, so it cannot be added twice; any other is kept
 * and offered. Tails of living tabs, known by their lock, are left alone.
 */
import { squash, type Change } from '#domain/change.ts';
import { readChange } from './change-text.ts';
import type { StorageContext } from './context.ts';
import type { Cancel } from './environment.ts';
import { StorageError } from './errors.ts';
import type { Tail } from './tails.ts';

/** Without locks a living tab cannot be told from a dead one; its tail is seconds old at most. */
const DEAD_AFTER_MS = 10_000;

/** Unsaved edits that were found and not replayed; they stay where they are until discarded. */
export type RecoveredTail = Readonly<{
  writer: string;
  mapId: string;
  at: number;
  change: Change;
  /**
   * `behind`: others edited since; `gone`: the map is not there; `failed`: the database did not take
   * it now; `unsure`: it may be saved already, or its tab be alive.
   */
  why: 'behind' | 'gone' | 'failed' | 'unsure';
  numbers: readonly number[];
}>;

export type Recovery = Readonly<{ replayed: number; offered: readonly RecoveredTail[] }>;

/** The lock a tab holds for each map it has open. */
export function writerLock(writer: string): string {
  return `throughline:writer:${writer}`;
}

/** Replays what can be replayed, of one map or of all. Never rejects. */
export async function recoverTails(context: StorageContext, mapId?: string): Promise<Recovery> {
  const byWriter = new Map<string, Tail[]>();
  for (const tail of context.tails.list()) {
    if (mapId !== undefined && tail.mapId !== mapId) continue;
    if (context.writers.has(tail.writer)) continue;
    byWriter.set(tail.writer, [...(byWriter.get(tail.writer) ?? []), tail]);
  }
  let replayed = 0;
  const offered: RecoveredTail[] = [];
  for (const [writer, tails] of byWriter) {
    if (!context.environment.locks) {
      const latest = Math.max(...tails.map((tail) => tail.at));
      if (context.environment.now() - latest > DEAD_AFTER_MS) offered.push(offer(tails, 'unsure'));
      continue;
    }
    const free = await lockOf(context, writer);
    if (!free) continue;
    try {
      // Its tab may have committed and gone since we looked; then the batch is found in the log.
      const { done, why } = await replay(context, tails);
      replayed += done;
      if (why) offered.push(offer(tails.slice(done), why));
    } finally {
      free();
    }
  }
  return { replayed, offered };
}

/** Removes tails the person decided about. */
export function discardTail(context: StorageContext, tail: RecoveredTail): void {
  for (const number of tail.numbers) context.tails.remove({ writer: tail.writer, number });
}

async function lockOf(context: StorageContext, writer: string): Promise<Cancel | null> {
  try {
    return (await context.environment.locks?.tryHold(writerLock(writer))) ?? null;
  } catch {
    return null;
  }
}

async function replay(
  context: StorageContext,
  tails: readonly Tail[],
): Promise<{ done: number; why: RecoveredTail['why'] | null }> {
  let done = 0;
  for (const { base, ...batch } of tails) {
    // Never append what nobody will be able to read.
    if (!readChange(batch.change)) return { done, why: 'behind' };
    try {
      const { outcome, revision } = await context.log.append(batch, { onlyAfter: base });
      if (outcome === 'behind') return { done, why: 'behind' };
      context.marks.raise(batch.mapId, revision);
      // Also when it was there already: its tab may have died before telling anybody.
      context.hub.announceMap(batch.mapId, revision);
    } catch (error) {
      const isGone = error instanceof StorageError && error.kind === 'gone';
      return { done, why: isGone ? 'gone' : 'failed' };
    }
    context.tails.remove(batch);
    done += 1;
  }
  return { done, why: null };
}

/** The later batches build on the earlier ones, so they are offered as one change. */
function offer(tails: readonly Tail[], why: RecoveredTail['why']): RecoveredTail {
  const [first] = tails;
  if (!first) throw new TypeError('Nothing to offer');
  const changes = tails.map((tail) => readChange(tail.change) ?? {});
  return {
    writer: first.writer,
    mapId: first.mapId,
    at: Math.max(...tails.map((tail) => tail.at)),
    change: changes.reduce(squash),
    why,
    numbers: tails.map((tail) => tail.number),
  };
}
