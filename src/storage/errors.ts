/** The ways in which storage can fail that a caller tells apart. */

export type StorageErrorKind =
  | 'missing' // the browser has no IndexedDB
  | 'refused' // the browser has it and does not let us
  | 'silent' // it does not answer
  | 'blocked' // another tab holds an older version open
  | 'newer' // the data were written by a newer release
  | 'damaged' // the database cannot be opened or read
  | 'outdated' // another tab runs a newer release: only a reload helps
  | 'closed' // this part of storage was closed
  | 'unreadable' // this one map cannot be read
  | 'gone' // this map is not there any more
  | 'exists' // there is a map with this id already
  | 'notSaved'; // nothing is kept in this visit

export class StorageError extends Error {
  readonly kind: StorageErrorKind;

  constructor(kind: StorageErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.kind = kind;
  }
}

/** A failure as data, to be shown and kept. */
export type StorageProblem = Readonly<{
  kind: StorageErrorKind | 'failed';
  name: string;
  message: string;
}>;

/** Any thrown thing as data. An aborted transaction tells its inner reason. */
export function problemFrom(error: unknown): StorageProblem {
  const kind = error instanceof StorageError ? error.kind : 'failed';
  const inner = (error as { inner?: unknown } | null)?.inner ?? error;
  if (inner instanceof Error || inner instanceof DOMException)
    return { kind, name: inner.name, message: inner.message };
  return { kind, name: 'Error', message: String(error) };
}
