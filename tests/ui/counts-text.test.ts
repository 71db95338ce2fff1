import { expect, test } from 'vitest';
import { countsText, readCounts } from '#ui/inspector/counts-text.ts';

test('counts are read with anything between them', () => {
  expect(readCounts('840, 1470;2110\t4000\n 7590.5 ', 10)).toEqual([840, 1470, 2110, 4000, 7590.5]);
  expect(readCounts('  ', 10)).toEqual([]);
});

test('what is no count, or too many, is not read', () => {
  for (const text of ['12 many', '-3', '1e400', '5..2', '1 2 3 4'])
    expect(readCounts(text, 3), text).toBeNull();
  expect(readCounts('1 2 3', 3)).toEqual([1, 2, 3]);
});

test('what is shown is read as it was', () => {
  const counts = [0, 1234567, 0.25];
  expect(readCounts(countsText(counts), 3)).toEqual(counts);
});
