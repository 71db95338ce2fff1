/**
 * Two touchpoints of one stage with the same title are most often one that was written down twice, and count twice.
 * Alternatives of one moment in several channels may be called the same.
 */
import type { Touchpoint } from '../kinds/touchpoint.ts';
import { mainOf } from '../queries/alternatives.ts';
import { ofKind } from '../queries/of-kind.ts';
import { grouped } from '../queries/remembered.ts';
import { touchpointsOf } from '../queries/touchpoints-in-order.ts';
import type { MapRecords } from '../records.ts';
import type { Check } from './check.ts';

/** Printable ASCII without a run of spaces. */
const PLAIN = /^(?!.* {2})[\x20-\x7e]*$/u;

export const touchpointsDiffer: Check = {
  find: (records) =>
    ofKind(records, 'stage').flatMap(({ id }) =>
      [...grouped(touchpointsOf(records, id), sameTitle).entries()].flatMap(([title, alike]) =>
        title === '' ? [] : repeats(records, alike).map((one) => ({ record: one.id })),
      ),
    ),
};

function sameTitle({ title }: Touchpoint): string {
  // Most titles are plain, and this is asked of every one after every edit.
  const plain = PLAIN.test(title) ? title : title.normalize('NFKC').replace(/\s+/gu, ' ');
  return plain.trim().toLowerCase();
}

/** All but the first of each moment. */
function repeats(records: MapRecords, alike: readonly Touchpoint[]): readonly Touchpoint[] {
  const [first, ...rest] = alike;
  return rest.filter(({ id }) => mainOf(records, id) !== mainOf(records, first!.id));
}
