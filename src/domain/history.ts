/**
 * Undo and redo of one tab as an immutable value. It holds only this tab's own changes; taking one
 * back is a new edit that leaves alone what others changed since.
 */
import { isEmpty, squash, undoOf, type Change } from './change.ts';
import type { MapRecords } from './records.ts';

/** One deed: what it is called, what it did, when (ms), and which burst of typing it belongs to. */
export type Entry = Readonly<{ label: string; change: Change; at: number; burst?: string }>;

export type History = Readonly<{ done: readonly Entry[]; undone: readonly Entry[] }>;

export const emptyHistory: History = { done: [], undone: [] };

/** Deeds of one burst that follow each other within this time are undone as one. */
const BURST_MS = 1000;

/** The history after one more deed; whatever was undone before can no longer be redone. */
export function record(history: History, entry: Entry): History {
  if (isEmpty(entry.change)) return history;
  const last = history.done.at(-1);
  if (last && history.undone.length === 0 && belongTogether(last, entry)) {
    const change = squash(last.change, entry.change);
    const rest = history.done.slice(0, -1);
    return { done: isEmpty(change) ? rest : [...rest, { ...entry, change }], undone: [] };
  }
  return { done: [...history.done, entry], undone: [] };
}

function belongTogether(last: Entry, next: Entry): boolean {
  return next.burst !== undefined && next.burst === last.burst && next.at - last.at <= BURST_MS;
}

/** A step back or forth: the history after it, and the deed to carry out now. */
export type Step = Readonly<{ history: History; entry: Entry }>;

/** The step that takes the last deed back, or null when nothing of any deed can be taken back. */
export function undo(history: History, records: MapRecords): Step | null {
  const { done, undone } = history;
  for (let end = done.length; end > 0; end--) {
    const entry = reverse(done[end - 1]!, records);
    if (entry)
      return { history: { done: done.slice(0, end - 1), undone: [...undone, entry] }, entry };
  }
  return null;
}

/** The step that repeats the deed last taken back, or null when there is none. */
export function redo(history: History, records: MapRecords): Step | null {
  const { done, undone } = history;
  for (let end = undone.length; end > 0; end--) {
    const entry = reverse(undone[end - 1]!, records);
    if (entry)
      return { history: { done: [...done, entry], undone: undone.slice(0, end - 1) }, entry };
  }
  return null;
}

/** Null when others have overwritten all of it. */
function reverse(entry: Entry, records: MapRecords): Entry | null {
  const change = undoOf(entry.change, records);
  return isEmpty(change) ? null : { label: entry.label, change, at: entry.at };
}
