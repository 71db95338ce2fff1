/** Reading a large file. */
import { inNewBrowser, openPage } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { FilesPage } from '../pages/files.ts';
import { beside, type Row } from '../rows.ts';

const MEGABYTES = 10;
const ROUNDS = 7;

export async function measureFiles({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const files = await openPage<FilesPage>(page, `${pages.origin}/files.html`);
    const { parse, scan, check, records, read, ...file } = await files.read(MEGABYTES, ROUNDS);
    const sums = (one: readonly number[], two: readonly number[]) =>
      one.map((time, round) => time + two[round]!);
    const name = `${file.megabytes.toFixed(1)} MB, ${file.count.toLocaleString('en')} records`;
    const other = { unit: 'ms', other: parse, otherIs: 'JSON.parse of it' };
    return [
      beside({
        what: `validating a file of ${name}: scan and every record`,
        ours: sums(scan, check),
        ...other,
        goal: { number: 12, atMost: 1.5 },
      }),
      beside({ what: '  the scan of its bytes', ours: scan, ...other }),
      beside({ what: '  every record by itself', ours: check, ...other }),
      beside({
        what: 'scan, records, and what they mean to each other',
        ours: sums(scan, records),
        ...other,
      }),
      beside({
        what: 'reading the whole file, decoding and parsing included',
        ours: read,
        ...other,
      }),
    ];
  });
}
