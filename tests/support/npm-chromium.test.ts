/** The unpacking of the packaged Chromium: whole or not at all, with several runners at once. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOnce, untar } from './npm-chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fill-once-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('fillOnce', () => {
  it('shows the folder only when it is complete', () => {
    const target = path.join(folder, 'browser');
    fillOnce(target, (own) => {
      writeFileSync(path.join(own, 'a'), '1');
      expect(existsSync(target)).toBe(false);
    });
    expect(readFileSync(path.join(target, 'a'), 'utf8')).toBe('1');
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  it('does nothing, and needs no right to write, when the folder is there', () => {
    const target = path.join(folder, 'browser');
    mkdirSync(target);
    fillOnce(target, () => expect.unreachable('filled twice'));
  });

  it('keeps the folder of a faster runner', () => {
    const target = path.join(folder, 'browser');
    fillOnce(target, (own) => {
      writeFileSync(path.join(own, 'a'), 'slower');
      mkdirSync(target);
      writeFileSync(path.join(target, 'a'), 'faster');
    });
    expect(readFileSync(path.join(target, 'a'), 'utf8')).toBe('faster');
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  it('leaves nothing behind when filling fails, and says so', () => {
    const target = path.join(folder, 'browser');
    expect(() =>
      fillOnce(target, () => {
        throw new Error('disk full');
      }),
    ).toThrow('disk full');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('untar gives the regular files and skips folders', () => {
  const entry = (name: string, type: string, body: string) => {
    const block = Buffer.alloc(512 + Math.ceil(body.length / 512) * 512);
    block.write(name, 0);
    block.write(body.length.toString(8).padStart(11, '0'), 124);
    block.write(type, 156);
    block.write(body, 512);
    return block;
  };
  const tar = Buffer.concat([
    entry('lib/', '5', ''),
    entry('lib/one.so', '0', 'x'.repeat(600)),
    entry('two.so', '0', 'y'),
    Buffer.alloc(1024),
  ]);
  const found = [...untar(tar)].map(([name, data]) => [name, data.length]);
  expect(found).toEqual([
    ['one.so', 600],
    ['two.so', 1],
  ]);
});
