/** The native version of the model: compiled where there is a C compiler, and asked for blocks. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deckOf } from '#simulation/monte-carlo/kernel-deck.ts';
import type { Plan } from '#simulation/monte-carlo/plan.ts';
import { LineProgram } from './line-program.ts';

const run = promisify(execFile);
const COMPILERS = ['cc', 'gcc', 'clang'];
const SETTINGS = ['-O3', '-march=native', '-std=gnu11'];

export type NativeProgram = Readonly<{ file: string; compiler: string }>;

/** Compiles into the folder; null where no compiler is found. */
export async function compileNative(source: string, folder: string): Promise<NativeProgram | null> {
  for (const compiler of COMPILERS) {
    const version = await run(compiler, ['--version']).catch(() => null);
    if (!version) continue;
    const file = path.join(folder, 'monte-carlo');
    await run(compiler, [...SETTINGS, '-o', file, source, '-lm']);
    return {
      file,
      compiler: `${version.stdout.split('\n')[0]!} ${SETTINGS.slice(0, 2).join(' ')}`,
    };
  }
  return null;
}

/** The program with a plan in its memory, waiting for blocks to run. */
export class NativeRunner {
  readonly #program: LineProgram;

  private constructor(program: LineProgram) {
    this.#program = program;
  }

  static async start({ file }: NativeProgram, plan: Plan, deck: string): Promise<NativeRunner> {
    await writeFile(deck, new Uint8Array(deckOf(plan).buffer));
    return new NativeRunner(new LineProgram(file, [deck]));
  }

  /** Seconds it took, and the mean lifetime value of the customers. */
  async run(first: number, count: number): Promise<{ seconds: number; lifetimeValue: number }> {
    const [seconds, lifetimeValue] = await this.#program.ask(`${first} ${count}`);
    return { seconds: seconds!, lifetimeValue: lifetimeValue! };
  }

  close(): void {
    this.#program.close();
  }
}
