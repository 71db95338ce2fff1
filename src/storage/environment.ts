/**
 * What storage needs from the world around it, as small interfaces, so that tests can stop the
 * clock, crash a tab or fill the disk.
 */

/** Takes back what was asked for: a timer, a listener, a lock. Calling it twice does nothing. */
export type Cancel = () => void;

/** The part of `localStorage` that is used. */
export type KeyValueStorage = Pick<
  Storage,
  'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'
>;

/** Messages between the tabs of this origin; the sender does not hear itself. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): Cancel;
  close(): void;
}

/** Named locks across tabs; the browser frees those of a tab that dies. */
export interface Locks {
  /** Waits for the lock; calling what comes back frees it. */
  hold(name: string): Promise<Cancel>;
  /** The lock if it is free now, else null. */
  tryHold(name: string): Promise<Cancel | null>;
}

/** The part of `navigator.storage` that is used. */
export type StorageSpace = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

export interface Environment {
  /** Null where the browser has none or refuses it. */
  readonly indexedDB: IDBFactory | null;
  readonly keyRange: typeof IDBKeyRange;
  readonly local: KeyValueStorage | null;
  readonly channel: Channel;
  readonly locks: Locks | null;
  readonly space: StorageSpace | null;
  /** Milliseconds since 1970; may jump backwards. */
  now(): number;
  /** A text no other tab makes. */
  makeId(): string;
  /** Calls once after so many milliseconds. */
  after(milliseconds: number, callback: () => void): Cancel;
  /** Calls once when the page has nothing better to do. */
  whenIdle(callback: () => void): Cancel;
  /** The page goes out of sight or away. */
  onHide(listener: () => void): Cancel;
  /** The page comes back into sight. */
  onShow(listener: () => void): Cancel;
}
