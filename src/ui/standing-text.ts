/** What a stage's header says, on the board and in its picture. */
import type { Standing } from '#domain/queries/stage-standing.ts';
import { messages } from './messages/messages.ts';
import { percent } from './shared/format.ts';

const words = messages.board;
/** So few leave that a rounded share would say all. */
const ALL = 0.9995;

/** The standing in words; empty where there is none. */
export function standingText(standing: Standing | null): string {
  if (!standing) return '';
  if (standing.is === 'complete') return words.complete(percent(standing.share));
  return standing.share > ALL ? words.allGoOn : words.goOn(percent(standing.share));
}
