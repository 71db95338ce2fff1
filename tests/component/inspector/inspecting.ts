/** The sample, with a record of every kind it lacks, open in the inspector. */
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { recordsFrom, type MapRecord, type MapRecords, type RecordId } from '#domain/records.ts';
import { forecastMap, newForecastCache, type ForecastAnswer } from '#simulation/forecast-map.ts';
import type { ForecastQuestion, ForecastRunner } from '#state/forecast.svelte.ts';
import { templates } from '#templates/index.ts';
import { openForTest } from '../../support/fake-session.ts';
import InspectorScreen from './InspectorScreen.svelte';

const MORE: readonly MapRecord[] = [
  {
    ...{ id: 'segment-fit', kind: 'segment', title: 'Getting fit again', order: 'a0' },
    ...{ face: 'curls', colour: 'rose', persona: 'The returner' },
    effects: [
      {
        ...{ record: 'touchpoint-wait', field: 'optOut', op: 'set' },
        value: { likely: 0.06, basis: 'guess' },
      },
    ],
  },
  { id: 'segment-club', kind: 'segment', title: 'Club rowers', order: 'a1', colour: 'moss' },
  {
    ...{ id: 'source-door', kind: 'source', title: 'Door interviews', sort: 'interview' },
    about: ['pain-late'],
  },
  {
    ...{ id: 'metric-wait', kind: 'metric', title: 'Satisfaction after delivery' },
    ...{ measures: 'satisfaction', touchpoint: 'touchpoint-wait' },
    value: { likely: 5.1, basis: 'measured' },
  },
  {
    ...{ id: 'outcome-when', kind: 'outcome', title: 'Know when it comes' },
    touchpoints: ['touchpoint-wait'],
  },
  { id: 'lane-own', kind: 'lane', sort: 'text', title: 'Backstage', order: 'a8' },
];

export async function sampleWithAll(): Promise<MapRecords> {
  return recordsFrom([...(await templates[0]!.load()), ...MORE]);
}

/** Answers with the real simulation, but only when it is told to. */
export class WaitingRunner implements ForecastRunner {
  readonly #listeners = new Set<(answer: ForecastAnswer) => void>();
  #last: ForecastQuestion | null = null;

  ask(question: ForecastQuestion): void {
    this.#last = question;
  }
  onAnswer(listener: (answer: ForecastAnswer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  close(): void {
    this.#listeners.clear();
  }
  answer(): void {
    const { id, records, shown, compared } = this.#last!;
    const cache = newForecastCache();
    for (const listener of this.#listeners)
      listener({
        ...{ id, part: 'forecast' },
        shown: forecastMap(records, shown, cache),
        compared: compared && forecastMap(records, compared, cache),
      });
  }
}

/** Opens the inspector on a record, at the size of a desk unless said otherwise. */
export async function inspecting(
  selected: RecordId | null,
  {
    width = 312,
    screen = [1300, 900],
    records = null,
  }: { width?: number; screen?: readonly [number, number]; records?: MapRecords | null } = {},
) {
  await page.viewport(screen[0], screen[1]);
  const runner = new WaitingRunner();
  const opened = openForTest(records ?? (await sampleWithAll()), runner);
  // The sample begins compared with its first scenario; most tests are about what is shown.
  if (selected) opened.map.board.selectRecord(selected);
  await render(InspectorScreen, { map: opened.map, width });
  const field = (id: RecordId, name: string) => opened.map.editor.records[id]?.[name];
  return { ...opened, runner, field };
}
