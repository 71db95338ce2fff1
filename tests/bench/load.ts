/** How busy the machine is with other things: looked at before each item, while we do nothing. */
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './statistics.ts';

const LOOK_MS = 500;

export class LoadWatch {
  readonly #shares: number[] = [];
  readonly #averages: number[] = [];

  /** Looks for half a second; answers with what was seen. */
  async look(): Promise<string> {
    const before = times();
    await pause(LOOK_MS);
    const after = times();
    const all = after.all - before.all;
    const share = all > 0 ? 1 - (after.idle - before.idle) / all : 0;
    this.#shares.push(share);
    this.#averages.push(loadavg()[0]!);
    return `others use ${percent(share)} of the processors`;
  }

  machine(): string {
    const all = cpus();
    return `${all.length} x ${all[0]?.model.trim() ?? 'unknown processor'}, no graphics card used`;
  }

  /** What others used over the whole run, in words. */
  async summary(): Promise<string> {
    await this.look();
    const [least, most] = [Math.min(...this.#shares), Math.max(...this.#shares)];
    const load = this.#averages.map((average) => average.toFixed(1)).join(', ');
    return (
      `other programs used ${percent(median(this.#shares))} of the processors ` +
      `(${percent(least)} to ${percent(most)}) when we looked; load averages ${load}.`
    );
  }
}

function times(): { idle: number; all: number } {
  let [idle, all] = [0, 0];
  for (const { times: spent } of cpus()) {
    idle += spent.idle;
    all += spent.user + spent.nice + spent.sys + spent.idle + spent.irq;
  }
  return { idle, all };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
