import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import { MOST_PASTED_LINES, pasteLines } from '#domain/commands/paste-lines.ts';
import { pasteRecords } from '#domain/commands/paste-records.ts';
import type { Cell } from '#domain/commands/pasting.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { cardsOf } from '#domain/queries/cards-of.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { placementsAt } from '#domain/queries/placements-at.ts';
import { tableInText } from '#domain/queries/table-in-text.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { arbitraryMap, idSource } from '../../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

const map = smallMap({ a: ['one', 'two'], b: [], c: ['three'] });
const titles = (records: MapRecords, stage: string) =>
  touchpointsOf(records, stage).map(({ title }) => title);

const newId = idSource();

/** More than a regular expression can step back through. */
const MANY = 10_000_000;

function paste(text: string, into: Cell, records = map) {
  const pasted = pasteLines(records, { text, into, newId });
  return { ...pasted, next: after(records, pasted.change) };
}

describe('the cells of a text', () => {
  it.each<[string, string, string[][]]>([
    ['lines', 'a\nb\r\nc', [['a'], ['b'], ['c']]],
    ['empty lines', '\n a \n\n\t\n', [['a']]],
    ['bullets', '- a\n* b\n• c\n– d\n  + e', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['numbers', '1. a\n2) b\n(3) c\nd) e', [['a'], ['b'], ['c'], ['e']]],
    ['check boxes', '- [ ] a\n- [x] b\n☐ c\n☑d', [['a'], ['b'], ['c'], ['d']]],
    [
      'what only looks like a number',
      '1.5 hours\n2024\n-5 degrees\na.b',
      [['1.5 hours'], ['2024'], ['-5 degrees'], ['a.b']],
    ],
    [
      'a table',
      'a\tb\nc\t\td',
      [
        ['a', 'b'],
        ['c', '', 'd'],
      ],
    ],
    ['cells in quotation marks', '"a\nb"\t"say ""hi"""\nc', [['a b', 'say "hi"'], ['c']]],
    ['words in quotation marks', '"Where is it?"\n"a" b', [['"Where is it?"'], ['"a" b']]],
    ['an open quotation mark', '"a\nb', [['"a'], ['b']]],
    ['an open quotation mark before a pair', '"a""\nb', [['"a""'], ['b']]],
    ['quotation marks alone', '""\n""""\n"', [['""'], ['"'], ['"']]],
    ['bullets in a row', '- - ☐☑ 1) a\n--b', [['a'], ['--b']]],
    ['control characters', 'a\u0000b\u000bc', [['a b c']]],
    ['nothing', ' \n ', []],
  ])('%s', (_what, text, cells) => {
    expect(tableInText(text)).toEqual(cells);
  });

  it.each<[string, string, number]>([
    ['a quotation mark that is never closed', `"${'a'.repeat(MANY)}`, 1],
    ['a long cell in quotation marks', `"${'a'.repeat(MANY)}\n"`, 1],
    ['many pairs of quotation marks', `"${'""'.repeat(MANY)}"`, 1],
    ['many check boxes', `${'☐'.repeat(MANY)}a`, 1],
    ['many bullets', `${'- '.repeat(MANY)}a`, 1],
    ['many tabs', `${'\t'.repeat(MANY / 5)}a`, MANY / 5 + 1],
  ])('are read, however long: %s', (_what, text, length) => {
    expect(tableInText(text).map((row) => row.length)).toEqual([length]);
  });

  it('are all there, whatever the text', () => {
    const cell = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
        (table) => {
          expect(tableInText(table.map((row) => row.join('\t')).join('\n'))).toEqual(table);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          tableInText(text)
            .flat()
            .every((one) => one === one.trim()),
        ).toBe(true);
      }),
    );
  });
});

describe('pasting lines', () => {
  it('makes touchpoints after the one of the cell', () => {
    const { next, ids } = paste('- see\n- try', {
      stage: 'a',
      lane: 'touchpoints',
      touchpoint: 'one',
    });
    expect(titles(next, 'a')).toEqual(['one', 'see', 'try', 'two']);
    expect(ids).toHaveLength(2);
  });

  it.each([
    ['painPoints', 'painPoint'],
    ['offers', 'offer'],
    ['solutions', 'solution'],
  ] as const)('makes cards of the lane of %s at the touchpoint of the cell', (lane, kind) => {
    const { next, ids } = paste('x\ny', { stage: 'a', lane, touchpoint: 'two' });
    expect(placementsAt(next, 'two', kind).map(({ item }) => item.title)).toEqual(['x', 'y']);
    expect(ids.map((id) => next[id]!.kind)).toEqual(['placement', 'placement']);
  });

  it('makes notes, before the card meant', () => {
    const first = paste('x', { stage: 'a', lane: 'thoughts' });
    const { next } = paste(
      'y\nz',
      { stage: 'a', lane: 'thoughts', before: first.ids[0]! },
      first.next,
    );
    expect(ofKind(next, 'note').map(({ title }) => title)).toEqual(['y', 'z', 'x']);
  });

  it('at the head of a stage makes stages after it', () => {
    const { next } = paste('Pay\nWait', { stage: 'a', lane: null });
    expect(ofKind(next, 'stage').map(({ title }) => title)).toEqual(['a', 'Pay', 'Wait', 'b', 'c']);
  });

  it('puts the columns of a table into the following stages, rows below each other', () => {
    const { next } = paste('1\t2\t3\t4\n5\t\t7', { stage: 'b', lane: 'touchpoints' });
    expect(titles(next, 'b')).toEqual(['1', '5']);
    expect(titles(next, 'c')).toEqual(['three', '2']);
    const stages = ofKind(next, 'stage').map(({ id }) => id);
    expect(stages).toHaveLength(5);
    expect(titles(next, stages[3]!)).toEqual(['3', '7']);
    expect(titles(next, stages[4]!)).toEqual(['4']);
  });

  it('makes a touchpoint for things in a stage that has none', () => {
    const { next } = paste('slow', { stage: 'b', lane: 'painPoints' });
    const [made] = touchpointsOf(next, 'b');
    expect(made!.title).toBe('');
    expect(placementsAt(next, made!.id, 'painPoint')).toHaveLength(1);
  });

  it('leaves out what is too much, and says how much', () => {
    const text = Array.from({ length: MOST_PASTED_LINES + 7 }, (_, index) => `line ${index}`).join(
      '\n',
    );
    const { ids, findings } = paste(text, { stage: 'a', lane: 'notes' });
    expect(ids).toHaveLength(MOST_PASTED_LINES);
    expect(findings).toEqual([
      { code: 'pasteTooMany', place: {}, detail: { count: 7, limit: MOST_PASTED_LINES } },
    ]);
  });

  it('adds no stages for cells far to the right, and says how many were left out', () => {
    const text = `x${'\t'.repeat(MOST_PASTED_LINES)}y\nz`;
    const { ids, next, findings } = paste(text, { stage: 'a', lane: 'touchpoints' });
    expect(ids.map((id) => next[id]!['title'])).toEqual(['x', 'z']);
    expect(ofKind(next, 'stage')).toHaveLength(3);
    expect(findings).toEqual([
      { code: 'pasteTooMany', place: {}, detail: { count: 1, limit: MOST_PASTED_LINES } },
    ]);
  });

  it('at the head of a stage makes one stage of each word, however far to the right', () => {
    const { ids } = paste(`x${'\t'.repeat(MOST_PASTED_LINES)}y`, { stage: 'a', lane: null });
    expect(ids).toHaveLength(2);
  });

  it.each([
    ['no words', ' \n\t', 'touchpoints', 'a'],
    ['a lane that shows what is computed', 'x', 'experience', 'a'],
    ['a lane that is gone', 'x', 'gone', 'a'],
    ['a stage that is gone', 'x', 'touchpoints', 'gone'],
  ])('of %s does nothing and says so', (_what, text, lane, stage) => {
    const { change, ids, findings } = paste(text, { stage, lane });
    expect([isEmpty(change), ids]).toEqual([true, []]);
    expect(findings.map(({ code }) => code)).toEqual(['pasteNothing']);
  });
});

const drawn = smallMap({ buy: ['see', 'pay', 'go'], use: ['open'] }, [
  path('see', 'pay', 0.4),
  path('see', 'open', 0.6),
  path('pay', 'complete', 1),
  { id: 'club', kind: 'partner', title: 'Club', order: 'a0' },
  { id: 'trial', kind: 'offer', title: 'trial', partner: 'club' },
  { id: 'pain', kind: 'painPoint', title: 'slow' },
  placement('trial', 'pay'),
  placement('pain', 'pay', 'a1'),
  { id: 'go', kind: 'touchpoint', alternativeTo: 'pay' },
  { id: 'n', kind: 'note', title: 'n', lane: 'text', stage: 'buy', order: 'a0' },
  {
    id: 'fix',
    kind: 'solution',
    title: 'fix',
    effects: [{ record: 'pain', field: 'loss', op: 'set', value: 1 }],
  },
  placement('fix', 'see'),
]);

function pasteCards(chosen: string[], into: Cell, target: MapRecords = map) {
  const payload: unknown = JSON.parse(JSON.stringify(cardsOf(drawn, chosen)));
  const pasted = pasteRecords(target, { payload, into, newId: idSource() });
  return { ...pasted, next: after(target, pasted.change) };
}

describe('pasting cards into another map', () => {
  it('brings touchpoints with what is placed at them, the paths between them and the partner', () => {
    const { next, ids } = pasteCards(['see', 'pay', 'go'], { stage: 'c', lane: 'touchpoints' });
    expect(titles(next, 'c')).toEqual(['three', 'see', 'pay', 'go']);
    const [, see, pay, go] = touchpointsOf(next, 'c').map(({ id }) => id);
    expect(pathsFrom(next, see!).map((one) => [one.to, weightOf(one)])).toEqual([[pay, 1]]);
    expect(pathsFrom(next, pay!).map(({ to }) => to)).toEqual(['complete']);
    expect(next[go!]).toMatchObject({ alternativeTo: pay });
    const trial = placementsAt(next, pay!, 'offer')[0]!.item;
    expect(next[trial.partner!]).toMatchObject({ kind: 'partner', title: 'Club' });
    expect(ids.map((id) => next[id]!.kind)).toEqual(
      expect.arrayContaining(['touchpoint', 'placement']),
    );
    const solution = placementsAt(next, see!, 'solution')[0]!.item;
    const pain = placementsAt(next, pay!, 'painPoint')[0]!.item;
    expect(solution.effects).toEqual([{ record: pain.id, field: 'loss', op: 'set', value: 1 }]);
  });

  it('places single things at the touchpoint of the cell', () => {
    const { next, ids } = pasteCards(['pain@pay'], {
      stage: 'a',
      lane: 'painPoints',
      touchpoint: 'two',
    });
    expect(placementsAt(next, 'two', 'painPoint').map(({ item }) => item.title)).toEqual(['slow']);
    expect(ids).toHaveLength(1);
    const bare = pasteCards(['pain'], { stage: 'a', lane: 'painPoints', touchpoint: 'two' });
    expect(placementsAt(bare.next, 'two', 'painPoint')).toHaveLength(1);
  });

  it('drops what a card says of records that do not come along', () => {
    const { next } = pasteCards(['fix'], { stage: 'a', lane: 'solutions' });
    expect(placementsAt(next, 'one', 'solution')[0]!.item).not.toHaveProperty('effects');
  });

  it('brings a stage with everything in it, after the stage pasted at', () => {
    const { next } = pasteCards(['buy'], { stage: 'a', lane: null });
    const stages = ofKind(next, 'stage').map(({ id, title }) => [id, title]);
    expect(stages.map(([, title]) => title)).toEqual(['a', 'buy', 'b', 'c']);
    expect(titles(next, stages[1]![0]!)).toEqual(['see', 'pay', 'go']);
    expect(ofKind(next, 'note')[0]).toMatchObject({ stage: stages[1]![0], lane: 'text' });
  });

  it('puts notes into the lane pasted at, if it holds notes', () => {
    expect(
      ofKind(pasteCards(['n'], { stage: 'a', lane: 'thoughts' }).next, 'note')[0],
    ).toMatchObject({
      lane: 'thoughts',
      stage: 'a',
    });
    expect(ofKind(pasteCards(['n'], { stage: 'a', lane: 'offers' }).next, 'note')[0]).toMatchObject(
      {
        lane: 'text',
      },
    );
  });
});

describe('pasting cards next to what is there already', () => {
  it('keeps a partner of the same name', () => {
    const target = smallMap({ a: ['one'] }, [
      { id: 'other', kind: 'partner', title: 'Club', order: 'a0' },
    ]);
    const { next } = pasteCards(['trial'], { stage: 'a', lane: 'offers' }, target);
    expect(ofKind(next, 'partner').map(({ id }) => id)).toEqual(['other']);
    expect(ofKind(next, 'offer')[0]).toMatchObject({ partner: 'other' });
  });

  it('places nothing twice', () => {
    const payload = { format: 'throughline-cards', records: [placement('pain', 'pay')] };
    const into = { stage: 'buy', lane: 'painPoints', touchpoint: 'pay' };
    const again = pasteRecords(drawn, { payload, into, newId });
    expect(isEmpty(again.change)).toBe(true);
    const beside = pasteRecords(drawn, { payload, into: { ...into, touchpoint: 'see' }, newId });
    expect(placementsAt(after(drawn, beside.change), 'see', 'painPoint')).toHaveLength(1);
  });
});

describe('pasting cards into the same map', () => {
  it('makes new things and keeps the partner that is there', () => {
    const { next } = pasteCards(
      ['pay'],
      { stage: 'use', lane: 'touchpoints', touchpoint: 'open' },
      drawn,
    );
    expect(ofKind(next, 'partner')).toHaveLength(1);
    expect(ofKind(next, 'offer').map(({ partner }) => partner)).toEqual(['club', 'club']);
    expect(titles(next, 'use')).toEqual(['open', 'pay']);
  });
});

describe('a clipboard from anywhere', () => {
  const into: Cell = { stage: 'a', lane: 'notes' };
  const given = (payload: unknown) => pasteRecords(map, { payload, into, newId: idSource() });

  it.each([
    ['nothing', null],
    ['a text', 'hello'],
    ['another format', { format: 'cards', records: [{ id: 'n', kind: 'note', title: '' }] }],
    ['no list', { format: 'throughline-cards', records: 'x' }],
    [
      'no cards',
      { format: 'throughline-cards', records: [null, 5, { id: 'm', kind: 'map', title: '' }] },
    ],
  ])('with %s does nothing and says so', (_what, payload) => {
    expect(given(payload).findings.map(({ code }) => code)).toEqual(['pasteNothing']);
    expect(isEmpty(given(payload).change)).toBe(true);
  });

  it('may nest deeply without harm', () => {
    let deep: unknown = {};
    for (let level = 0; level < 5_000; level++) deep = { deep };
    const records = [
      { id: 'n', kind: 'note', title: 'n', lane: 'notes', stage: 'a', order: 'a0', deep },
    ];
    expect(given({ format: 'throughline-cards', records }).ids).toEqual([]);
  });

  it('never breaks the map, and copies of all cards of a map stand in another', () => {
    fc.assert(
      fc.property(
        arbitraryMap(),
        arbitraryMap({ stages: 2 }),
        fc.array(fc.nat()),
        (from, to, many) => {
          const all = Object.keys(from);
          const chosen = many.map((at) => all[at % all.length]!);
          const stage = ofKind(to, 'stage')[0]?.id ?? 'gone';
          const payload = cardsOf(from, chosen);
          const pasted = pasteRecords(to, {
            payload,
            into: { stage, lane: null },
            newId: idSource(),
          });
          const next = after(to, pasted.change);
          expect(brokenInvariants(next)).toEqual([]);
          if (stage === 'gone') return;
          for (const kind of ['stage', 'path', 'painPoint', 'offer', 'solution', 'note'] as const) {
            const count = payload.records.filter((one) => one.kind === kind).length;
            expect([kind, ofKind(next, kind).length - ofKind(to, kind).length]).toEqual([
              kind,
              count,
            ]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
