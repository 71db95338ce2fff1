/** The browser's own clock, ids, storage, channel and locks, each null where it is missing. */
import type { Cancel, Channel, Environment, Locks } from './environment.ts';

const CHANNEL_NAME = 'throughline';
/** Idle work is done at the latest after this time. */
const IDLE_WITHIN_MS = 10_000;

/** The environment of this tab. Make one per page: it opens a channel. */
export function browserEnvironment(): Environment {
  return {
    indexedDB: attempt(() => globalThis.indexedDB) ?? null,
    keyRange: attempt(() => globalThis.IDBKeyRange) as typeof IDBKeyRange,
    local: attempt(() => globalThis.localStorage) ?? null,
    channel: browserChannel(),
    locks: attempt(() => navigator.locks) ? browserLocks(navigator.locks) : null,
    space: attempt(() => navigator.storage) ?? null,
    now: () => Date.now(),
    makeId,
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    whenIdle,
    onHide: (listener) => listenAll(listener, 'hidden', 'pagehide'),
    onShow: (listener) => listenAll(listener, 'visible', 'pageshow'),
  };
}

/** Reading `localStorage` or `indexedDB` throws where a browser forbids storage. */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Not `randomUUID`: that is missing on pages served without https. */
function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function whenIdle(callback: () => void): Cancel {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(callback, { timeout: IDLE_WITHIN_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, 200);
  return () => clearTimeout(timer);
}

function listenAll(
  listener: () => void,
  visibility: DocumentVisibilityState,
  event: string,
): Cancel {
  const onVisibility = () => {
    if (document.visibilityState === visibility) listener();
  };
  document.addEventListener('visibilitychange', onVisibility);
  globalThis.addEventListener(event, listener);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    globalThis.removeEventListener(event, listener);
  };
}

function browserChannel(): Channel {
  const channel = attempt(() => new BroadcastChannel(CHANNEL_NAME));
  return {
    post: (message) => channel?.postMessage(message),
    listen(listener) {
      const onMessage = (event: MessageEvent) => listener(event.data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
    close: () => channel?.close(),
  };
}

function browserLocks(manager: LockManager): Locks {
  const request = (name: string, options: LockOptions) =>
    new Promise<Cancel | null>((resolve, reject) => {
      manager
        .request(name, options, (lock) => {
          if (!lock) return resolve(null);
          return new Promise<void>((free) => resolve(free));
        })
        .catch(reject);
    });
  return {
    hold: async (name) => (await request(name, {})) ?? (() => undefined),
    tryHold: (name) => request(name, { ifAvailable: true }),
  };
}
