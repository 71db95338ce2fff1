/** The Web Worker that computes forecasts, so that no gesture ever waits for one. */
import { Forecaster, type ForecastTask } from './forecaster.ts';

const forecaster = new Forecaster(
  (answer) => postMessage(answer),
  () => new Promise((resume) => setTimeout(resume)),
);

addEventListener('message', ({ data }: MessageEvent<ForecastTask>) => void forecaster.take(data));
