// @ts-check
/**
 * `npm start`: builds the product and serves it at one fixed address. A library belongs to its
 * address, so another port would open an empty one: when the port is taken this says so and stops,
 * before it spends time on the build.
 */
import path from 'node:path';
import { HOST, PORT, takenMessage, whoAnswers } from './address.mjs';

async function stopIfTaken() {
  const who = await whoAnswers();
  if (who === 'nothing') return;
  console.error(takenMessage(who));
  process.exit(1);
}

await stopIfTaken();
const { build, preview } = await import('vite');
const root = path.resolve(import.meta.dirname, '../..');
await build({ root, logLevel: 'warn' });
try {
  await preview({ root, logLevel: 'warn', preview: { host: HOST, port: PORT, strictPort: true } });
} catch (error) {
  await stopIfTaken(); // somebody took it while the build ran
  throw error;
}
console.log(`Throughline is running at http://${HOST}:${PORT}   (Ctrl+C stops it)`);
