import { z } from 'zod';
import { startServer } from '#app/server/start-server.ts';
import type { ServerReport } from './server-supervisor.ts';

/**
 * The program of the server process. It starts when ordered to, reports its address or why it will not start, and
 * stops, with everything on disk, when ordered to or when its parent is gone: it never outlives the app.
 */

const orderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    settings: z.object({
      host: z.string(),
      port: z.int(),
      dataFolder: z.string(),
      rendererFolder: z.string(),
      allowedHosts: z.array(z.string()),
    }),
  }),
  z.object({ kind: z.literal('stop') }),
]);

/** The line to the parent: a message port in Electron's utility process, an IPC channel in a child process of Node. */
interface ParentLine {
  readonly send: (report: ServerReport) => void;
  readonly onOrder: (listener: (order: unknown) => void) => void;
  readonly onGone: (listener: () => void) => void;
}

function openParentLine(): ParentLine {
  // Electron adds `parentPort` to `process`; its types are only there where Electron's are loaded.
  const port = (process as { readonly parentPort?: Electron.ParentPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (report) => port.postMessage(report),
      onOrder: (listener) => void port.on('message', (event) => listener(event.data)),
      // Electron ends its utility processes with itself.
      onGone: () => {},
    };
  }
  return {
    send: (report) => void process.send?.(report),
    onOrder: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
  };
}

const line = openParentLine();
let close: () => Promise<unknown> = async () => {};

async function obey(message: unknown): Promise<void> {
  const order = orderSchema.parse(message);
  if (order.kind === 'stop') return end();
  const started = await startServer(order.settings);
  if (!started.ok) {
    const { code, message: reason } = started.error;
    line.send({ kind: 'refused', code, message: reason });
    return;
  }
  close = started.value.close;
  // A server open to the network is still reached from this machine by the loopback address.
  line.send({ kind: 'listening', url: `http://127.0.0.1:${started.value.port}/` });
}

async function end(): Promise<void> {
  await close();
  process.exit(0);
}

line.onOrder((message) => void obey(message));
line.onGone(() => void end());
process.on('SIGTERM', () => void end());
