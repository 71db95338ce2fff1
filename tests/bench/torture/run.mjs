// @ts-check
/**
 * `npm run torture`: kills the browser while a map is edited and looks whether anything that was
 * acknowledged is gone. `npm run torture -- 100 --seed=7` sets the number of kills and the choices.
 */
import path from 'node:path';
import { runnerImport } from 'vite';

// Vite's runner takes the process for a development server otherwise, and so would every build in it.
process.env['NODE_ENV'] = 'production';

const root = path.resolve(import.meta.dirname, '../../..');
/** @type {{ module: typeof import('./conduct.ts') }} */
const { module } = await runnerImport(path.join(import.meta.dirname, 'conduct.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
});
await module.conduct(root, process.argv.slice(2));
