/** Monte Carlo in the browser beside plain objects, native C, and itself in several workers; then whole runs. */
import path from 'node:path';
import type { Page } from 'playwright';
import { planFor } from '#simulation/monte-carlo/plan.ts';
import { inNewBrowser, openPage, type Remote } from '../browser.ts';
import type { Bench } from '../item.ts';
import { journeyNamed, JOURNEYS, type JourneyName } from '../journeys.ts';
import { compileNative, NativeRunner, type NativeProgram } from '../native.ts';
import type { MonteCarloPage } from '../pages/monte-carlo.ts';
import { alone, beside, besideFigure, type Row } from '../rows.ts';
import { findSimpy, SimpyRunner, type Simpy } from '../simpy.ts';

const SOURCE = path.resolve('tests/bench/native/monte-carlo.c');
const SEED = 1;
const ROUNDS = 9;
/** Blocks of each segment per round. */
const BLOCKS: Readonly<Record<JourneyName, number>> = { 'rower-3': 300, forty: 40 };
const PLAIN_SHARE = 20;
const BLOCK_SIZE = 1024;
/** SimPy is some thousand times slower, so it gets few customers. */
const SIMPY_CUSTOMERS = 1500;
const SIMPY_ROUNDS = 3;
/** It draws other customers: its mean of so few may be off by some standard errors. */
const MOST_SIMPY_DIFFERENCE = 0.25;
const MOST_DIFFERENCE = 1e-9;
const WORKERS = 4;
const RUNS = 4;

type MonteCarlo = Remote<MonteCarloPage>;

export async function measureMonteCarlo({ pages, folder }: Bench): Promise<Row[]> {
  const program = await compileNative(SOURCE, folder);
  const simpy = await findSimpy();
  return inNewBrowser(folder, async ({ page }) => {
    const engine = await openMonteCarlo(page, pages.origin);
    if (!(await engine.hasKernel())) throw new Error('This browser does not run the kernel');
    const rows: Row[] = [];
    for (const journey of Object.keys(JOURNEYS) as JourneyName[]) {
      rows.push(...(await besideOthers(engine, journey, program, folder)));
      rows.push(await besideSimpy(engine, journey, simpy, folder));
    }
    rows.push(...(await wholeRuns(engine)));
    return rows;
  });
}

function openMonteCarlo(page: Page, origin: string): Promise<MonteCarlo> {
  return openPage<MonteCarloPage>(page, `${origin}/monte-carlo.html`);
}

/** One journey by everybody in turn, round by round. */
async function besideOthers(
  engine: MonteCarlo,
  journey: JourneyName,
  program: NativeProgram | null,
  folder: string,
): Promise<Row[]> {
  const blocks = BLOCKS[journey];
  const models = journeyNamed(journey);
  const customers = blocks * BLOCK_SIZE * models.length;
  const natives = program
    ? await Promise.all(
        models.map((model, at) => {
          const deck = path.join(folder, `${journey}-${at}`);
          return NativeRunner.start(program, planFor(model, SEED), deck);
        }),
      )
    : [];
  // Microseconds per customer, of each side.
  const times = { kernel: [], typescript: [], plain: [], native: [], one: [], four: [] } as Record<
    'kernel' | 'typescript' | 'plain' | 'native' | 'one' | 'four',
    number[]
  >;
  for (let round = -1; round < ROUNDS; round++) {
    const first = (round + 1) * blocks;
    const kernel = await engine.blocks(journey, 'kernel', first, blocks);
    const native = [];
    for (const one of natives) native.push(await one.run(first, blocks));
    const few = Math.ceil(blocks / 5);
    const typescript = await engine.blocks(journey, 'typescript', first, few);
    const plain = await engine.plainObjects(journey, (blocks * BLOCK_SIZE) / PLAIN_SHARE);
    const one = await engine.workers(1, journey, WORKERS * blocks);
    const four = await engine.workers(WORKERS, journey, WORKERS * blocks);
    native.forEach(({ lifetimeValue }, at) =>
      expectNear(kernel.lifetimeValues[at]!, lifetimeValue, MOST_DIFFERENCE),
    );
    if (round < 0) continue; // warming up
    times.kernel.push(perCustomer(kernel));
    times.typescript.push(perCustomer(typescript));
    times.plain.push(perCustomer(plain));
    const seconds = native.reduce((sum, own) => sum + own.seconds, 0);
    if (program) times.native.push(perCustomer({ seconds, customers }));
    times.one.push(perCustomer({ seconds: one, customers: WORKERS * customers }));
    times.four.push(perCustomer({ seconds: four, customers: WORKERS * customers }));
  }
  for (const one of natives) one.close();
  const what = `Monte Carlo, ${JOURNEYS[journey]}`;
  const unit = 'us per customer';
  const perSecond = (own: readonly number[]) => own.map((time) => 1e6 / time);
  const speed = (name: string, own: readonly number[]) =>
    alone({ what: `  ${name}`, unit: 'customers/s', ours: perSecond(own) });
  return [
    program
      ? beside({
          what,
          unit,
          ours: times.kernel,
          other: times.native,
          otherIs: program.compiler,
          goal: { number: 5, atMost: 1 / 0.6 },
        })
      : alone({ what: `${what}; no C compiler here to measure beside`, unit, ours: times.kernel }),
    beside({
      what: '  four workers',
      unit,
      ours: times.four,
      other: times.one,
      otherIs: 'one worker',
      goal: { number: 5, atMost: 1 / 3 },
    }),
    beside({
      what: '  four workers',
      unit,
      ours: times.four,
      other: times.plain,
      otherIs: 'plain objects, one thread',
      goal: { number: 6, atMost: 1 / 100 },
    }),
    beside({
      what: '  one thread',
      unit,
      ours: times.kernel,
      other: times.typescript,
      otherIs: 'TypeScript',
    }),
    speed('kernel', times.kernel),
    speed('kernel, four workers', times.four),
    ...(program ? [speed('C', times.native)] : []),
    speed('TypeScript', times.typescript),
    speed('plain objects', times.plain),
  ];
}

/** Four workers of the product beside one thread of SimPy, which has no other. */
async function besideSimpy(
  engine: MonteCarlo,
  journey: JourneyName,
  simpy: Simpy | null,
  folder: string,
): Promise<Row> {
  const blocks = WORKERS * BLOCKS[journey];
  const models = journeyNamed(journey);
  const customers = blocks * BLOCK_SIZE * models.length;
  const unit = 'us per customer';
  const what = '  four workers';
  const ours = [];
  const theirs = [];
  const runner =
    simpy && (await SimpyRunner.start(simpy, models, path.join(folder, 'models.json')));
  for (let round = -1; round < SIMPY_ROUNDS; round++) {
    const seconds = await engine.workers(WORKERS, journey, blocks);
    const other = await runner?.run(SIMPY_CUSTOMERS);
    if (other) {
      const { lifetimeValues } = await engine.blocks(journey, 'kernel', 0, BLOCKS[journey]);
      lifetimeValues.forEach((value, at) =>
        expectNear(value, other.lifetimeValues[at]!, MOST_SIMPY_DIFFERENCE),
      );
    }
    if (round < 0) continue; // warming up
    ours.push(perCustomer({ seconds, customers }));
    if (other)
      theirs.push(
        perCustomer({ seconds: other.seconds, customers: SIMPY_CUSTOMERS * models.length }),
      );
  }
  runner?.close();
  return simpy
    ? beside({
        ...{ what, unit, ours, other: theirs, otherIs: simpy.version },
        goal: { number: 6, atMost: 1 / 1000 },
      })
    : alone({ what: `${what}; no SimPy here to measure beside`, unit, ours });
}

function perCustomer(own: Readonly<{ seconds: number; customers: number }>): number {
  return (1e6 * own.seconds) / own.customers;
}

function expectNear(ours: number, theirs: number, most: number): void {
  if (Math.abs(ours - theirs) > most * Math.abs(theirs))
    throw new Error(`The kernel and the other side differ: ${ours} and ${theirs}`);
}

/** From a question to its answers, as the product gives them. */
async function wholeRuns(engine: MonteCarlo): Promise<Row[]> {
  const rows: Row[] = [];
  const maps = [
    ['sample', 'the sample'],
    ['large', '200 touchpoints, sigma 0.5'],
  ] as const;
  for (const [name, title] of maps) {
    const cold = [];
    const warm = [];
    for (let run = 0; run < RUNS; run++) {
      const [first, ...others] = await engine.run(name);
      cold.push(first!);
      warm.push(...others);
    }
    const stops = [];
    for (let run = 0; run < RUNS; run++) stops.push(await engine.stop(name));
    const unit = 'ms';
    const firsts = { figure: 100, figureIs: 'goal' };
    rows.push(
      besideFigure({
        what: `Run of ${title}, to the first result`,
        unit,
        ours: warm.map(({ first }) => first),
        ...firsts,
      }),
      besideFigure({
        what: '  to a standard error below 1 % of the lifetime value, or the cap',
        unit,
        ours: warm.map(({ precise }) => precise),
        ...firsts,
        goal: { number: 7, atMost: 1 },
      }),
      alone({
        what: '  blocks that took',
        unit: '',
        ours: warm.map(({ blocks }) => blocks),
      }),
      alone({
        what: '  the first one, workers not yet started: to the first result',
        unit,
        ours: cold.map(({ first }) => first),
      }),
      alone({ what: '  and to that error', unit, ours: cold.map(({ precise }) => precise) }),
      besideFigure({
        what: '  stopped in the middle: until every worker answers something else',
        unit,
        ours: stops,
        figure: 200,
        figureIs: 'what a person may wait',
      }),
    );
  }
  return rows;
}
