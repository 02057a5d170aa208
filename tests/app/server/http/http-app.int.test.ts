import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { runningServer } from '#tests/support/running-server.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks exactly as told: `fetch` would tidy up paths and refuse to set Host and Origin. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function serverOfApp() {
  const folder = await temporaryFolder();
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html>the app');
  await writeFile(join(rendererFolder, 'assets', 'app-1a2b.js'), 'export {};');
  return await runningServer({ rendererFolder });
}

test('[SERVER3] the page is served fresh, with headers that keep others out', async () => {
  const { port } = await serverOfApp();

  const { status, headers, body } = await ask(port, '/');

  expect({ status, body, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
    status: 200,
    body: '<!doctype html>the app',
    type: 'text/html; charset=utf-8',
    cache: 'no-cache',
  });
  expect(headers['content-security-policy']).toBe(
    `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws://127.0.0.1:${port}; style-src 'self' 'unsafe-inline'; ` +
      "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('[SERVER3] what has a hash in its name is kept for ever', async () => {
  const { port } = await serverOfApp();

  const { status, headers } = await ask(port, '/assets/app-1a2b.js');

  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
});

test('[SERVER3] an address of the app without a file is its page; a missing file is missing', async () => {
  const { port } = await serverOfApp();

  const page = await ask(port, '/board/bookly', { accept: 'text/html' });
  const script = await ask(port, '/assets/gone.js', { accept: '*/*' });

  expect([page.status, page.body, page.headers['cache-control'], script.status]).toEqual([
    200,
    '<!doctype html>the app',
    'no-cache',
    404,
  ]);
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '//etc/passwd',
  '/..\\secret.txt',
])('[SERVER3] nothing outside the folder is served: %s', async (path) => {
  const { port } = await serverOfApp();

  const { status, body } = await ask(port, path);

  expect({ refused: status === 400 || status === 404, body: body.includes('secret') }).toEqual({
    refused: true,
    body: false,
  });
});

test('[BAD9] a request under a foreign name gets 403', async () => {
  const { port } = await serverOfApp();

  const answers = await Promise.all([
    ask(port, '/', { host: 'evil.example' }),
    ask(port, '/healthz', { host: 'evil.example' }),
  ]);

  expect(answers.map(({ status, body }) => [status, body.includes('the app')])).toEqual([
    [403, false],
    [403, false],
  ]);
  expect(answers[0]?.body).toContain('serve --allowed-host <name>');
});

test.each([
  ['a page of a foreign site', { origin: 'https://evil.example' }],
  ['a foreign name', { host: 'evil.example' }],
])('[BAD9] an upgrade from %s gets 403', async (_name, headers) => {
  const { port } = await runningServer();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/bookly`, { headers });

  const error = await new Promise((resolve) => socket.once('error', resolve));

  expect(error).toEqual(new Error('Unexpected server response: 403'));
});

test('[BAD9] a name the operator allows is let in', async () => {
  const { port } = await runningServer({ allowedHosts: ['storm.example'] });

  const { status } = await ask(port, '/healthz', { host: 'storm.example' });

  expect(status).toBe(200);
});
