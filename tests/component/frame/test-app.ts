/** An app with one open map for component tests: records in memory, the real simulation beside it. */
import type { MapRecords } from '#domain/records.ts';
import { recordsFrom } from '#domain/records.ts';
import { forecastMap, newForecastCache, type ForecastAnswer } from '#simulation/forecast-map.ts';
import { App } from '#state/app.svelte.ts';
import type { ForecastQuestion, ForecastRunner, RunnerAnswer } from '#state/forecast.svelte.ts';
import type { HandOver } from '#state/page-port.ts';
import { Theme } from '#state/theme.svelte.ts';
import { templates } from '#templates/index.ts';
import { openForTest } from '../../support/fake-session.ts';

/** Answers at once, or with `waits` only when it is told to. */
export class TestRunner implements ForecastRunner {
  waits = false;
  readonly #cache = newForecastCache();
  readonly #listeners = new Set<(answer: RunnerAnswer) => void>();
  #last: ForecastQuestion | null = null;

  ask(question: ForecastQuestion): void {
    this.#last = question;
    if (!this.waits) queueMicrotask(() => this.answer());
  }
  onAnswer(listener: (answer: RunnerAnswer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  close(): void {
    this.#listeners.clear();
  }
  fail(): void {
    if (!this.#last) return;
    for (const listener of this.#listeners) listener({ id: this.#last.id, part: 'failed' });
  }
  answer(): void {
    if (!this.#last) return;
    const { id, records, shown, compared } = this.#last;
    const answer: ForecastAnswer = {
      id,
      part: 'forecast',
      shown: forecastMap(records, shown, this.#cache),
      compared: compared && forecastMap(records, compared, this.#cache),
    };
    for (const listener of this.#listeners) listener(answer);
  }
}

export async function sampleRecords(): Promise<MapRecords> {
  return recordsFrom(await templates[0]!.load());
}

/** The sample, unless other records are given, open in an app whose library does nothing. Nothing is compared. */
export async function appForTest(records?: MapRecords) {
  const runner = new TestRunner();
  const opened = openForTest(records ?? (await sampleRecords()), runner);
  const theme = new Theme({
    read: () => 'light',
    write: () => undefined,
    systemIsDark: () => false,
    onSystemChange: () => undefined,
    show: (shown) => {
      if (typeof document !== 'undefined') document.documentElement.dataset['theme'] = shown;
    },
  });
  const library = new Proxy(
    { found: [{ map: { id: 'other', summary: { title: 'Another map' } } }] },
    { get: (known, name): unknown => Reflect.get(known, name) ?? (() => Promise.resolve(null)) },
  ) as unknown as App['library'];
  const app = new App(library, theme, () => Promise.resolve(opened.map));
  const handedOver: HandOver[] = [];
  app.page = { handOver: (as) => void handedOver.push(as), openFile: () => undefined };
  await app.open('map');
  opened.map.lens.compareWith(undefined);
  return { ...opened, app, runner, handedOver };
}

export type TestApp = Awaited<ReturnType<typeof appForTest>>;
