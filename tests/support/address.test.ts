/** `npm start` and a taken port: found out before the build, said in words a person can act on. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { takenMessage, whoAnswers } from './address.mjs';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(host: string, body: string): Promise<number> {
  server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => server!.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

it('finds nothing on a free port', async () => {
  const port = await serve('127.0.0.1', '');
  await new Promise((resolve) => server!.close(resolve));
  expect(await whoAnswers('127.0.0.1', port)).toBe('nothing');
});

it('finds another program, also one that listens on every address', async () => {
  const port = await serve('0.0.0.0', '<title>Something else</title>');
  expect(await whoAnswers('127.0.0.1', port)).toBe('other');
});

it('finds itself', async () => {
  const port = await serve('127.0.0.1', '<title>Throughline</title>');
  expect(await whoAnswers('127.0.0.1', port)).toBe('throughline');
});

it('says what to do and why it does not move', () => {
  const other = takenMessage('other', '127.0.0.1', 4173, 'linux');
  expect(other).toContain('Port 4173 is taken by another program');
  expect(other).toContain('lsof -i :4173');
  expect(other).toContain('empty library');
  const itself = takenMessage('throughline', '127.0.0.1', 4173, 'win32');
  expect(itself).toContain('already running at http://127.0.0.1:4173');
  expect(itself).toContain('netstat -ano | findstr :4173');
});
