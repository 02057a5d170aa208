import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createMovableClock, type OutboxMessage } from '@sample/kernel';
import { createApi, createFakeRemote, createLog, type Database, openPGliteDatabase } from '@sample/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from '../src/configuration.js';
import { contexts } from '../src/contexts.js';
import { addDevelopmentRoutes } from '../src/development-routes.js';
import { openBus } from '../src/open-bus.js';
import { createRemotes } from '../src/remotes.js';
import { startServer } from '../src/server.js';
import type { WiredContext } from '../src/wired-context.js';

const silent = createLog(
  () => undefined,
  () => '',
);

/** One for all servers: to start it takes seconds, and many times that on a machine that is busy. */
let database: Database;

beforeAll(async () => {
  database = await openPGliteDatabase();
}, 60_000);

afterAll(() => database.close());

function start(environment: Record<string, string>) {
  const configuration = { ...readConfiguration(environment), port: 0 };
  return startServer(
    configuration,
    () => undefined,
    async () => ({ ...database, close: async () => undefined }),
  );
}

async function findFreePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  return port;
}

describe('starting', () => {
  it('refuses contexts that are not there, and names those that are', async () => {
    const starting = start({ CONTEXTS: 'nowhere' });
    await expect(starting).rejects.toThrow(ConfigurationError);
    await expect(starting).rejects.toThrow(
      `CONTEXTS names nowhere, which is not there. There are: ${contexts.map(({ name }) => name).join(', ')}.`,
    );
  });

  if (contexts.length > 1) {
    it('refuses to leave contexts out when nothing carries their messages', async () => {
      const starting = start({ CONTEXTS: contexts[0]?.name ?? '' });
      await expect(starting).rejects.toThrow('without BROKER_URL their messages would reach nobody');
    });
  }

  it.each([
    'nats://secret:word@127.0.0.1:1',
    'amqp://secret:word@127.0.0.1:1',
  ])('says in a sentence that no broker answers, and keeps its password to itself: %s', async (brokerUrl) => {
    const opening = openBus(readConfiguration({ BROKER_URL: brokerUrl }), 'test', contexts, silent);
    await expect(opening).rejects.toThrow(ConfigurationError);
    await expect(opening).rejects.toThrow('The broker at 127.0.0.1:1 cannot be used (');
    await expect(opening).rejects.not.toThrow('word');
  });

  it('lives already, before it can answer anything else', async () => {
    const port = await findFreePort();
    let statuses: readonly number[] = [];
    const server = await startServer(
      { ...readConfiguration({}), port },
      () => undefined,
      async () => {
        const answers = ['/live', '/ready'].map((path) => fetch(`http://127.0.0.1:${port}${path}`));
        statuses = (await Promise.all(answers)).map(({ status }) => status);
        return { ...database, close: async () => undefined };
      },
    );
    await server.stop();
    expect(statuses).toEqual([200, 503]);
  });

  it('refuses an address that is none of a broker', () => {
    expect(() => readConfiguration({ BROKER_URL: 'http://broker' })).toThrow('BROKER_URL is not the address');
  });
});

describe('external systems', () => {
  const createFake = () => createFakeRemote('mail', { send: { answer: { done: true }, errors: [] } });
  const origin = { correlationId: 'c', idempotencyKey: 'k' };

  it('are faked where nobody says where they are', async () => {
    const { open, fakes } = createRemotes({}, silent, false);
    const mail = open('mail', createFake);
    expect(await mail.ask('send', {}, origin)).toEqual({ status: 200, body: { done: true } });
    expect(fakes.get('mail')?.calls()).toHaveLength(1);
  });

  it('are one fake for all contexts, whatever each of them asks for', async () => {
    const { open, fakes } = createRemotes({}, silent, false);
    const refund = { answer: { refunded: true }, errors: ['too-late'] };
    open('mail', createFake);
    const second = open('mail', () => createFakeRemote('mail', { refund }));
    expect(await second.ask('refund', {}, origin)).toEqual({
      status: 200,
      body: { refunded: true },
    });
    expect(fakes.get('mail')?.answerNext('send', { answer: {} })).toBe(true);
    expect(fakes.get('mail')?.answerNext('refund', { error: 'too-late' })).toBe(true);
  });

  it('are never faked in production', () => {
    const { open } = createRemotes({}, silent, true);
    expect(() => open('mail-service', createFake)).toThrow('MAIL_SERVICE_URL is missing');
  });

  it('are asked where the environment says they are', () => {
    const { open, fakes } = createRemotes({ MAIL_URL: 'https://mail.example' }, silent, true);
    open('mail', createFake);
    expect(fakes.size).toBe(0);
    expect(() => createRemotes({ MAIL_URL: 'mail' }, silent, true).open('mail', createFake)).toThrow(
      'MAIL_URL is not a web address',
    );
  });
});

describe('what helps development', () => {
  it('lets time pass, tells what happened and steers fakes, each with an answer to nonsense', async () => {
    const server = await start({});
    const headers = { 'content-type': 'application/json' };
    const post = (path: string, body: object) =>
      fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    try {
      // Any page may send this, unasked.
      const unasked = { method: 'POST', body: JSON.stringify({ forward: 'P31D' }) };
      expect((await fetch(`${server.url}/clock`, unasked)).status).toBe(400);
      const { now } = (await (await post('/clock', { forward: 'P31D' })).json()) as { readonly now: string };
      expect(Date.parse(now) - Date.now()).toBeGreaterThan(30 * 86_400_000);
      for (const forward of ['a month', { toString: 1 }, 'P1000000W', 'P14000000W']) {
        expect((await post('/clock', { forward })).status).toBe(400);
      }
      expect((await post('/fakes/nobody/next', { operation: { toString: 1 } })).status).toBe(404);
      expect((await fetch(`${server.url}/journal?correlation=%00`)).status).toBe(400);
      const unknown = await post('/fakes/nobody/next', { operation: 'send' });
      expect([unknown.status, await unknown.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'not-faked', detail: expect.stringMatching(/faked/) }),
      ]);
      for (const body of ['', 'nonsense', 'null', '[]']) {
        const answers = ['/clock', '/fakes/nobody/next'].map((path) =>
          fetch(`${server.url}${path}`, { method: 'POST', headers, body }),
        );
        expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([400, 404]);
      }
      expect(await (await fetch(`${server.url}/journal?correlation=none`)).json()).toEqual([]);
      const asked = await fetch(`${server.url}/journal`);
      expect([asked.status, await asked.json()]).toEqual([
        400,
        expect.objectContaining({ title: 'Say of which request: /journal?correlation=...' }),
      ]);
      expect(await (await fetch(`${server.url}/parked`)).json()).toEqual([]);
      expect((await post('/parked/nowhere/nothing/retry?subscription=none', {})).status).toBe(404);
    } finally {
      await server.stop();
    }
  });

  it('says what a fake knows, to those who ask for something else', async () => {
    const api = createApi();
    const mail = createFakeRemote('mail', { send: { answer: {}, errors: ['too-long'] } });
    const application = {
      api,
      wiredContexts: [],
      settle: async () => undefined,
      close: async () => undefined,
    };
    addDevelopmentRoutes(api, {
      application,
      contexts: [],
      clock: createMovableClock(),
      fakes: new Map([['mail', mail]]),
    });
    const tell = async (system: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await api.request(`/fakes/${system}/next`, init);
      return ((await answer.json()) as { readonly detail?: string }).detail;
    };

    const known =
      'The operations of mail: send (error: too-long). Each takes an "answer" of yours instead of an "error".';
    expect(await tell('mail', { operation: 'read', answer: {} })).toBe(known);
    expect(await tell('mail', { operation: 'send', error: 'too-short' })).toBe(known);
    expect(await tell('mail', { operation: 'send' })).toBe(known);
    expect(await tell('post', { operation: 'send', answer: {} })).toBe('These are faked: mail.');
    expect(await tell('mail', { operation: 'send', error: 'too-long' })).toBeUndefined();
  });

  it('tells of a message once, with who sent it and who heard it, and of money in one way', async () => {
    const price = { amount: '1099', currency: 'EUR' };
    const message = {
      id: 'kept-1',
      name: 'notes.note-written',
      version: 1,
      audience: 'context',
      subject: 'note-1',
      occurredAt: '2026-01-01T00:00:00.000Z',
      correlationId: 'try-1',
      causationId: 'try-1',
      data: { price, lines: [{ price, count: 2 }], words: { amount: 'much', currency: 'EUR' } },
    } as const;
    const published = {
      ...message,
      id: 'published-1',
      name: 'note.written',
      audience: 'everyone',
      data: { price: { amount: '10.99', currency: 'EUR' } },
    } as const;
    const hearing = (name: string, messages: readonly OutboxMessage[]) =>
      ({ context: { name, inbox: { readJournal: async () => messages } } }) as unknown as WiredContext;
    const api = createApi();
    addDevelopmentRoutes(api, {
      application: {
        api,
        wiredContexts: [
          hearing('notes', [message]),
          hearing('shelf', [published]),
          hearing('desk', [published, { ...published, id: 'foreign-1', name: 'weather.changed', data: {} }]),
        ],
        settle: async () => undefined,
        close: async () => undefined,
      },
      contexts: [{ name: 'notes', publishes: ['note.written'] }],
      clock: createMovableClock(),
      fakes: new Map(),
    });

    const answer = await api.request('/journal?correlation=try-1');

    const decimal = { amount: '10.99', currency: 'EUR' };
    expect(await answer.json()).toEqual([
      {
        ...message,
        from: 'notes',
        heardBy: ['notes'],
        data: { ...message.data, price: decimal, lines: [{ price: decimal, count: 2 }] },
      },
      { ...published, from: 'notes', heardBy: ['shelf', 'desk'] },
      { ...published, id: 'foreign-1', name: 'weather.changed', heardBy: ['desk'], data: {} },
    ]);
  });

  it('is not there for other machines', async () => {
    const server = await start({ HOST: '0.0.0.0' });
    const answers = await Promise.all(
      ['/journal', '/fakes/any/calls'].map((path) =>
        fetch(`${server.url.replace('0.0.0.0', '127.0.0.1')}${path}`),
      ),
    );
    await server.stop();
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('is not there in production', async () => {
    const starting = start({ NODE_ENV: 'production' });
    // A project that asks external systems does not even start without their addresses.
    const server = await starting.catch((error: unknown) => error);
    if (server instanceof Error) {
      expect(server).toBeInstanceOf(ConfigurationError);
      expect(server.message).toMatch(/_URL is missing/);
      return;
    }
    const { url, stop } = await starting;
    const answers = await Promise.all(['/journal', '/fakes/any/calls'].map((path) => fetch(`${url}${path}`)));
    await stop();
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});
