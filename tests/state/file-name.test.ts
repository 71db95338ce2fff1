import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInFileName, fileNameFor } from '#state/file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Rowing machine at home', 'Rowing machine at home.json'],
    ['  Ünïcode 旅 ', 'Ünïcode 旅.json'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.json'],
    ['../../etc/passwd', 'etc passwd.json'],
    ['tab\tand\nline', 'tab and line.json'],
    ['evil\u202egnp.exe', 'evil gnp.exe.json'],
    ['...', 'Map.json'],
    ['', 'Map.json'],
    ['\ud800', 'Map.json'],
    ['😀'.repeat(200), `${'😀'.repeat(80)}.json`],
  ])('made of %j is %j', (title, name) => {
    expect(fileNameFor(title, 'Map', 'json')).toBe(name);
  });

  it('holds nothing that a system refuses, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const name = fileNameFor(title, 'Map', 'json');
        expect(name).toMatch(/^[^\\/:*?"<>|]+\.json$/);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name.startsWith('.')).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(85);
      }),
    );
  });

  it('says the day in local time', () => {
    expect(dayInFileName(new Date(2030, 0, 5, 23, 59).getTime())).toBe('2030-01-05');
  });
});
