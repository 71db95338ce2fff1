import { expect, test } from 'vitest';
import { COLUMN, SHEET_GAP } from '#domain/queries/board-layout.ts';
import { cardSizeOf } from '#domain/queries/card-size.ts';
import { overlap } from '#domain/queries/free-places.ts';
import { leavingMarks } from '#domain/queries/leaving-marks.ts';
import { widthOfText } from '#domain/text-lines.ts';

const { width, height } = cardSizeOf('touchpoints');
const card = { x: 200, y: 100, height };
const textBox = (x: number, y: number, words: string) => ({
  x,
  y: y - 9,
  width: widthOfText(words, 11),
  height: 11,
});

test.each([
  [0.005, '0.6%', '18% of all done'],
  [0.14, '14%', '34% of all done'],
  [0.41, '41%', '100% of all done'],
  [1, '100%', '0.5% of all done'],
])('of %f who leave, the rate, the ring and its words stand apart', (exits, leave, done) => {
  const marks = leavingMarks(card, { exits, leave, done });
  const rate = textBox(marks.leave.x, marks.leave.y, leave);
  const words = textBox(marks.done.x - widthOfText(done, 11) / 2, marks.done.y, done);
  const ring = { x: marks.ring.x - 6, y: marks.ring.y - 6, width: 12, height: 12 };
  expect(overlap(rate, ring)).toBe(0);
  expect(overlap(rate, words)).toBe(0);
  expect(overlap(ring, words)).toBe(0);
});

test('the words of those who are done end on the sheet, however long they are', () => {
  const sheet = (COLUMN - SHEET_GAP) / 2;
  const { done } = leavingMarks(card, { exits: 0, leave: null, done: '100% of all done' });
  const half = widthOfText('100% of all done', 11) / 2;
  expect(done.x + half).toBeLessThan(card.x + width / 2 + sheet);
  expect(done.x - half).toBeGreaterThan(card.x + width / 2 - sheet);
});

test('the bar is as wide as its share of all, and the rate stands after it', () => {
  const few = leavingMarks(card, { exits: 0.1, leave: '50%', done: null });
  const many = leavingMarks(card, { exits: 0.4, leave: '40%', done: null });
  expect(many.bar.width).toBeCloseTo(4 * few.bar.width);
  expect(many.leave.x).toBeGreaterThan(many.bar.x + many.bar.width);
});
