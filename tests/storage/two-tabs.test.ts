/**
 * Seeded schedules of two tabs on one map: edits, pauses of any length, folds, lost messages, crashes
 * and reopenings. Whatever happens, all end with the same records and no edit is lost.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { diff } from '#domain/change.ts';
import type { MapRecords } from '#domain/records.ts';
import type { MapSession } from '#storage/map-session.ts';
import { ThroughlineDatabase } from '#storage/database.ts';
import { Folding } from '#storage/folding.ts';
import { MapLog } from '#storage/map-log.ts';
import { Machine } from './support/machine.ts';
import {
  adding,
  isSame,
  joinMap,
  openMap,
  record,
  records,
  savedRecords,
  set,
} from './support/maps.ts';

/** `SCHEDULES=10000` for the long run before a release. */
const RUNS = Number(process.env['SCHEDULES'] ?? 200);

// Hundreds of schedules; how long they take says nothing.
vi.setConfig({ testTimeout: 3_600_000 });

type Seat = Awaited<ReturnType<typeof joinMap>>;

type Step =
  | { do: 'edit'; who: number; target: number }
  | { do: 'add'; who: number }
  | { do: 'turn'; who: number; target: MapRecords }
  | { do: 'pass'; milliseconds: number }
  | { do: 'turns'; count: number }
  | { do: 'fold' }
  | { do: 'flush'; who: number }
  | { do: 'crash'; who: number; running: 'completes' | 'aborts' }
  | { do: 'reopen'; who: number };

const who = fc.nat({ max: 1 });
const edit = fc.record({ do: fc.constant('edit' as const), who, target: fc.nat({ max: 1 }) });
const add = fc.record({ do: fc.constant('add' as const), who });
const pass = fc.record({
  do: fc.constant('pass' as const),
  milliseconds: fc.constantFrom(1, 20, 99, 100, 101, 250),
});
const turns = fc.record({
  do: fc.constant('turns' as const),
  count: fc.integer({ min: 1, max: 30 }),
});
const flush = fc.record({ do: fc.constant('flush' as const), who });
const fold = fc.record({ do: fc.constant('fold' as const) });
const reopen = fc.record({ do: fc.constant('reopen' as const), who });
const crash = fc.record({
  do: fc.constant('crash' as const),
  who,
  running: fc.constantFrom('completes' as const, 'aborts' as const),
});
const peaceful = fc.oneof(
  { weight: 9, arbitrary: edit },
  { weight: 1, arbitrary: add },
  { weight: 3, arbitrary: pass },
  { weight: 6, arbitrary: turns },
  { weight: 4, arbitrary: flush },
  { weight: 1, arbitrary: fold },
);
const delays = fc.array(fc.constantFrom(0, 0, 0, 5, 60), { minLength: 3, maxLength: 6 });
/** A negative one is a message that never comes. */
const faultyDelays = fc.array(fc.constantFrom(0, 0, 5, 60, -1), { minLength: 3, maxLength: 6 });

/** Two tabs and what was done in them. Each edit sets a field of its own, so it can be looked for. */
class Schedule {
  readonly machine = new Machine();
  readonly seats: Seat[] = [];
  readonly edits: [id: string, field: string][] = [];
  readonly added: string[] = [];
  /** The last value of each field that only one tab writes. */
  readonly latest = new Map<string, number>();
  readonly folding = foldingOf(this.machine);
  #count = 0;

  static async start(delays: readonly number[]): Promise<Schedule> {
    const schedule = new Schedule();
    const { machine } = schedule;
    let message = 0;
    machine.messageDelay = () => delays[message++ % delays.length] ?? 0;
    schedule.seats.push(await openMap(machine), await joinMap(machine));
    return schedule;
  }

  session(who: number): MapSession {
    return this.seats[who]!.session;
  }

  async take(step: Step): Promise<void> {
    const { machine } = this;
    switch (step.do) {
      case 'edit': {
        const id = ['a', 'b'][step.target]!;
        this.#count += 1;
        const field = `field${this.#count}`;
        const own = `last${step.who}`;
        set(this.session(step.who), id, { [field]: this.#count, [own]: this.#count });
        this.edits.push([id, field]);
        this.latest.set(`${id} ${own}`, this.#count);
        return;
      }
      case 'add': {
        this.#count += 1;
        this.session(step.who).commit(adding(record(`added${this.#count}`)));
        this.added.push(`added${this.#count}`);
        return;
      }
      case 'turn': {
        const session = this.session(step.who);
        session.commit(diff(session.records, step.target));
        return;
      }
      case 'pass':
        return machine.pass(step.milliseconds);
      case 'turns':
        return machine.turns(step.count);
      case 'flush':
        return this.seats[step.who]!.tab.hide();
      case 'fold':
        await machine.until(this.folding.fold('map'));
        return;
      case 'crash': {
        this.seats[step.who]!.tab.crash(step.running);
        this.seats[step.who] = await joinMap(machine);
        return this.accept(step.who);
      }
      case 'reopen': {
        const seat = this.seats[step.who]!;
        await machine.until(seat.session.close());
        this.seats[step.who] = {
          ...seat,
          session: await machine.until(seat.storage.maps.open('map')),
        };
        return this.accept(step.who);
      }
    }
  }

  accept(who: number): void {
    const session = this.session(who);
    for (const tail of session.recovered) session.acceptRecovered(tail);
  }

  /** Everybody saves and hears of it; where messages were lost, everybody looks once more. */
  async settle(areMessagesLost: boolean): Promise<void> {
    await this.machine.pass(3000);
    if (areMessagesLost) for (const { tab } of this.seats) tab.show();
    await this.machine.pass(500);
  }

  async expectAgreement(): Promise<void> {
    const saved = await savedRecords(this.machine);
    for (const { session } of this.seats) {
      expect(session.state).toBe('saved');
      expect(isSame(session.records, saved)).toBe(true);
    }
  }

  expectNothingLost(): void {
    const { records } = this.session(0);
    const lost = this.edits.filter(([id, field]) => records[id]?.[field] === undefined);
    expect(lost).toEqual([]);
    expect(this.added.filter((id) => !records[id])).toEqual([]);
    for (const [place, value] of this.latest) {
      const [id = '', field = ''] = place.split(' ');
      expect(records[id]?.[field]).toBe(value);
    }
  }
}

/** Folds in a third tab, whenever told and not only when the log is long. */
function foldingOf(machine: Machine): Folding {
  const database = new ThroughlineDatabase(machine.tab().environment);
  return new Folding(database, new MapLog(database));
}

async function run(steps: readonly Step[], delays: readonly number[]): Promise<Schedule> {
  const schedule = await Schedule.start(delays);
  for (const step of steps) await schedule.take(step);
  await schedule.settle(delays.includes(-1));
  return schedule;
}

const fields = fc.record(
  { title: fc.constantFrom('x', 'y', 'z'), detail: fc.constantFrom('p', 'q') },
  { requiredKeys: ['title'] },
);
const target: fc.Arbitrary<MapRecords> = fc
  .tuple(...['a', 'b', 'c', 'd'].map((id) => fc.option(fields.map((some) => record(id, some)))))
  .map((all) => records(...all.filter((one) => one !== null)));
const turn = fc.record({ do: fc.constant('turn' as const), who, target });

describe('two tabs on one map', () => {
  it('lose no edit and agree, whatever the schedule', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(peaceful, { minLength: 5, maxLength: 40, size: 'max' }),
        delays,
        async (steps, delays) => {
          const schedule = await run(steps, delays);
          await schedule.expectAgreement();
          schedule.expectNothingLost();
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('lose no edit when tabs crash and are opened again', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: peaceful },
      { weight: 1, arbitrary: crash },
      { weight: 1, arbitrary: reopen },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), faultyDelays, async (steps, delays) => {
        const schedule = await run(steps, delays);
        await schedule.expectAgreement();
        schedule.expectNothingLost();
      }),
      { numRuns: RUNS },
    );
  });

  it('agree whatever they change, also when they remove what the other edits', async () => {
    const step = fc.oneof(turn, pass, turns, fold);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), faultyDelays, async (steps, delays) => {
        await (await run(steps, delays)).expectAgreement();
      }),
      { numRuns: RUNS },
    );
  });
});
