/** What is worked out about a map, with the workers of the product, and what that does to the page meanwhile. */
import { recordsFrom, type MapRecords } from '#domain/records.ts';
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
/** So many of the list are read first. */
const TOP = 10;
/** Days; for about half of the solutions of a map. */
const BUDGET = 40;
/** Rarely enough to leave the processors to the workers. */
const LOOK_EVERY_MS = 5;

/** Milliseconds from now until each of several things is so, and the longest task of the page meanwhile. */
async function timesUntil<Name extends string>(
  moments: Readonly<Record<Name, () => boolean>>,
): Promise<Record<Name | 'longestTask', number>> {
  const start = performance.now();
  const times = {} as Record<Name | 'longestTask', number>;
  let longest = 0;
  const watcher = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  watcher.observe({ type: 'longtask' });
  while (Object.keys(times).length < Object.keys(moments).length) {
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
    const now = performance.now();
    if (now - start > PATIENCE_MS) throw new Error(`No end after ${PATIENCE_MS} ms`);
    for (const name of Object.keys(moments) as Name[]) {
      if (!(name in times) && moments[name]()) times[name] = now - start;
    }
  }
  watcher.disconnect();
  times.longestTask = longest;
  return times;
}

function recordsOf(subject: Subject): MapRecords {
  return subject === 'sample' ? sampleMap : mapToCompute(subject, 0);
}

/** With an effort for every solution, from one day to five. */
function withEfforts(records: MapRecords): MapRecords {
  return recordsFrom(
    Object.values(records).map((record, at) =>
      record.kind === 'solution'
        ? { ...record, effort: { likely: 1 + (at % 5), basis: 'guess' } }
        : record,
    ),
  );
}

async function withAnalysis<T>(deed: (analysis: Analysis) => Promise<T>): Promise<T> {
  const analysis = new Analysis(startDesk, navigator.hardwareConcurrency);
  try {
    return await deed(analysis);
  } finally {
    analysis.close();
  }
}

/** What is seen first of each of the larger questions: whoever looks at it, and when there is something to see. */
const FIRST_SEEN: Readonly<Record<string, (analysis: Analysis) => () => boolean>> = {
  tornado: ({ sensitivity }) => {
    sensitivity.watch();
    return () => sensitivity.tornado !== null;
  },
  ranking: ({ ranking }) => {
    ranking.watch();
    return () => ranking.entries.length > 0;
  },
  'best set': ({ planning }) => {
    planning.setBudget(BUDGET);
    planning.watch();
    return () => planning.plan !== null;
  },
  bands: ({ uncertainty }) => {
    uncertainty.watch();
    return () => uncertainty.summary !== null;
  },
  'customers, and how they differ':
    ({ run }) =>
    () =>
      run.report !== null,
  'the story of one of them': ({ run }) => {
    let isTold = false;
    void run.story(0).then((story) => (isTold = story !== null));
    return () => isTold;
  },
};

const api = {
  /** From opening a map to what is first seen of each, one after the other, each with new workers. */
  async firstSeen(subject: Subject) {
    const records = withEfforts(recordsOf(subject));
    const seen: { what: string; first: number; longestTask: number }[] = [];
    for (const [what, begin] of Object.entries(FIRST_SEEN))
      await withAnalysis(async (analysis) => {
        analysis.follow(records, AS_DRAWN, null);
        const first = begin(analysis);
        seen.push({ what, ...(await timesUntil({ first })) });
      });
    return seen;
  },

  /** From asking to all gains, and to everything that is known of the first of them. */
  rank(subject: Subject) {
    return withAnalysis(async (analysis) => {
      const { ranking } = analysis;
      const end = ranking.watch();
      analysis.follow(recordsOf(subject), AS_DRAWN, null);
      const times = await timesUntil({
        first: () => ranking.entries.length > 0,
        all: () => ranking.entries.some(({ improvement: { kind } }) => kind === 'offer'),
        top: () => {
          const list = ranking.entries.filter(({ improvement: { kind } }) => kind !== 'quality');
          return list.length >= TOP && list.slice(0, TOP).every(({ isExact }) => isExact);
        },
        exact: () => ranking.entries.length > 0 && !ranking.isProvisional,
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
      const times = await timesUntil({
        first: () => sensitivity.tornado !== null,
        exact: () => sensitivity.tornado?.isProvisional === false,
      });
      end();
      return times;
    });
  },

  /** From asking to the first bands, and to all draws. */
  bands(subject: Subject) {
    return withAnalysis(async (analysis) => {
      const { uncertainty } = analysis;
      const end = uncertainty.watch();
      analysis.follow(recordsOf(subject), AS_DRAWN, null);
      const times = await timesUntil({
        first: () => uncertainty.summary !== null,
        all: () => uncertainty.progress === 1,
      });
      end();
      return times;
    });
  },

  /** From naming a budget to a first set, and to the best one. */
  plan(subject: Subject) {
    return withAnalysis(async (analysis) => {
      const { planning } = analysis;
      const records = withEfforts(recordsOf(subject));
      planning.setBudget(BUDGET);
      const end = planning.watch();
      analysis.follow(records, AS_DRAWN, null);
      const times = await timesUntil({
        first: () => planning.plan !== null,
        last: () => planning.plan !== null && !planning.isProvisional,
      });
      end();
      return { ...times, tried: planning.tried };
    });
  },
};
export type AnalysisPage = typeof api;

offer(api);
