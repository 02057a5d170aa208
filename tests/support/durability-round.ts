import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeDurability, MESSAGE, readDurability } from '#app/shared/sync-protocol.ts';
import { startServerProcess } from './server-process.ts';
import { type StockClient, stockClient, untilSynced } from './stock-client.ts';

export interface DurabilityRound {
  /** How many updates the server had called durable. */
  readonly durable: number;
  /** How many updates were written. */
  readonly written: number;
  /** Durable ones that were missing after the restart. Should be none. */
  readonly lost: readonly string[];
  /** From writing an update to hearing that it is durable. */
  readonly latenciesMs: readonly number[];
}

interface Writer {
  readonly client: StockClient;
  readonly durable: string[];
  readonly latenciesMs: number[];
  /** What was written and when, at the index of the point that was asked about. */
  readonly written: { readonly key: string; readonly atMs: number }[];
}

/**
 * Lets `writers` people type on one board of a real server process, kills it without warning, starts another over the
 * same folder and looks for everything that had been called durable. The writers are gone by then: nobody heals it.
 */
export async function durabilityRound(options: {
  readonly dataFolder: string;
  /** Names the keys, so that rounds over one folder do not mix. */
  readonly round: number;
  readonly writers: number;
  readonly everyMs: number;
  readonly typingMs: number;
}): Promise<DurabilityRound> {
  // Every y-websocket client of a Node process listens to its exit.
  setMaxListeners(options.writers + 20, process);
  const server = await startServerProcess(options.dataFolder);
  const writers = Array.from({ length: options.writers }, () => createWriter(server.port));
  await Promise.all(writers.map(({ client }) => untilSynced(client)));
  for (const { client } of writers) {
    // They do not read each other: keeping fifty documents up to date would take this process more than writing does.
    client.provider.messageHandlers[MESSAGE.sync] = () => {};
  }
  const timers: NodeJS.Timeout[] = [];
  for (const [index, writer] of writers.entries()) {
    timers.push(setInterval(() => write(writer, `${options.round}/${index}`), options.everyMs));
    // People do not press their keys in step.
    await delay(options.everyMs / options.writers);
  }
  await delay(options.typingMs);
  await server.end('SIGKILL');
  for (const timer of timers) {
    clearInterval(timer);
  }
  for (const { client } of writers) {
    client.leave();
  }
  const kept = await keysAfterRestart(options.dataFolder);
  const durable = writers.flatMap((writer) => writer.durable);
  return {
    durable: durable.length,
    written: writers.reduce((sum, writer) => sum + writer.written.length, 0),
    lost: durable.filter((key) => !kept.has(key)),
    latenciesMs: writers.flatMap((writer) => writer.latenciesMs),
  };
}

function createWriter(port: number): Writer {
  const writer: Writer = { client: stockClient(port), durable: [], latenciesMs: [], written: [] };
  writer.client.provider.messageHandlers[MESSAGE.durability] = (_encoder, decoder) => {
    const message = readDurability(decoder);
    const update = message?.kind === 'durable' ? writer.written[message.point] : undefined;
    if (update !== undefined) {
      writer.durable.push(update.key);
      writer.latenciesMs.push(performance.now() - update.atMs);
    }
  };
  return writer;
}

/** One update with a question of its own behind it. */
function write({ client, written }: Writer, name: string): void {
  if (client.provider.synced) {
    const point = written.length;
    const key = `${name}/${point}`;
    written.push({ key, atMs: performance.now() });
    client.map.set(key, true);
    client.provider.ws?.send(encodeDurability({ kind: 'ask', point }));
  }
}

async function keysAfterRestart(dataFolder: string): Promise<ReadonlySet<string>> {
  const server = await startServerProcess(dataFolder);
  const reader = stockClient(server.port);
  try {
    await untilSynced(reader);
    return new Set(reader.map.keys());
  } finally {
    reader.leave();
    await server.end('SIGKILL');
  }
}
