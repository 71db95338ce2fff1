/** The tornado and the ranking, with the workers of the product, and what they do to the page meanwhile. */
import type { MapRecords } from '#domain/records.ts';
import deskWorkerUrl from '#simulation/desk-worker.ts?worker&url';
import { Analysis } from '#state/analysis.svelte.ts';
import { deskWorker } from '#state/browser-ports.ts';
import { startWorker } from '#state/start-worker.ts';
import { mapToCompute } from '../maps.ts';
import { sampleMap } from '../../support/sample-map.ts';
import { offer } from './timing.ts';

export type Subject = 'sample' | number;

const startDesk = () => deskWorker(startWorker(deskWorkerUrl));

const AS_DRAWN = { scenario: null, segment: null };

const PATIENCE_MS = 180_000;

/** Milliseconds from the end of the map's rest until each of several things is so, and the longest block of the page. */
async function timesUntil<Name extends string>(
  moments: Readonly<Record<Name, () => boolean>>,
): Promise<Record<Name | 'longestBlock', number>> {
  const start = performance.now();
  const times = {} as Record<Name | 'longestBlock', number>;
  let longest = 0;
  let before = start;
  while (Object.keys(times).length < Object.keys(moments).length) {
    await nextTurn();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (now - start > PATIENCE_MS) throw new Error(`No end after ${PATIENCE_MS} ms`);
    for (const name of Object.keys(moments) as Name[]) {
      if (!(name in times) && moments[name]()) times[name] = now - start;
    }
  }
  times.longestBlock = longest;
  return times;
}

/** One turn of the page's event loop; how long it takes is how long the page was held up. */
function nextTurn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

function recordsOf(subject: Subject): MapRecords {
  return subject === 'sample' ? sampleMap : mapToCompute(subject, 0);
}

async function withAnalysis<T>(deed: (analysis: Analysis) => Promise<T>): Promise<T> {
  const analysis = new Analysis(startDesk, navigator.hardwareConcurrency);
  try {
    return await deed(analysis);
  } finally {
    analysis.close();
  }
}

const api = {
  /** From asking to all gains, and to everything that is known of the first of them. */
  rank(subject: Subject) {
    return withAnalysis(async (analysis) => {
      const { ranking } = analysis;
      const end = ranking.watch();
      analysis.follow(recordsOf(subject), AS_DRAWN, null);
      const times = await timesUntil({
        first: () => ranking.entries.length > 0,
        complete: () => ranking.isComplete,
      });
      end();
      return { ...times, entries: ranking.entries.length };
    });
  },

  /** From asking to which numbers decide. */
  tornado(subject: Subject) {
    return withAnalysis(async (analysis) => {
      const { sensitivity } = analysis;
      const end = sensitivity.watch();
      analysis.follow(recordsOf(subject), AS_DRAWN, null);
      const times = await timesUntil({ done: () => sensitivity.tornado !== null });
      end();
      return times;
    });
  },
};
export type AnalysisPage = typeof api;

offer(api);
