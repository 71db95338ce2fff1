/**
 * Unpacks the Chromium that the npm package @sparticuz/chromium carries (Linux x64) into
 * node_modules/.cache, once. Everything is written to a folder of this process and then renamed,
 * so two runners may unpack at once and a folder that exists is always complete.
 */
import {
  accessSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The regular files of an uncompressed tar, by base name. */
export function* untar(tar: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const type = tar[at + 156];
    if (type === 48 || type === 0)
      yield [path.basename(name), tar.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/**
 * Fills `target` by `fill(folder, target)` and renames, so that `target` is either absent or
 * complete. When another process was faster its folder is kept and ours thrown away.
 */
export function fillOnce(target: string, fill: (folder: string) => void): void {
  if (existsSync(target)) return;
  const own = `${target}.${process.pid}`;
  try {
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    fill(own);
    renameSync(own, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function unpack(packageFolder: string, into: string, final: string): void {
  const read = (name: string) =>
    brotliDecompressSync(readFileSync(path.join(packageFolder, 'bin', name)));
  mkdirSync(path.join(into, 'lib'));
  mkdirSync(path.join(into, 'fonts'));
  for (const [name, data] of untar(read('al2023.tar.br')))
    writeFileSync(path.join(into, 'lib', name), data); // NSS and expat
  for (const [name, data] of untar(read('fonts.tar.br')))
    if (name.endsWith('.ttf')) writeFileSync(path.join(into, 'fonts', name), data);
  writeFileSync(
    path.join(into, 'fonts.conf'),
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">' +
      `<fontconfig><dir>${final}/fonts</dir><cachedir>${final}/fontcache</cachedir></fontconfig>`,
  );
  writeFileSync(path.join(into, 'chromium'), read('chromium.br'));
  chmodSync(path.join(into, 'chromium'), 0o755);
}

/** The folder of the installed package and its version, or undefined when it is not installed. */
function findPackage(root: string): { folder: string; version: string } | undefined {
  try {
    const main = createRequire(path.join(root, 'package.json')).resolve('@sparticuz/chromium');
    const folder = main.split(`${path.sep}build${path.sep}`)[0]!;
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    accessSync(path.join(folder, 'bin', 'chromium.br'));
    return { folder, version };
  } catch {
    return undefined;
  }
}

/** Where to start the unpacked Chromium and with which environment; undefined off Linux x64. */
export function npmChromium(): { executablePath: string; env: Record<string, string> } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = path.resolve(import.meta.dirname, '../..');
  const found = findPackage(root);
  if (!found) return undefined;
  const folder = path.join(root, 'node_modules/.cache/chromium', found.version);
  fillOnce(folder, (own) => unpack(found.folder, own, folder));
  const env = { ...process.env } as Record<string, string>;
  // The machine's own libraries first; the package's only where it has none.
  env['LD_LIBRARY_PATH'] = [
    env['LD_LIBRARY_PATH'],
    '/lib/x86_64-linux-gnu',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib64',
    path.join(folder, 'lib'),
  ]
    .filter(Boolean)
    .join(':');
  const hasFonts = existsSync('/usr/share/fonts') && readdirSync('/usr/share/fonts').length > 0;
  if (!hasFonts) env['FONTCONFIG_FILE'] = path.join(folder, 'fonts.conf');
  return { executablePath: path.join(folder, 'chromium'), env };
}
