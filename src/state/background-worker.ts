/** The Web Worker for work on whole maps, so that neither a file nor a picture ever holds up the page. */
import type { BackgroundQuestion } from './background.ts';
import { doTask } from './background-work.ts';

addEventListener('message', ({ data }: MessageEvent<BackgroundQuestion>) => {
  try {
    postMessage({ id: data.id, result: doTask(data.task) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
