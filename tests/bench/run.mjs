// @ts-check
/**
 * `npm run bench`: measures a production build and prints one table. Names of items (start, edits,
 * engines, analysis, storage, files, board) measure only those. No figure ever fails the command.
 */
import path from 'node:path';
import { runnerImport } from 'vite';

// Vite's runner takes the process for a development server otherwise, and so would every build in it.
process.env['NODE_ENV'] = 'production';

const root = path.resolve(import.meta.dirname, '../..');
/** @type {{ module: typeof import('./conductor.ts') }} */
const { module } = await runnerImport(path.join(import.meta.dirname, 'conductor.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
});
await module.conduct(root, process.argv.slice(2));
