/**
 * The tail: edits that are not yet in a completed transaction, written to `localStorage` at the
 * edit itself, because that survives a crash of the page and a transaction just begun does not.
 */
import type { KeyValueStorage } from './environment.ts';
import type { Batch } from './map-log.ts';
import { isCount, isObject } from './rows.ts';

/** A batch and the revision of the map it was made on. */
export type Tail = Batch & Readonly<{ base: number }>;

const PREFIX = 'throughline:tail:';

export class Tails {
  readonly #local: KeyValueStorage | null;

  constructor(local: KeyValueStorage | null) {
    this.#local = local;
  }

  /** False when the browser has no room or no storage; the edit must then be committed at once. */
  write(tail: Tail): boolean {
    try {
      if (!this.#local) return false;
      this.#local.setItem(keyOf(tail), JSON.stringify(tail));
      return true;
    } catch {
      return false;
    }
  }

  remove(tail: Pick<Tail, 'writer' | 'number'>): void {
    try {
      this.#local?.removeItem(keyOf(tail));
    } catch {
      // It is recognised by its number and left out at the next start.
    }
  }

  /** All readable tails of all tabs, those of one writer in their order. */
  list(): Tail[] {
    return keysWith(this.#local, PREFIX)
      .map((key) => readTail(this.#local?.getItem(key) ?? null))
      .filter((tail) => tail !== null)
      .sort((a, b) => a.number - b.number);
  }
}

/** The keys that begin so; none when the storage refuses. */
export function keysWith(local: KeyValueStorage | null, prefix: string): string[] {
  const keys: string[] = [];
  try {
    for (let index = 0; local && index < local.length; index++) {
      const key = local.key(index);
      if (key?.startsWith(prefix)) keys.push(key);
    }
  } catch {
    return [];
  }
  return keys;
}

function keyOf({ writer, number }: Pick<Tail, 'writer' | 'number'>): string {
  return `${PREFIX}${writer}:${number}`;
}

function readTail(text: string | null): Tail | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { mapId, incarnation, writer, number, base, at, change } = value;
  const texts = [mapId, incarnation, writer, change].every((field) => typeof field === 'string');
  return texts && isCount(number) && isCount(base) && typeof at === 'number'
    ? (value as Tail)
    : null;
}
