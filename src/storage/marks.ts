/**
 * What we know in `localStorage` of each map in the database: its title and its last revision. When
 * the browser loses the one, the other says what is missing.
 */
import type { KeyValueStorage } from './environment.ts';
import { isCount, isObject } from './rows.ts';
import { keysWith } from './tails.ts';

export type Mark = Readonly<{ mapId: string; title: string; revision: number }>;

const PREFIX = 'throughline:mark:';
const LIBRARY_KEY = 'throughline:library';

/** Marks are a precaution: that one cannot be written must never stop a save. */
export class Marks {
  readonly #local: KeyValueStorage | null;

  constructor(local: KeyValueStorage | null) {
    this.#local = local;
  }

  /** The id of the database these marks are about, or null on a first visit. */
  get libraryId(): string | null {
    return attempt(() => this.#local?.getItem(LIBRARY_KEY) ?? null, null);
  }

  set libraryId(id: string) {
    attempt(() => this.#local?.setItem(LIBRARY_KEY, id), undefined);
  }

  list(): Mark[] {
    return keysWith(this.#local, PREFIX)
      .map((key) => this.#read(key.slice(PREFIX.length)))
      .filter((mark) => mark !== null);
  }

  /** After a commit. Never lowers what is known. */
  raise(mapId: string, revision: number): void {
    const known = this.#read(mapId);
    if (!known || known.revision < revision)
      this.#write({ mapId, title: known?.title ?? '', revision });
  }

  rename(mapId: string, title: string): void {
    this.#write({ mapId, title, revision: this.#read(mapId)?.revision ?? 0 });
  }

  /** What is known from now on, also when it is less than before. */
  set(mark: Mark): void {
    this.#write(mark);
  }

  remove(mapId: string): void {
    attempt(() => this.#local?.removeItem(PREFIX + mapId), undefined);
  }

  #read(mapId: string): Mark | null {
    const value: unknown = attempt(
      () => JSON.parse(this.#local?.getItem(PREFIX + mapId) ?? 'null') as unknown,
      null,
    );
    if (!isObject(value)) return null;
    const { title, revision } = value;
    return typeof title === 'string' && isCount(revision) ? { mapId, title, revision } : null;
  }

  #write({ mapId, title, revision }: Mark): void {
    attempt(
      () => this.#local?.setItem(PREFIX + mapId, JSON.stringify({ title, revision })),
      undefined,
    );
  }
}

function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
