import { connect, createServer, type Socket } from 'node:net';

const usualPorts: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'nats:': 4222,
  'amqp:': 5672,
};

/** A line to a server that tests can cut or freeze. */
export interface Line {
  /** The address of the server, by way of this line. */
  readonly url: string;
  /** Ends every connection, and every new one at once. */
  cut(): void;
  /** From now on nothing passes, as if the server had fallen silent. */
  freeze(): void;
  /** New connections pass again; those that were frozen stay so. */
  thaw(): void;
  close(): void;
}

/** Opens a line to the server at `url`. */
export async function openLine(url: string): Promise<Line> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';
  const line = createServer((near) => {
    sockets.add(near.on('error', () => undefined));
    if (state === 'cut') near.destroy();
    if (state !== 'open') return;
    const far = connect(Number(target.port) || usualPorts[target.protocol] || 0, target.hostname);
    sockets.add(far.on('error', () => undefined));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(typeof address === 'object' ? address?.port : '');

  const cut = () => {
    state = 'cut';
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: near.href,
    cut,
    freeze() {
      state = 'frozen';
      for (const socket of sockets) socket.unpipe();
    },
    thaw() {
      state = 'open';
    },
    close() {
      cut();
      line.close();
    },
  };
}
