/** The model as SimPy processes, where Python has SimPy. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Model } from '#simulation/model.ts';
import { LineProgram } from './line-program.ts';

const run = promisify(execFile);
const PROGRAM = path.resolve('tests/bench/native/journey.py');
/** The system's own Python comes second: packages of the system are found by it alone. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const VERSION =
  'import platform, simpy; print("SimPy", simpy.__version__, "on Python", platform.python_version())';

export type Simpy = Readonly<{ python: string; version: string }>;

/** A Python that has SimPy; null where there is none. */
export async function findSimpy(): Promise<Simpy | null> {
  for (const python of PYTHONS) {
    const version = await run(python, ['-c', VERSION]).catch(() => null);
    if (version) return { python, version: version.stdout.trim() };
  }
  return null;
}

export class SimpyRunner {
  readonly #program: LineProgram;

  private constructor(program: LineProgram) {
    this.#program = program;
  }

  /** The models are written into the file first. */
  static async start(
    { python }: Simpy,
    models: readonly Model[],
    file: string,
  ): Promise<SimpyRunner> {
    await writeFile(file, JSON.stringify(models));
    return new SimpyRunner(new LineProgram(python, [PROGRAM, file]));
  }

  /** Seconds for so many customers of each model, and their mean lifetime values. */
  async run(customers: number): Promise<{ seconds: number; lifetimeValues: readonly number[] }> {
    const [seconds, ...lifetimeValues] = await this.#program.ask(String(customers));
    return { seconds: seconds!, lifetimeValues };
  }

  close(): void {
    this.#program.close();
  }
}
