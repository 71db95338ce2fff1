/** The Web Worker that computes forecasts, so that no gesture ever waits for one. */
import { Forecaster, type ForecastTask } from './forecaster.ts';

/** Longer than between two steps of a drag. */
const QUIET_MS = 250;

const wait = (milliseconds: number) =>
  new Promise<void>((resume) => setTimeout(resume, milliseconds));

const forecaster = new Forecaster((answer) => postMessage(answer), {
  quiet: () => wait(QUIET_MS),
  pause: () => wait(0),
});

addEventListener('message', ({ data }: MessageEvent<ForecastTask>) => void forecaster.take(data));
