import { once } from 'node:events';
import type { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startServerOn } from '#app/server/start-server.ts';
import { FaultyStorage } from '#tests/support/faulty-storage.ts';
import { awarenessFrame } from '#tests/support/room-client.ts';
import { runningServer } from '#tests/support/running-server.ts';
import { type StockClient, stockClient, untilSynced } from '#tests/support/stock-client.ts';

/** A connection that has lost its other side without a word: nothing is read any more, not even pings. */
async function frozenConnection(port: number): Promise<{ socket: WebSocket; freeze(): void }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/bookly`);
  onTestFinished(() => socket.terminate());
  const upgraded = once(socket, 'upgrade');
  await once(socket, 'open');
  const [response]: { socket: Socket }[] = await upgraded;
  return { socket, freeze: () => response?.socket.pause() };
}

async function joined(port: number): Promise<StockClient> {
  const client = stockClient(port);
  onTestFinished(() => client.leave());
  await untilSynced(client);
  return client;
}

test('[AWARE3] who comes back over a new connection takes over from a dead one within seconds', async () => {
  const { port } = await runningServer();
  const witness = await joined(port);
  const stateOf = (id: number) => witness.provider.awareness.getStates().get(id);
  const old = await frozenConnection(port);
  old.socket.send(awarenessFrame([{ clientId: 7, clock: 1, state: '{"name":"Anna"}' }]));
  await vi.waitFor(() => expect(stateOf(7)).toEqual({ name: 'Anna' }));

  old.freeze();
  const next = await frozenConnection(port);
  next.socket.send(awarenessFrame([{ clientId: 7, clock: 2, state: '{"name":"Anna is back"}' }]));

  await vi.waitFor(() => expect(stateOf(7)).toEqual({ name: 'Anna is back' }), { timeout: 5_000 });
});

test('[BAD10] a connection that reads nothing is dropped before it fills the memory, and nobody else is', async () => {
  const server = await runningServer({ limits: { maxUnsentBytes: 1_000_000 } });
  const [writer, reader] = [await joined(server.port), await joined(server.port)];
  const slow = await frozenConnection(server.port);
  await vi.waitFor(() => expect(server.rooms.status.members).toBe(3));

  slow.freeze();
  for (let round = 0; round < 40; round += 1) {
    writer.map.set('large', 'x'.repeat(1_000_000) + round);
    await vi.waitFor(() => expect(writer.provider.ws?.bufferedAmount).toBe(0));
  }

  await vi.waitFor(() => expect(server.rooms.status.members).toBe(2), { timeout: 5_000 });
  await vi.waitFor(() => expect(reader.map.get('large')).toMatch(/x39$/));
});

test('[SERVER4] /healthz says when the disk refuses writes', async () => {
  const storage = new FaultyStorage();
  const started = await startServerOn(storage, { port: 0 });
  if (!started.ok) {
    throw new Error(started.error.message);
  }
  onTestFinished(async () => {
    storage.full = false;
    await started.value.close();
  });
  const client = await joined(started.value.port);
  const statusNow = async () =>
    ((await (await fetch(`${started.value.url}healthz`)).json()) as { status: string }).status;

  storage.full = true;
  client.map.set('a', 1);
  await vi.waitFor(async () => expect(await statusNow()).toBe('storage-failing'));
  storage.full = false;

  await vi.waitFor(async () => expect(await statusNow()).toBe('ok'), { timeout: 10_000 });
});
