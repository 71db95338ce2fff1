/** A Web Worker that answers the larger questions about a map; several of them share the work of one run. */
import type { DeskTask } from './desk-questions.ts';
import { Desk } from './desk.ts';

const desk = new Desk();

addEventListener('message', ({ data }: MessageEvent<DeskTask>) => {
  try {
    const [answer, transfer] = desk.take(data);
    postMessage({ id: data.id, answer }, { transfer });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
