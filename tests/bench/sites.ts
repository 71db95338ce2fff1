/** Builds into a temporary folder and serves from there, noting who asked for what and when. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build, preview, type Plugin } from 'vite';

const HOST = '127.0.0.1';
const MODE = 'production';

if (process.env['NODE_ENV'] !== MODE)
  throw new Error('This process would build for development; start it by tests/bench/run.mjs');

/** One request for a file; `at` in milliseconds since 1970. */
export type Asked = Readonly<{ path: string; at: number }>;

export type Site = Readonly<{
  origin: string;
  /** Where its files are. */
  folder: string;
  asked: readonly Asked[];
  close: () => Promise<void>;
}>;

/** The production build, as `npm start` makes and serves it. */
export async function serveProduct(root: string, folder: string): Promise<Site> {
  // The manifest says which scripts belong to what; it changes none of them.
  const output = { outDir: folder, emptyOutDir: true, manifest: true };
  await build({ root, mode: MODE, logLevel: 'error', build: output });
  return serve(root, path.join(root, 'vite.config.ts'), folder, {});
}

/** The pages of this benchmark, compiled as the product is. */
export async function servePages(projectRoot: string, folder: string): Promise<Site> {
  const root = path.join(projectRoot, 'tests/bench/pages');
  const configFile = path.join(projectRoot, 'vite.config.ts');
  const pages = (await readdir(root)).filter((name) => name.endsWith('.html'));
  const input = pages.map((name) => path.join(root, name));
  const output = { outDir: folder, emptyOutDir: true, sourcemap: false };
  await build({
    root,
    configFile,
    mode: MODE,
    logLevel: 'error',
    // Each page gets its own script: the one file that the product starts with would run them all.
    build: { ...output, rolldownOptions: { input, output: { codeSplitting: true } } },
  });
  // Isolated pages get a clock of 5 microseconds instead of 100.
  return serve(root, configFile, folder, {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
}

async function serve(
  root: string,
  configFile: string,
  folder: string,
  headers: Readonly<Record<string, string>>,
): Promise<Site> {
  const asked: Asked[] = [];
  const noting: Plugin = {
    name: 'noting-requests',
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        asked.push({ path: new URL(request.url ?? '/', 'http://x').pathname, at: Date.now() });
        next();
      });
    },
  };
  const server = await preview({
    root,
    configFile,
    logLevel: 'warn',
    plugins: [noting],
    build: { outDir: folder },
    preview: { host: HOST, port: 0, headers: { ...headers } },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://${HOST}:${address.port}`,
    folder,
    asked,
    close: () => server.close(),
  };
}
