// @ts-check
/** The one address of `npm start`: who is there, and the words for when somebody else is. */
import { createServer } from 'node:net';

export const HOST = '127.0.0.1';
export const PORT = 4173;

/** What answers at the address: nothing, this product, or something else. */
export async function whoAnswers(host = HOST, port = PORT) {
  const free = await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EADDRINUSE' || code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
  try {
    // Asked also when the port looked free: some systems let two programs listen side by side.
    const answer = await fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(2000) });
    return (await answer.text()).includes('<title>Throughline</title>') ? 'throughline' : 'other';
  } catch {
    return free ? 'nothing' : 'other';
  }
}

/**
 * The words for a taken port.
 * @param {'throughline' | 'other'} who
 */
export function takenMessage(who, host = HOST, port = PORT, platform = process.platform) {
  const address = `http://${host}:${port}`;
  const find = platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`;
  const stop = platform === 'win32' ? 'taskkill /PID <number>' : 'kill <number>';
  return [
    who === 'throughline'
      ? `Throughline is already running at ${address} - open that address.`
      : `Port ${port} is taken by another program, so Throughline was not started.`,
    who === 'throughline'
      ? 'To start this copy instead, stop the other one first (Ctrl+C where it runs).'
      : 'Stop that program and run npm start again.',
    `What is running there: ${find}   then end it: ${stop}`,
    'Throughline does not move to another port: your maps are kept by the browser for this',
    'address, and another port would show an empty library.',
  ].join('\n');
}
