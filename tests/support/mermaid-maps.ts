/** Maps that a Mermaid journey can say, with every sort of sign in their titles. */
import fc from 'fast-check';
import type { Segment } from '#domain/kinds/segment.ts';
import { keysBetween } from '#domain/order.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';

const hostile = fc.constantFrom(
  ':', ';', '#', ',', '%', '%%', '%%{', '}%%', '<', '>', '<b a="c">', '{', '}', '&', '&amp;', '"', "'", '`', '\\n',
  '#58;', '#quot;', ' ', '  ', '\t', '\n', '\u00a0', '\u2028', '\u2029', '\ufeff', 'ﬂ', 'ﬂ°°58¶ß', '¶ß', '---',
  'journey', 'Journey home', 'title', 'title x', 'section ', 'accTitle', 'accTitle:', 'accDescr', 'accDescr {',
  'style', 'style a:#f00;', 'classDef x:#1;', 'C4Container', 'C4Dynamic', 'graph TD', '🙂', '👩‍👩‍👧', 'שלום', '買う',
  'شراء', 'é', '__proto__', 'constructor', '%% throughline', '{"id":"x"}', '```', '5', ': 5: Me', '#x41;', '\u0085', '\u202e',
); // prettier-ignore
const letters = fc.string({ unit: 'binary', maxLength: 8 });
const title = fc
  .oneof(
    fc.array(fc.oneof({ weight: 3, arbitrary: hostile }, letters), { maxLength: 5 }),
    fc.constantFrom([''], ['Buy it'], ['journey'], [' ']),
  )
  .map((parts) => clean(parts.join('')));

/** As every text in a map is; a space that does not break, alone, stands for no name at all. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex -- a map holds none
  const kept = text.replace(/[\0-\x08\x0b-\x1f]|\p{Surrogate}/gu, '');
  return kept === '\u00a0' ? '' : kept;
}

const quality = fc.double({ min: 0, max: 10, noNaN: true });
const estimate = fc
  .tuple(fc.tuple(quality, quality, quality), fc.constantFrom('guess', 'observed', 'measured'))
  .map(([numbers, basis]) => {
    // Adding 0 turns -0, which JSON does not know, into 0.
    const [low, likely, high] = numbers.map((number) => number + 0).sort((a, b) => a - b);
    return { likely: likely!, low: low!, high: high!, basis };
  });
const touchpoint = fc.record({
  title,
  quality: fc.option(estimate, { nil: undefined }),
  ease: fc.option(estimate, { nil: undefined, freq: 5 }),
  skippedBy: fc.subarray([0, 1, 2, 3]),
});
const stage = fc.record({ title, touchpoints: fc.array(touchpoint, { maxLength: 4 }) });

const names: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.uniqueArray(title, { maxLength: 4 }),
  fc.constantFrom(['A', 'A'], ['', '', 'B']),
);

/** A map with what a journey says, and nothing more. */
export const arbitraryJourneyMap: fc.Arbitrary<MapRecords> = fc
  .record({
    title,
    detail: title,
    stages: fc.array(stage, { minLength: 1, maxLength: 4 }),
    segments: names,
  })
  .map(({ title: mapTitle, detail, stages, segments }) => {
    const list: MapRecord[] = [
      { id: 'map', kind: 'map', title: mapTitle, ...(detail !== '' && { detail }) },
    ];
    const skips: string[][] = segments.map(() => []);
    const keys = keysBetween(null, null, stages.length);
    stages.forEach(({ title: stageTitle, touchpoints }, column) => {
      const id = `s${column}`;
      list.push({ id, kind: 'stage', title: stageTitle, order: keys[column] });
      const orders = keysBetween(null, null, touchpoints.length);
      touchpoints.forEach(({ title: name, skippedBy, ...estimates }, row) => {
        const own = `${id}-${row}`;
        for (const index of skippedBy) skips[index]?.push(own);
        const stated = Object.entries(estimates).filter(([, value]) => value !== undefined);
        list.push({
          ...{ id: own, kind: 'touchpoint', title: name, stage: id, order: orders[row] },
          ...Object.fromEntries(stated),
        });
      });
    });
    const segmentKeys = keysBetween(null, null, segments.length);
    segments.forEach((name, index) => {
      const skipped = skips[index]!.length > 0 ? { skips: skips[index] } : {};
      const order = segmentKeys[index];
      list.push({ id: `who${index}`, kind: 'segment', title: name, order, ...skipped });
    });
    return recordsFrom(list);
  });

/** The segments that come to a touchpoint, one of each name. */
export function segmentsAt(records: MapRecords, touchpoint: string): readonly Segment[] {
  const coming = ofKind(records, 'segment').filter(({ skips }) => !skips?.includes(touchpoint));
  return [...new Map(coming.toReversed().map((one) => [one.title, one])).values()].toReversed();
}
