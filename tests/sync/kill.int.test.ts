import { readdir } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { durabilityRound } from '#tests/support/durability-round.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { stockClient, untilSynced } from '#tests/support/stock-client.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('[DURABLE4] kill -9 under two people typing loses nothing that was called durable, round after round', async () => {
  const dataFolder = await temporaryFolder();

  for (let round = 0; round < 4; round += 1) {
    const { durable, lost } = await durabilityRound({
      dataFolder,
      round,
      writers: 2,
      everyMs: 5,
      typingMs: 300 + 70 * round,
    });
    expect(durable).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  }
});

test('[SERVER5] SIGTERM tells everybody to come back, keeps everything and ends the process', async () => {
  const dataFolder = await temporaryFolder();
  const server = await startServerProcess(dataFolder);
  onTestFinished(async () => {
    await server.end('SIGKILL');
  });
  const client = stockClient(server.port);
  onTestFinished(() => client.leave());
  await untilSynced(client);
  const closeCode = new Promise((resolve) => {
    client.provider.once('connection-close', (event) => resolve(event?.code));
  });

  client.map.set('last', 'word');
  // The last word is on its way through this process's own socket when the signal is sent.
  await vi.waitFor(() => expect(client.provider.ws?.bufferedAmount).toBe(0));
  const witness = stockClient(server.port);
  onTestFinished(() => witness.leave());
  await vi.waitFor(() => expect(witness.map.toJSON()).toEqual({ last: 'word' }));
  const exitCode = await server.end('SIGTERM');
  client.leave();
  witness.leave();

  expect([exitCode, await closeCode]).toEqual([0, 1012]);
  const restarted = await startServerProcess(dataFolder);
  const late = stockClient(restarted.port);
  await untilSynced(late);
  expect(late.map.toJSON()).toEqual({ last: 'word' });
  late.leave();
  await restarted.end('SIGTERM');
});

test('[STORAGE4] a second process over the same folder is refused and the first keeps its boards', async () => {
  const dataFolder = await temporaryFolder();
  const first = await startServerProcess(dataFolder);
  onTestFinished(async () => {
    await first.end('SIGKILL');
  });
  const filesOf = async () => (await readdir(dataFolder)).filter((name) => !name.startsWith('LOG'));
  const before = await filesOf();

  await expect(startServerProcess(dataFolder)).rejects.toThrow('is in use by another Stormwright');

  expect(await filesOf()).toEqual(before);
});
