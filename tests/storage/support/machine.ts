/**
 * One browser as the tests see it: a database, `localStorage`, channel and locks shared by its tabs,
 * and a clock that moves only when told. A tab can crash, and its IndexedDB can be made to fail.
 */
import { IDBFactory as FakeFactory, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import type { Cancel, Environment, KeyValueStorage } from '#storage/environment.ts';
import { watchDatabase, type DatabaseWatch } from './watched-database.ts';

type Timer = { at: number; tab: Tab | null; callback: () => void };

export class MemoryStorage implements KeyValueStorage {
  readonly entries = new Map<string, string>();
  /** Characters it takes in all. */
  capacity = Infinity;

  get length(): number {
    return this.entries.size;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = [...this.entries].filter(([other]) => other !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.capacity)
      throw new DOMException('No room', 'QuotaExceededError');
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

export class Machine {
  indexedDB: IDBFactory = new FakeFactory();
  readonly local = new MemoryStorage();
  readonly tabs = new Set<Tab>();
  readonly locks = new Map<string, Tab>();
  readonly lockQueue: (() => void)[] = [];
  /** Milliseconds a message takes; negative: it is lost. */
  messageDelay: () => number = () => 0;
  time = Date.UTC(2030, 0, 1);
  #timers = new Set<Timer>();
  #ids = 0;

  tab(overrides: Partial<Environment> = {}): Tab {
    return new Tab(this, overrides);
  }

  makeId(): string {
    this.#ids += 1;
    return `id${this.#ids}`;
  }

  after(milliseconds: number, callback: () => void, tab: Tab | null): Cancel {
    const timer = { at: this.time + milliseconds, tab, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets so much time pass, and everything happen that happens in it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.turns();
      const [next] = [...this.#timers]
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = Math.max(this.time, end);
  }

  /** Lets so many steps of the event loop happen; the default lets all transactions end. */
  async turns(count = 60): Promise<void> {
    for (let turn = 0; turn < count; turn++) await new Promise((next) => setImmediate(next));
  }

  /** Waits for a promise while time passes. */
  async until<Value>(promise: Promise<Value>): Promise<Value> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    promise.then(end, end);
    while (!isDone) await this.pass(100);
    return promise;
  }

  forget(tab: Tab): void {
    this.tabs.delete(tab);
    for (const timer of this.#timers) if (timer.tab === tab) this.#timers.delete(timer);
    for (const [name, holder] of this.locks) if (holder === tab) this.locks.delete(name);
    this.wakeLocks();
  }

  wakeLocks(): void {
    for (const attempt of this.lockQueue.splice(0)) attempt();
  }
}

export class Tab {
  readonly environment: Environment;
  readonly database: DatabaseWatch;
  readonly machine: Machine;
  isAlive = true;
  readonly #messageListeners = new Set<(message: unknown) => void>();
  readonly #hideListeners = new Set<() => void>();
  readonly #showListeners = new Set<() => void>();
  readonly #idle = new Set<() => void>();

  constructor(machine: Machine, overrides: Partial<Environment>) {
    this.machine = machine;
    machine.tabs.add(this);
    this.database = watchDatabase(machine.indexedDB);
    this.environment = {
      indexedDB: this.database.factory,
      keyRange: FakeKeyRange,
      local: this.#storage(),
      channel: {
        post: (message) => this.#post(message),
        listen: (listener) => addTo(this.#messageListeners, listener),
        close: () => this.#messageListeners.clear(),
      },
      locks: {
        hold: (name) => this.#hold(name),
        tryHold: (name) => Promise.resolve(this.#tryHold(name)),
      },
      space: null,
      now: () => machine.time,
      makeId: () => machine.makeId(),
      after: (milliseconds, callback) =>
        this.isAlive ? machine.after(milliseconds, callback, this) : () => undefined,
      whenIdle: (callback) => addTo(this.#idle, callback),
      onHide: (listener) => addTo(this.#hideListeners, listener),
      onShow: (listener) => addTo(this.#showListeners, listener),
      ...overrides,
    };
  }

  /** The tab dies: nothing it does from now on reaches anything. */
  crash(running: 'completes' | 'aborts' = 'completes'): void {
    this.isAlive = false;
    this.#messageListeners.clear();
    this.#idle.clear();
    this.database.kill(running);
    this.machine.forget(this);
  }

  hide(): void {
    for (const listener of this.#hideListeners) listener();
  }

  show(): void {
    for (const listener of this.#showListeners) listener();
  }

  /** Does what was put off until the page is idle. */
  idle(): void {
    const work = [...this.#idle];
    this.#idle.clear();
    for (const callback of work) callback();
  }

  receive(message: unknown): void {
    for (const listener of this.#messageListeners) listener(message);
  }

  #post(message: unknown): void {
    if (!this.isAlive) return;
    for (const tab of this.machine.tabs) {
      const delay = this.machine.messageDelay();
      if (tab === this || delay < 0) continue;
      const copy = structuredClone(message);
      if (delay === 0) setImmediate(() => tab.receive(copy));
      else this.machine.after(delay, () => tab.receive(copy), tab);
    }
  }

  #tryHold(name: string): Cancel | null {
    const { locks } = this.machine;
    if (!this.isAlive || locks.has(name)) return null;
    locks.set(name, this);
    let isHeld = true;
    return () => {
      if (isHeld && locks.get(name) === this) locks.delete(name);
      isHeld = false;
      this.machine.wakeLocks();
    };
  }

  #hold(name: string): Promise<Cancel> {
    return new Promise((resolve) => {
      const attempt = () => {
        const free = this.#tryHold(name);
        if (free) resolve(free);
        else if (this.isAlive) this.machine.lockQueue.push(attempt);
      };
      attempt();
    });
  }

  #storage(): KeyValueStorage {
    const { local } = this.machine;
    const isAlive = () => this.isAlive;
    return {
      get length() {
        return local.length;
      },
      key: (index) => local.key(index),
      getItem: (key) => local.getItem(key),
      setItem: (key, value) => {
        if (isAlive()) local.setItem(key, value);
      },
      removeItem: (key) => {
        if (isAlive()) local.removeItem(key);
      },
    };
  }
}

function addTo<Listener>(listeners: Set<Listener>, listener: Listener): Cancel {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
