import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startServer } from '#app/server/start-server.ts';
import { readModel } from '#models/document/board-document.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel } from '#models/metamodel/model.ts';
import { runningServer } from '#tests/support/running-server.ts';
import { stockClient, untilSynced } from '#tests/support/stock-client.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function occupiedPort(): Promise<number> {
  const occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void occupant.close());
  const address = occupant.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('[SERVER2] a port in use is refused, and the data folder is free again', async () => {
  const dataFolder = await temporaryFolder();
  const port = await occupiedPort();

  const refused = await startServer({ port, dataFolder });

  expect(refused).toEqual({
    ok: false,
    error: {
      code: 'port-in-use',
      message:
        `Port ${port} on 127.0.0.1 is used by another program, perhaps by another Stormwright. Close that program ` +
        'or choose another port; port 0 takes any free one. Your boards are unchanged.',
    },
  });
  const server = await runningServer({ dataFolder });
  expect(server.port).not.toBe(port);
});

test('[SERVER2] an address of another machine is refused', async () => {
  const refused = await startServer({ host: '192.0.2.1', port: 0, dataFolder: await temporaryFolder() });

  expect(refused).toMatchObject({ ok: false, error: { code: 'address-not-available' } });
});

test('[SERVER4] /healthz tells status, boards and members', async () => {
  const server = await runningServer();
  const client = stockClient(server.port);
  onTestFinished(() => client.leave());
  await untilSynced(client);

  const response = await fetch(`${server.url}healthz`);

  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'ok', boards: 1, members: 1, uptimeSeconds: expect.any(Number) },
  ]);
});

test('[SERVER6] an empty board is seeded, one on which anything stands is left as it is', async () => {
  const server = await runningServer();
  const model = {
    ...createModel('bookly' as BoardId, 'Bookly'),
    elements: { placed: { kind: 'event', text: 'Order Placed', at: [0, 0] } },
  } as ReturnType<typeof createModel>;
  const client = stockClient(server.port);
  onTestFinished(() => client.leave());
  await untilSynced(client);

  const first = await server.seedBoard(model);
  const again = await server.seedBoard(structuredClone(model));
  const second = await server.seedBoard({ ...model, name: 'Something else' });

  expect([first, again, second]).toEqual(['seeded', 'same', 'kept']);
  await vi.waitFor(() => expect(readModel(client.doc).model).toEqual(model));
});

test('[SERVER7] a replaced board says what the model says, and what stood there is on a board of its own', async () => {
  const server = await runningServer();
  const before = {
    ...createModel('shop' as BoardId, 'Shop'),
    purpose: 'Sells.',
    elements: {
      placed: { kind: 'event', text: 'Order Placed', at: [0, 0] },
      paid: { kind: 'event', text: 'Order Paid', at: [300, 0] },
    },
    relations: { r1: { type: 'triggers', from: 'placed', to: 'paid' } },
    unread: [
      { path: ['elements', 'timer'], value: { kind: 'timer', text: 'Every day', at: [0, 0] } },
      { path: ['legend'], value: { timer: 'Clock' } },
    ],
  } as unknown as ReturnType<typeof createModel>;
  const model = {
    ...createModel('shop' as BoardId, 'Tickets'),
    elements: { placed: { kind: 'event', text: 'Ticket Bought', at: [0, 0] } },
  } as unknown as ReturnType<typeof createModel>;
  const client = stockClient(server.port, 'shop');
  onTestFinished(() => client.leave());
  await untilSynced(client);

  expect(await server.replaceBoard(before)).toBeUndefined();
  expect(await server.replaceBoard(structuredClone(before))).toBeUndefined();
  const copy = await server.replaceBoard(model);

  await vi.waitFor(() => expect(readModel(client.doc).model).toEqual(model));
  const other = stockClient(server.port, copy);
  onTestFinished(() => other.leave());
  await vi.waitFor(() =>
    expect(readModel(other.doc).model).toEqual({ ...before, id: copy, name: 'Shop (before)' }),
  );
});

test('[ROOM8] a room without people is closed, and what it held comes back from disk', async () => {
  const server = await runningServer({ idleMs: 0 });
  const client = stockClient(server.port);
  await untilSynced(client);
  client.map.set('kept', true);
  await vi.waitFor(() => expect(client.provider.ws?.bufferedAmount).toBe(0));
  const witness = stockClient(server.port);
  await vi.waitFor(() => expect(witness.map.size).toBe(1));
  client.leave();
  witness.leave();
  await vi.waitFor(() => expect(server.rooms.status.boards).toBe(0));

  const late = stockClient(server.port);
  onTestFinished(() => late.leave());
  await untilSynced(late);

  expect(late.map.toJSON()).toEqual({ kept: true });
});

test('[SERVER5] closing twice is closing once', async () => {
  const server = await runningServer();

  expect(await Promise.all([server.close(), server.close()])).toEqual([[], []]);
});
