import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measuredTable, type TableAnswers } from '#domain/queries/measured-table.ts';
import { sampleRange } from '#domain/queries/sample-range.ts';
import { separatedCells } from '#domain/queries/separated-cells.ts';
import { parseNumber } from '../../../src/ui/shared/parse-number.ts';
import { smallMap } from '../../support/small-map.ts';

const map = smallMap({ Search: ['Look around', 'Ask a friend'], Use: ['Help', 'help!'] }, [
  { id: 'fans', kind: 'segment', title: 'Fans', order: 'a0' },
]);
const NOTHING_SAID: TableAnswers = { places: {}, scales: {} };

function read(text: string, answers = NOTHING_SAID) {
  return measuredTable(map, text, parseNumber, answers);
}

/** Per row: what it is about, the value, and the problem. */
function told(text: string, answers = NOTHING_SAID) {
  return read(text, answers).rows.map(({ scope, value, problem, measures }) => [
    scope?.touchpoint ?? scope?.stage ?? null,
    measures,
    value?.likely ?? null,
    problem,
  ]);
}

describe('a pasted table', () => {
  test('is the same with tabs, semicolons and commas', () => {
    const rows = [
      ['Touchpoint', 'Drop-off', 'Satisfaction (0-10)'],
      ['Look around', '12%', '7.5'],
    ];
    for (const separator of ['\t', ';', ','])
      expect(told(rows.map((row) => row.join(separator)).join('\r\n'))).toEqual([
        ['Look around', 'dropOff', 0.12, null],
        ['Look around', 'satisfaction', 7.5, null],
      ]);
  });

  test('matches titles but for case, spaces, signs and the number of the row', () => {
    expect(
      told(
        'Touchpoint\tDrop-off\n LOOK  around!\t1%\n2. Ask a friend\t2%\nask friend\t3%\nlookaround it\t4%',
      ),
    ).toEqual([
      ['Look around', 'dropOff', 0.01, null],
      ['Ask a friend', 'dropOff', 0.02, null],
      [null, 'dropOff', null, 'place'],
      [null, 'dropOff', null, 'place'],
    ]);
  });

  test('takes the exact title first, and asks where several are alike', () => {
    expect(told('Touchpoint\tDrop-off\nHelp\t1%\nhelp!\t2%\nHELP\t3%')).toEqual([
      ['Help', 'dropOff', 0.01, null],
      ['help!', 'dropOff', 0.02, null],
      [null, 'dropOff', null, 'place'],
    ]);
    const { question } = read('Touchpoint\tDrop-off\nHELP\t3%').rows[0]!;
    expect(question!.ids).toEqual(['Help', 'help!']);
    const answers = { places: { [question!.key]: 'help!' }, scales: {} };
    expect(told('Touchpoint\tDrop-off\nHELP\t3%', answers)).toEqual([
      ['help!', 'dropOff', 0.03, null],
    ]);
  });

  test('tells stages, segments and the whole journey', () => {
    const { rows } = read('Place;Segment;Conversion\nSearch;Fans;40%\nTotal;;55%\nUse;Nobody;1%');
    expect(rows.map(({ scope, problem }) => scope ?? problem)).toEqual([
      { measures: 'conversion', touchpoint: null, stage: 'Search', segment: 'fans' },
      { measures: 'conversion', touchpoint: null, stage: null, segment: null },
      'segment',
    ]);
  });

  test('a churn says its period', () => {
    const periods = (text: string) => read(text).rows.map(({ period }) => period);
    expect(periods('Segment;Yearly churn;NPS a year\nFans;12%;40')).toEqual(['year', null]);
    expect(periods('Measure;Value\nChurn a month;2%\nChurn;3%')).toEqual(['month', null]);
  });

  test('reads one measure a row where the table says so', () => {
    expect(told('Where,Metric,Value\nUse,Satisfaction,8\nUse,Drop-off,30%\nUse,Colour,2')).toEqual([
      ['Use', 'satisfaction', 8, null],
      ['Use', 'dropOff', 0.3, null],
      [null, null, null, 'measure'],
    ]);
  });

  test.each([
    ['12%', 0.12],
    ['12,5 %', 0.125],
    ['0.5%', 0.005],
    ['0', 0],
  ])('a drop-off of %s is %d', (cell, share) => {
    expect(told(`Stage;Drop-off\nUse;${cell}`)).toEqual([['Use', 'dropOff', share, null]]);
  });

  test('signs or numbers above 1 in half of a column make it percent; without, it holds shares', () => {
    const values = (cells: string[]) =>
      told(['Touchpoint\tDrop-off', ...cells].join('\n')).map(([, , value]) => value);
    expect(values(['Look around\t12', 'Ask a friend\t0.5'])).toEqual([0.12, 0.005]);
    expect(values(['Look around\t0.12', 'Ask a friend\t0.5'])).toEqual([0.12, 0.5]);
  });

  test('one stray number does not rescale the drop-offs above it', () => {
    expect(
      told('Touchpoint\tDrop-off\nLook around\t0.12\nAsk a friend\t0.5\nHelp\t12').map(
        ([, , value, problem]) => problem ?? value,
      ),
    ).toEqual([0.12, 0.5, 'bounds']);
  });

  test.each<[string, readonly string[], readonly (number | string)[]]>([
    ['a stray one and a word', ['6', 'six', '11', '8,5'], [6, 'number', 'bounds', 8.5]],
    ['one of a hundred among ten', ['6', '7.5', '8', '80'], [6, 7.5, 8, 'bounds']],
    ['of a hundred', ['60', '84', '90', '72'], [6, 8.4, 9, 7.2]],
    ['of a hundred, one small', ['60', '84', '90', '72', '6'], [6, 8.4, 9, 7.2, 0.6]],
    ['half and half', ['6', '8', '80', '90'], ['scale', 'scale', 'scale', 'scale']],
    ['a small one among a hundred', ['6', '84', '90', '72'], ['scale', 'scale', 'scale', 'scale']],
    ['one above seven among many', ['4', '3.8', '4.5', '4.1', '8'], Array(5).fill('scale')],
    ['five or ten, and a stray one', ['4', '3.8', '4.5', '50'], Array(4).fill('scale')],
    ['one sign', ['6', '7.5', '8', '85%'], [6, 7.5, 8, 8.5]],
    ['signs, and one without', ['84%', '90%', '9'], [8.4, 9, 'scale']],
    ['signs, and one that lacks its own', ['84%', '90%', '85'], [8.4, 9, 8.5]],
    ['signs', ['84%', '9%'], [8.4, 0.9]],
  ])('a column of satisfaction with %s', (_, cells, expected) => {
    const text = ['Measure\tSegment\tValue', ...cells.map((cell) => `Satisfaction\t\t${cell}`)];
    const rows = read(text.join('\n')).rows.map(({ value, problem }) =>
      problem === null || problem === 'twice' ? value!.likely : problem,
    );
    expect(rows).toEqual(expected);
  });

  test('asks for the scale of satisfaction where it is not clear', () => {
    const text = 'Stage\tSatisfaction\nUse\t4.2';
    expect(told(text)).toEqual([['Use', 'satisfaction', null, 'scale']]);
    expect(read(text).scales).toEqual([{ heading: 'Satisfaction', scale: null }]);
    const said = (scale: '0-10' | '1-5') =>
      told(text, { places: {}, scales: { Satisfaction: scale } });
    expect(said('0-10')[0]![2]).toBe(4.2);
    // Halfway beyond good on the five faces: e = 1.2.
    expect(said('1-5')[0]![2]).toBe(9);
    expect(told('Stage\tSatisfaction (1-5)\nUse\t3')[0]![2]).toBe(7.5);
    expect(told('Stage\tCSAT in %\nUse\t84')[0]![2]).toBe(8.4);
    expect(told('Stage\tRating (1 to 5)\nUse\t5')).toEqual([['Use', 'satisfaction', 10, null]]);
  });

  test('says what is wrong with a row, and keeps the others', () => {
    expect(
      told('Touchpoint\tDrop-off\nLook around\tmany\nHelp\t120%\nLook around\t5%\nLook around\t6%'),
    ).toEqual([
      ['Look around', 'dropOff', null, 'number'],
      ['Help', 'dropOff', null, 'bounds'],
      ['Look around', 'dropOff', 0.05, null],
      ['Look around', 'dropOff', 0.06, 'twice'],
    ]);
    expect(told('Touchpoint,Drop-off\nLook around,12,5%')[0]![3]).toBe('columns');
    expect(told('Touchpoint\tDrop-off\nLook around\tn/a\nHelp\t–')).toEqual([]);
  });

  test('a sample gives the range, and no size is no sample', () => {
    const [row, none] = read('Stage\tDrop-off\tn\nUse\t10%\t100\nSearch\t10%\tsome').rows;
    expect(row!.value).toEqual({
      likely: 0.1,
      low: expect.closeTo(0.0552, 4) as number,
      high: expect.closeTo(0.1744, 4) as number,
      basis: 'measured',
    });
    expect(none!.problem).toBe('sample');
  });

  test('without headings, without rows and without anything says so', () => {
    expect(read('').problem).toBe('empty');
    expect(read('Look around\t12%').problem).toBe('noHeadings');
    expect(read('Touchpoint\tDrop-off').problem).toBe('noFigures');
    expect(read(`Stage;Drop-off\n${'Use;1%\n'.repeat(1_001)}`).problem).toBe('tooMany');
    expect(read('Survey of May\n\nStage;Drop-off\nUse;1%').rows).toHaveLength(1);
  });

  test('any text is read without a fault, and whatever is taken lies within its bounds', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '12%',
        '7,5',
        '-3',
        '1e9',
        '"',
        'Help',
        'Satisfaction',
        'Drop-off',
        'n',
        'NPS',
      ),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 })
      .chain((rows) =>
        fc.constantFrom('\t', ';', ',').map((sign) => rows.map((row) => row.join(sign)).join('\n')),
      );
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { value, problem, measures } of read(`Stage;Drop-off\n${pasted}`).rows) {
          if (problem !== null) continue;
          const [least, most] =
            measures === 'rating' ? [-100, 100] : [0, measures === 'satisfaction' ? 10 : 1];
          for (const number of [
            value!.likely,
            value!.low ?? value!.likely,
            value!.high ?? value!.likely,
          ]) {
            expect(number).toBeGreaterThanOrEqual(least);
            expect(number).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });
});

describe('cells', () => {
  test('quotation marks hold separators, line ends and themselves', () => {
    expect(separatedCells('a,"b, ""c""\nd",e\n"f" g,h')).toEqual([
      ['a', 'b, "c"\nd', 'e'],
      ['"f" g', 'h'],
    ]);
  });

  test('an empty one at the end of a line stays there, whatever the next line begins with', () => {
    expect(separatedCells('a,\n "b",c')).toEqual([
      ['a', ''],
      ['b', 'c'],
    ]);
  });

  test('a quotation mark that is never closed is a word', () => {
    expect(separatedCells('a;"b ""c""\nd;e')).toEqual([
      ['a', '"b ""c""'],
      ['d', 'e'],
    ]);
    expect(separatedCells('"a, b";c\n5" d;e')).toEqual([
      ['a, b', 'c'],
      ['5" d', 'e'],
    ]);
  });

  // More than a regular expression can step back through.
  const many = 10_000_000;

  test.each([
    ['a quotation mark that is never closed', `"${'a'.repeat(many)}`],
    ['a long cell in quotation marks', `"${'a'.repeat(many)}"`],
    ['many empty lines', `a${'\n'.repeat(many / 20)}`],
  ])('are read, however long: %s', (_what, text) => {
    expect(separatedCells(text).map((row) => row.length)).toEqual([1]);
  });
});

describe('the range of a sample', () => {
  test('is the score interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17:857, table I: 81 of 263 and 0 of 20.
    expect(sampleRange(81 / 263, 263)!.map((end) => end.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(sampleRange(0, 20)!.map((end) => end.toFixed(4))).toEqual(['0.0000', '0.1611']);
    expect(sampleRange(0.5, 0)).toBeNull();
  });
});
