import { describe, expect, it } from 'vitest';
import { NAME_HEIGHT, segmentNames } from '#ui/board/segment-names.ts';

const end = (title: string, y: number) => ({ id: title, title, x: 1000, y });

describe('the names at the ends of the lines of segments', () => {
  it('stand on one line where there is room, on two where there is little', () => {
    expect(segmentNames([end('Second child', 200)], 2000)[0]!.lines).toEqual(['Second child']);
    expect(segmentNames([end('Second child', 200)], 1070)[0]!.lines).toEqual(['Second', 'child']);
  });

  it('are cut only in the second line', () => {
    const { lines, title } = segmentNames([end('People who come again and again', 200)], 1070)[0]!;
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(title).toBe('People who come again and again');
  });

  it('never stand on each other, whatever the order of the segments', () => {
    const names = segmentNames([end('Weekly flyer', 203), end('Second child', 200)], 1070);
    expect(names.map(({ title }) => title)).toEqual(['Second child', 'Weekly flyer']);
    expect(names[1]!.y - names[0]!.y).toBe(2 * NAME_HEIGHT);
  });
});
