/** Keeping edits and opening maps, with a database on disk. */
import { inNewBrowser, openPage } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { StoragePage } from '../pages/storage.ts';
import { alone, beside, besideFigure, type Row } from '../rows.ts';

const EDITS = 60;
const COMMITS = 15;
const OPENINGS = 9;
/** Stages of a map of some 5,000 records. */
const STAGES = 82;
const PROMISED_MS = 300;

export async function measureStorage({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const storage = await openPage<StoragePage>(page, `${pages.origin}/storage.html`);
    const edits = await storage.transactions(EDITS);
    const commits = await storage.commits(COMMITS);
    const openings = await storage.openings(STAGES, OPENINGS);
    return [
      besideFigure({
        what: 'edit until "saved", with 100 ms of waiting for more edits',
        unit: 'ms',
        ours: commits,
        by: 'p95',
        figure: PROMISED_MS,
        figureIs: 'promised',
      }),
      beside({
        what: 'the transaction of an edit, head and log',
        unit: 'ms',
        ours: edits.ours,
        other: edits.other,
        otherIs: 'one raw IndexedDB put',
        goal: { number: 11, atMost: 2 },
      }),
      beside({
        what: '  the same',
        unit: 'ms',
        ours: edits.ours,
        other: edits.alike,
        otherIs: 'raw: read a row, write two',
      }),
      alone({ what: 'taking an edit, localStorage included', unit: 'ms', ours: edits.taken }),
      beside({
        what: `opening a map of ${openings.count.toLocaleString('en')} records`,
        unit: 'ms',
        ours: openings.ours,
        other: openings.other,
        otherIs: 'Dexie toArray of its rows',
        goal: { number: 10, atMost: 1 / 4 },
      }),
    ];
  });
}
