import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TryAgainLater } from '@sample/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpRemote, type Remote } from '../src/index.js';

const origin = { correlationId: 'correlation-1', idempotencyKey: 'key-1' };

describe('an external system over HTTP', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => answer(request, response));
  let remote: Remote;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    remote = createHttpRemote({ name: 'mail', url: `http://127.0.0.1:${port}/v1/`, token: 'secret' });
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = () => remote.ask('send', { amount: 5n }, origin);

  it('is asked in JSON, under a key and with its token', async () => {
    let body = '';
    answer = async (request, response) => {
      for await (const chunk of request) body += chunk;
      const { authorization, 'idempotency-key': key, 'x-correlation-id': correlation } = request.headers;
      response.end(JSON.stringify({ url: request.url, authorization, key, correlation }));
    };
    expect(await ask()).toEqual({
      status: 200,
      body: {
        url: '/v1/send',
        authorization: 'Bearer secret',
        key: 'key-1',
        correlation: 'correlation-1',
      },
    });
    expect(body).toBe('{"amount":"5"}');
  });

  it('may refuse, and may answer with nothing', async () => {
    answer = (_request, response) => response.writeHead(422).end('{"code":"no"}');
    expect(await ask()).toEqual({ status: 422, body: { code: 'no' } });
    answer = (_request, response) => response.writeHead(204).end();
    expect(await ask()).toEqual({ status: 204, body: undefined });
  });

  it.each<[string, typeof answer]>([
    ['is out of order', (_request, response) => response.writeHead(503).end()],
    ['is asked too often', (_request, response) => response.writeHead(429).end()],
    [
      'sends the question elsewhere',
      (_request, response) => response.writeHead(302, { location: '/' }).end(),
    ],
    ['answers no JSON', (_request, response) => response.end('<html>')],
    ['answers without an end', (_request, response) => response.end('x'.repeat(1_000_001))],
    ['hangs up', (request) => request.destroy()],
    [
      'breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('is asked again later when it %s', async (_what, given) => {
    answer = given;
    await expect(ask()).rejects.toThrow(TryAgainLater);
  });
});
