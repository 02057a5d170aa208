import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Configuration, ConfigurationError, readConfiguration } from '../src/configuration.js';
import { contexts } from '../src/contexts.js';
import { type RunningServer, startServer } from '../src/server.js';

describe('the server', () => {
  const lines: Record<string, unknown>[] = [];
  let configuration: Configuration;
  let server: RunningServer;

  function start(): Promise<RunningServer> {
    return startServer(configuration, (line) => lines.push(JSON.parse(line)));
  }

  beforeAll(async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'server-'));
    configuration = { ...readConfiguration({}), port: 0, dataFolder };
    server = await start();
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    await rm(configuration.dataFolder, { recursive: true });
  });

  it('says that it is well', async () => {
    const response = await fetch(`${server.url}/health`);
    const contexts = expect.objectContaining({});
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', contexts }]);
  });

  it('lives and is ready', async () => {
    const answers = await Promise.all(['/live', '/ready'].map((path) => fetch(`${server.url}${path}`)));
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect([answers.map(({ status }) => status), bodies]).toEqual([
      [200, 200],
      [{ status: 'live' }, { status: 'ready' }],
    ]);
  });

  it('describes its routes for programs and for people', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as { paths: object };
    const page = await (await fetch(`${server.url}/docs`)).text();
    const paths = Object.keys(document.paths);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !page.includes(path))).toEqual([]);
  });

  it('has contexts on its page, and nothing for browsers that look for an icon', async () => {
    const answer = await fetch(`${server.url}/docs`);
    const page = await answer.text();
    for (const { name } of contexts) expect(page).toContain(`<a href="#${name}">`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${server.url}/favicon.ico`)).status).toBe(204);
  });

  it.each(['%00', 'x?subscription=%00'])('has no parked message %s', async (asked) => {
    for (const { name } of contexts) {
      const [message, query = ''] = asked.split('?');
      const address = `${server.url}/parked/${name}/${message}/retry?${query}`;
      expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    }
  });

  it('answers an unknown address with a problem', async () => {
    const response = await fetch(`${server.url}/nowhere`);
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      404,
      'application/problem+json',
      {
        type: 'urn:problem:no-such-route',
        title: 'There is nothing at this address.',
        status: 404,
        code: 'no-such-route',
      },
    ]);
  });

  it('writes one line a request, under the correlation id of the client', async () => {
    await fetch(`${server.url}/health`, { headers: { 'x-correlation-id': 'story-1' } });
    const logged = lines.filter(({ correlationId }) => correlationId === 'story-1');
    expect(logged).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        event: 'request',
        method: 'GET',
        path: '/health',
        status: 200,
        ms: expect.any(Number),
        correlationId: 'story-1',
      },
    ]);
  });

  it('lets nobody else at its data', async () => {
    const second = startServer(configuration, () => undefined);
    await expect(second).rejects.toThrow(ConfigurationError);
    await expect(second).rejects.toThrow(`Process ${process.pid} is using it.`);
  });

  it('finds its data again, also after it was killed', async () => {
    await server.stop();
    await writeFile(`${configuration.dataFolder}.lock`, '999999999');
    server = await start();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('says in a sentence that its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const second = startServer({ ...configuration, port }, () => undefined);
    await expect(second).rejects.toThrow(ConfigurationError);
    await expect(second).rejects.toThrow(`Port ${port} is in use by another program.`);
  });
});
