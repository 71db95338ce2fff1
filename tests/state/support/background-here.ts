/** The work of the background worker, done at once in the same thread. */
import { doTask } from '#state/background-work.ts';
import type { Background } from '#state/background.ts';

export const backgroundHere: Background = {
  readMaps(bytes) {
    const result = doTask({ kind: 'read', bytes });
    return Promise.resolve('found' in result ? result.found : []);
  },
  summarise(records) {
    const result = doTask({ kind: 'summarise', records: Object.values(records) });
    return 'summary' in result ? Promise.resolve(result.summary) : Promise.reject(new Error());
  },
};
