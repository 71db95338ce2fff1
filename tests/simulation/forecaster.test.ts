import { describe, expect, it } from 'vitest';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import type { ForecastAnswer } from '#simulation/forecast-map.ts';
import { Forecaster, type ForecastTask } from '#simulation/forecaster.ts';
import { templates } from '#templates/index.ts';

const sample = recordsFrom(await templates[0]!.load());
const change = Object.fromEntries(
  Object.values(sample).map((after: MapRecord) => [after.id, { before: null, after }]),
);
const task = (id: number, records: ForecastTask['change']): ForecastTask => ({
  id,
  change: records,
  shown: { scenario: null, segment: null },
  compared: null,
});

/** A forecaster whose waits end when they are told to. */
function waiting() {
  const answers: ForecastAnswer[] = [];
  const waits: Record<'quiet' | 'pause', (() => void)[]> = { quiet: [], pause: [] };
  const wait = (of: keyof typeof waits) => () =>
    new Promise<void>((resolve) => void waits[of].push(resolve));
  const forecaster = new Forecaster((answer) => answers.push(answer), {
    quiet: wait('quiet'),
    pause: wait('pause'),
  });
  /** Ends the waits there are; resolves with whether there were any. */
  const end = async (of: keyof typeof waits) => {
    const ending = waits[of].splice(0);
    for (const resolve of ending) resolve();
    await new Promise((resume) => setTimeout(resume));
    return ending.length > 0;
  };
  return { forecaster, answers, waits, end };
}

const parts = (answers: readonly ForecastAnswer[]) =>
  answers.map(({ id, part }) => `${id} ${part}`);

describe('the answers to a question', () => {
  it('begin with the forecast at once, and nothing else is computed before it is quiet', async () => {
    const { forecaster, answers, waits, end } = waiting();
    void forecaster.take(task(1, change));
    expect(parts(answers)).toEqual(['1 forecast']);
    expect([waits.quiet.length, waits.pause.length]).toEqual([1, 0]);
    await end('quiet');
    expect(waits.pause.length).toBe(1);
  });

  it('end with what single things are worth, one step at a time', async () => {
    const { forecaster, answers, end } = waiting();
    void forecaster.take(task(1, change));
    await end('quiet');
    let steps = 0;
    while (await end('pause')) steps += 1;
    expect(parts(answers)).toEqual(['1 forecast', '1 worth']);
    expect(steps).toBeGreaterThan(1);
  });

  it('of a drag are forecasts only, until it has been quiet after the last', async () => {
    const { forecaster, answers, waits, end } = waiting();
    void forecaster.take(task(1, change));
    for (const id of [2, 3, 4]) void forecaster.take(task(id, {}));
    await end('quiet');
    expect(waits.pause.length).toBe(1);
    while (await end('pause'));
    expect(parts(answers)).toEqual([
      '1 forecast',
      '2 forecast',
      '3 forecast',
      '4 forecast',
      '4 worth',
    ]);
  });

  it('stop between two steps where something newer is asked', async () => {
    const { forecaster, answers, waits, end } = waiting();
    void forecaster.take(task(1, change));
    await end('quiet');
    void forecaster.take(task(2, {}));
    await end('pause');
    expect(waits.pause.length).toBe(0);
    expect(parts(answers)).toEqual(['1 forecast', '2 forecast']);
  });
});
