import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { type DurabilityStatus, trackDurability } from '#app/shared/durability.ts';
import { openPresence } from '#app/shared/presence-link.ts';
import type { Presence } from '#app/shared/sync-protocol.ts';
import { runningServer } from '#tests/support/running-server.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { type StockClient, stockClient, untilSynced } from '#tests/support/stock-client.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function join(port: number, board?: string, doc?: Y.Doc): StockClient {
  const client = stockClient(port, board, doc);
  onTestFinished(() => client.leave());
  return client;
}

test('[SERVER1] two stock clients converge, in text and map, and see each other', async () => {
  const { port } = await runningServer();
  const [anna, ben] = [join(port), join(port)];
  anna.provider.awareness.setLocalState({ name: 'Anna' });
  await Promise.all([untilSynced(anna), untilSynced(ben)]);

  anna.doc.getText('text').insert(0, 'Order Placed');
  ben.map.set('by', 'Ben');
  await vi.waitFor(() => {
    expect(ben.doc.getText('text').toString()).toBe('Order Placed');
    expect(anna.map.toJSON()).toEqual({ by: 'Ben' });
    expect(ben.provider.awareness.getStates().get(anna.doc.clientID)).toEqual({ name: 'Anna' });
  });
});

test('[SERVER1] boards are apart', async () => {
  const { port } = await runningServer();
  const [bookly, other] = [join(port), join(port, 'other')];
  await Promise.all([untilSynced(bookly), untilSynced(other)]);
  const witness = join(port, 'other');

  bookly.map.set('secret', true);
  other.map.set('own', true);

  await vi.waitFor(() => expect(witness.map.toJSON()).toEqual({ own: true }));
});

test('[SERVER1] what was written during a cut arrives after it', async () => {
  const { port } = await runningServer();
  const [anna, ben] = [join(port), join(port)];
  await Promise.all([untilSynced(anna), untilSynced(ben)]);

  anna.provider.disconnect();
  anna.map.set('offline', 'Anna');
  ben.map.set('online', 'Ben');
  anna.provider.connect();

  const both = { offline: 'Anna', online: 'Ben' };
  await vi.waitFor(() => expect([anna.map.toJSON(), ben.map.toJSON()]).toEqual([both, both]));
});

test('[ROOM1] after a restart a late comer has all 300 keys at its first sync', async () => {
  const dataFolder = await temporaryFolder();
  const first = await runningServer({ dataFolder });
  const writer = join(first.port);
  await untilSynced(writer);
  for (let index = 0; index < 300; index += 1) {
    writer.map.set(`key ${index}`, index);
  }
  await vi.waitFor(() => expect(writer.provider.ws?.bufferedAmount).toBe(0));
  const witness = join(first.port);
  await vi.waitFor(() => expect(witness.map.size).toBe(300));
  expect(await first.close()).toEqual([]);

  const second = await runningServer({ dataFolder });
  const late = join(second.port);
  let sizeAtSync = -1;
  late.provider.once('sync', () => {
    sizeAtSync = late.map.size;
  });
  await untilSynced(late);

  expect(sizeAtSync).toBe(300);
});

test('[DURABLE1] the badge goes from offline to saved, and saved is true', async () => {
  const dataFolder = await temporaryFolder();
  const server = await startServerProcess(dataFolder);
  onTestFinished(async () => {
    await server.end('SIGKILL');
  });
  const client = join(server.port);
  const statuses: DurabilityStatus[] = [];
  onTestFinished(trackDurability(client.provider, client.doc, (status) => statuses.push(status)));
  await vi.waitFor(() => expect(statuses).toEqual(['offline', 'saving', 'saved']));

  client.map.set('kept', true);
  await vi.waitFor(() => expect(statuses).toEqual(['offline', 'saving', 'saved', 'saving', 'saved']));
  await server.end('SIGKILL');
  await vi.waitFor(() => expect(statuses.at(-1)).toBe('offline'));

  const restarted = await startServerProcess(dataFolder);
  onTestFinished(async () => {
    await restarted.end('SIGKILL');
  });
  const late = join(restarted.port);
  await untilSynced(late);
  expect(late.map.toJSON()).toEqual({ kept: true });
});

test('[PRESENCE1] presence travels beside the document under the id of its sender', async () => {
  const { port } = await runningServer();
  const [anna, ben] = [join(port), join(port)];
  const seen: Presence[] = [];
  const link = openPresence(anna.provider, () => {});
  const listener = openPresence(ben.provider, (presences) => seen.push(...presences));
  onTestFinished(() => {
    link.close();
    listener.close();
  });
  await Promise.all([untilSynced(anna), untilSynced(ben)]);

  link.send(Uint8Array.of(4, 2));

  const expected = { clientId: anna.doc.clientID, payload: Uint8Array.of(4, 2) };
  await vi.waitFor(() => expect(seen).toContainEqual(expected));
});

test('[AWARE2] whoever is cut off is gone for the others at once', async () => {
  const { port } = await runningServer();
  const [anna, ben] = [join(port), join(port)];
  anna.provider.awareness.setLocalState({ name: 'Anna' });
  await Promise.all([untilSynced(anna), untilSynced(ben)]);
  await vi.waitFor(() => expect(ben.provider.awareness.getStates().has(anna.doc.clientID)).toBe(true));

  (anna.provider.ws as unknown as WebSocket).terminate();
  anna.provider.shouldConnect = false;

  await vi.waitFor(() => expect(ben.provider.awareness.getStates().has(anna.doc.clientID)).toBe(false));
});

const closing: [string, (socket: WebSocket) => void, number][] = [
  ['[BAD1] a frame that cannot be read', (socket) => socket.send(Uint8Array.of(0, 2, 200)), 4400],
  ['[BAD1] a text frame', (socket) => socket.send('hello'), 4400],
  ['[BAD3] an over-long message', (socket) => socket.send(new Uint8Array(20_000)), 4413],
  ['[BAD4] a flood', (socket) => flood(socket, 200), 4429],
];

function flood(socket: WebSocket, count: number): void {
  for (let index = 0; index < count; index += 1) {
    socket.send(Uint8Array.of(3));
  }
}

test.each(closing)('%s closes that connection only', async (_name, misbehave, code) => {
  const { port } = await runningServer({
    limits: { maxFrameBytes: 10_000, framesPerSecond: 1, frameBurst: 100 },
  });
  const [anna, ben] = [join(port), join(port)];
  await Promise.all([untilSynced(anna), untilSynced(ben)]);
  const hostile = new WebSocket(`ws://127.0.0.1:${port}/sync/bookly`);
  await once(hostile, 'open');

  misbehave(hostile);
  const [closedWith] = await once(hostile, 'close');
  anna.map.set('still', 'working');

  expect(closedWith).toBe(code);
  await vi.waitFor(() => expect(ben.map.toJSON()).toEqual({ still: 'working' }));
});

test('[BAD3] a stock client takes the refusal of an over-long message as final', async () => {
  const { port } = await runningServer({ limits: { maxFrameBytes: 10_000 } });
  const client = join(port);
  await untilSynced(client);
  const closed = new Promise((resolve) => client.provider.once('closed', resolve));

  client.map.set('huge', 'x'.repeat(20_000));

  expect(await closed).toMatchObject({ code: 4413 });
});

test.each([
  '/sync/',
  '/sync/..%2Fetc',
  '/sync/a/b',
  '/sync/__proto__',
  '/other/bookly',
  '/sync/%62ookly',
])('[BAD7] %s names no board', async (path) => {
  const { port } = await runningServer();
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);

  const [code] = await once(socket, 'close');

  expect(code).toBe(4404);
});
