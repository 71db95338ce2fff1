/** Work on many items that several workers share, each taking the next part when it is done with one. */
import type { IsWanted } from './resting-work.ts';

/**
 * Does all items, so many parts at a time; resolves when all are done or nobody wants them any more. Rejects with the
 * first part that fails.
 *
 * @param partSize items per part; 1 if not given
 */
export async function inParts<T>(
  items: readonly T[],
  hands: number,
  isWanted: IsWanted,
  work: (part: readonly T[]) => Promise<void>,
  partSize = 1,
): Promise<void> {
  let next = 0;
  const take = async () => {
    while (next < items.length && isWanted()) {
      const part = items.slice(next, next + partSize);
      next += part.length;
      await work(part);
    }
  };
  await Promise.all(Array.from({ length: Math.min(hands, items.length) }, take));
}
