/** What a journey becomes and what it keeps of a map: notes, changes by hand, losses, hostile files. */
import { describe, expect, it } from 'vitest';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import { formats } from '#formats/index.ts';
import { mermaidJourney } from '#formats/mermaid-journey.ts';
import type { FileInput, ReadMap } from '#formats/format.ts';

const map: readonly MapRecord[] = [
  { id: 'map', kind: 'map', title: 'A map: small', detail: 'What it is' },
  { id: 'buy', kind: 'stage', title: 'Buy', order: 'a0' },
  {
    ...{ id: 'pay', kind: 'touchpoint', title: 'Pay', stage: 'buy', order: 'a0' },
    quality: { likely: 8.2, low: 7, high: 9, basis: 'measured' },
  },
  {
    ...{ id: 'wait', kind: 'touchpoint', title: 'Wait', stage: 'buy', order: 'a1' },
    ...{ ease: { likely: 3, basis: 'guess' }, speed: { likely: 4, basis: 'guess' } },
  },
  { id: 'anna', kind: 'segment', title: 'Anna', order: 'a0' },
  { id: 'ben', kind: 'segment', title: 'Ben', order: 'a1', skips: ['wait'] },
];

const writtenMap = `journey
    title A map#58; small
    accDescr: What it is
    %% throughline segment {"id":"anna","title":"Anna"}
    %% throughline segment {"id":"ben","title":"Ben"}
    %% throughline stage {"id":"buy","title":"Buy"}
    section Buy
      %% throughline touchpoint {"id":"pay","title":"Pay","score":4,"quality":{"likely":8.2,"low":7,"high":9,"basis":"measured"}}
      Pay: 4: Anna, Ben
      %% throughline touchpoint {"id":"wait","title":"Wait","score":1,"ease":{"likely":3,"basis":"guess"},"speed":{"likely":4,"basis":"guess"}}
      Wait: 1: Anna
`;

function read(input: FileInput): ReadMap {
  const result = mermaidJourney.read(input);
  if ('refused' in result) expect.fail(JSON.stringify(result.refused));
  return result;
}

function refused(input: FileInput) {
  const result = mermaidJourney.read(input);
  if (!('refused' in result)) expect.fail('it was read');
  return result.refused;
}

const codes = ({ findings }: ReadMap) => findings.map(({ code }) => code);
const touchpoint = (found: ReadMap, id: string) => found.records[id];

describe('the format', () => {
  it('is registered, and knows its files from others', () => {
    expect(formats).toContain(mermaidJourney);
    for (const start of ['journey\n', '%% x\n\n journey', '```mermaid\npie', '\ufeffgraph TD\n'])
      expect(mermaidJourney.recognise(start), start).toBe(true);
    for (const start of ['', '{"journey": 1}', '<p>journey</p>', '[1]', 'My journey', '# Notes'])
      expect(mermaidJourney.recognise(start), start).toBe(false);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s with its mark', (encoding) => {
    const units = [...'\ufeffjourney\n title é\n'].map((sign) => sign.charCodeAt(0));
    const bytes = new Uint8Array(units.length * 2);
    const view = new DataView(bytes.buffer);
    units.forEach((unit, index) => view.setUint16(index * 2, unit, encoding === 'utf-16le'));
    expect(mermaidJourney.recognise(bytes)).toBe(true);
    expect(mapOf(read(bytes).records)?.title).toBe('é');
  });
});

describe('writing', () => {
  it('says what the form can say, and the exact values in comments', () => {
    expect(mermaidJourney.write(recordsFrom(map))).toBe(writtenMap);
  });

  it('keeps the exact values, and gives a map of its own', () => {
    const found = read(writtenMap);
    expect(found).toMatchObject({ mapId: null, exportedAs: null, findings: [] });
    for (const record of map)
      if (record.kind !== 'map') expect(found.records[record.id]).toMatchObject(record);
    expect(mapOf(found.records)).toMatchObject({ title: 'A map: small', detail: 'What it is' });
  });

  it('keeps who skips what where names cannot say it', () => {
    const [head, buy, pay, , anna] = map as [MapRecord, MapRecord, MapRecord, MapRecord, MapRecord];
    const twin = { ...anna, id: 'twin', order: 'a1', skips: ['pay'] };
    const never = { ...anna, id: 'never', title: 'Never', order: 'a2', skips: ['pay', 'wait'] };
    const nobody = { ...pay, id: 'wait', order: 'a1' };
    const records = recordsFrom([head, buy, pay, nobody, anna, twin, never]);
    const found = read(mermaidJourney.write(records));
    expect(found.findings).toEqual([]);
    expect(ofKind(found.records, 'segment').map(({ skips }) => skips)).toEqual([
      undefined,
      ['pay'],
      ['pay', 'wait'],
    ]);
  });

  it('names what has no place, once for each kind', () => {
    const lost = (...more: MapRecord[]) => {
      const records = recordsFrom([...map, ...more]);
      return mermaidJourney.lost(records, mermaidJourney.write(records));
    };
    expect(lost()).toEqual([]);
    const pain = { id: 'p', kind: 'painPoint', title: 'Slow' };
    const place = { id: 'x', kind: 'placement', item: 'p', touchpoint: 'pay', order: 'a0' };
    const lanes = [
      { id: 'l1', kind: 'lane', sort: 'offers', order: 'a0' },
      { id: 'l2', kind: 'lane', sort: 'text', order: 'a1' },
    ];
    const more = { id: 'more', kind: 'stage', title: 'More', order: 'a1', owner: 'Sales' };
    expect(lost(pain, { ...pain, id: 'q' }, place, ...lanes, more)).toMatchObject([
      { code: 'mermaidLost', detail: { painPoint: 2, lane: 1, detail: 1 } },
    ]);
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...{ id: `t${index}`, kind: 'touchpoint', title: 'x'.repeat(100), stage: 'buy', order: 'a2' },
    }));
    expect(lost(...many)).toMatchObject([
      { code: 'mermaidTooLongToDraw', detail: { limit: 50_000 } },
    ]);
  });
});

describe('a file of ours that somebody changed', () => {
  const changed = (from: string | RegExp, to: string) => read(writtenMap.replace(from, to));

  it('gives the visible score where it was changed, and says so', () => {
    const found = changed('Pay: 4', 'Pay: 2');
    expect(touchpoint(found, 'pay')).toMatchObject({ quality: { likely: 5, basis: 'guess' } });
    expect(found.findings).toMatchObject([
      { code: 'mermaidScoreEdited', place: { id: 'pay' }, detail: { value: '2' } },
    ]);
  });

  it('keeps the exact values of a line that has another name now', () => {
    const found = changed('Pay: 4', 'Pay at once: 4');
    expect(touchpoint(found, 'pay')).toMatchObject({
      title: 'Pay at once',
      quality: { likely: 8.2, basis: 'measured' },
    });
    expect(found.findings).toEqual([]);
  });

  it('does not take a line put in between for the one that was noted', () => {
    const found = changed('      Pay: 4', '      Queue: 2: Anna\n      Pay: 4');
    const titles = touchpointsInOrder(found.records).map(({ id, title }) => [id, title]);
    expect(titles[0]).toEqual(['touchpoint-1', 'Queue']);
    expect(codes(found)).toEqual(['mermaidNoteIgnored']);
    expect(found.findings[0]?.detail).toEqual({ line: 8 });
  });

  it('follows the names of actors', () => {
    const found = changed('Wait: 1: Anna', 'Wait: 1: Ben, Cleo');
    const segments = ofKind(found.records, 'segment');
    expect(segments.map(({ title, skips }) => [title, skips])).toEqual([
      ['Anna', ['wait']],
      ['Ben', undefined],
      ['Cleo', ['pay']],
    ]);
    const without = read(writtenMap.replaceAll(', Ben', ''));
    expect(ofKind(without.records, 'segment').map(({ id }) => id)).toEqual(['anna']);
    expect(codes(without)).toEqual(['mermaidNoteIgnored']);
  });

  it('gives copies of a line ids of their own', () => {
    const [line] = /.*"id":"pay".*\n.*\n/.exec(writtenMap)!;
    const found = changed(line, line + line);
    const ids = touchpointsInOrder(found.records).map(({ id }) => id);
    expect(ids).toEqual(['pay', 'touchpoint-1', 'wait']);
    const both = ['pay', 'touchpoint-1'].map((id) => found.records[id]?.['quality']);
    expect(both[0]).toEqual(both[1]);
  });

  it.each([
    ['{"id":"pay"', '{"id":'],
    ['throughline touchpoint {"id":"pay"', 'throughline elephant {"id":"pay"'],
    ['{"id":"pay"', `${'['.repeat(100)}{"id":"pay"`],
    ['"likely":8.2', '"likely":"8.2"'],
    ['"basis":"measured"', '"basis":"sworn"'],
    ['"likely":8.2', '"likely":1e999'],
    ['"id":"pay"', '"id":"complete"'],
    ['"id":"pay"', '"id":["pay"]'],
    ['"id":"pay"', '"id":"wait"'],
    ['"id":"pay"', '"__proto__":{"x":1}'],
    ['"likely":8.2', '"likely":82'],
  ])('reads on when a note is broken: %s', (from, to) => {
    const found = changed(from, to);
    expect(touchpointsInOrder(found.records).map(({ title }) => title)).toEqual(['Pay', 'Wait']);
    for (const { quality } of touchpointsInOrder(found.records))
      if (quality) expect(quality.likely).toBeLessThanOrEqual(10);
  });
});

describe('a hostile file', () => {
  it('of 10 MB is refused by its size', () => {
    const text = `journey\n${'  A: 5\n'.repeat(1_500_000)}`;
    expect(refused(new TextEncoder().encode(text))).toMatchObject({ code: 'fileTooLarge' });
  });

  it('of 100,000 tasks is refused with the line', () => {
    expect(refused(`journey\n${'  A: 5: Me\n'.repeat(100_000)}`)).toMatchObject({
      code: 'fileTooManyRecords',
      detail: { limit: 10_000, line: 10_002 },
    });
  });

  it('of many actors is refused with the line', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `A: 5: Actor ${index}\n`);
    expect(refused(`journey\n${lines.join('')}`)).toMatchObject({
      code: 'mermaidTooManyActors',
      detail: { limit: 100, line: 102 },
    });
  });

  it('of one line of a megabyte has its title cut, and says so', () => {
    const found = read(`journey\n  title ${'x'.repeat(1_000_000)}\n`);
    expect(mapOf(found.records)?.title).toHaveLength(2_000);
    expect(codes(found)).toEqual(['fieldReplaced']);
  });

  /** Each is a place where a rule that tries every start anew would take hours. */
  it.each([
    ['<', 'a'],
    ['<a ="', ''],
    ['%%{', ' '],
    ['%%{a:', ''],
    ['\n', ''],
    ['\n \t', ''],
    ['---\n', ''],
    ['%', '\u2028'],
    ['#a', ''],
    ['style:a#', ''],
    ['classDef :', '\n'],
    ['accTitle ', ''],
    ['accDescr{', ''],
    ['```mermaid\n', ''],
    ['T:', ''],
    ['\u2028', ''],
    ['%% throughline stage {', '\n'],
  ])('of %j a million times is read or refused', (part, between) => {
    const many = (part + between).repeat(Math.floor(1_000_000 / (part + between).length));
    for (const text of [`journey\n${many}`, many, `journey\n T: 5: ${many}`, `---\n\n${many}`])
      expect(mermaidJourney.read(text)).toBeTypeOf('object');
  });

  it('with control characters and halves of signs is cleaned, and says so', () => {
    const found = read('journey\n  A\u0000B\ud800: 5: M\u0007\n  #1;#xD800;#55296;: 3\n');
    expect(touchpointsInOrder(found.records)[0]?.title).toBe('AB\ufffd');
    expect(codes(found)).toContain('fieldReplaced');
  });

  it('with the names of objects is a map like any other', () => {
    const found = read(
      'journey\n title __proto__\n section constructor\n toString: 5: __proto__\n',
    );
    expect(ofKind(found.records, 'segment').map(({ title }) => title)).toEqual(['__proto__']);
    expect(found.findings).toEqual([]);
  });
});
