import { register } from 'tsx/esm/api';
import { createServer } from 'vite';
import { root } from './run.mjs';

// The app with reload as you edit: Vite serves the renderer and hands /sync on to a room server of this process.

register();
const { startServer } = await import(`${root}app/server/start-server.ts`);
const started = await startServer({ port: 0, dataFolder: `${root}.stormwright/dev` });
if (!started.ok) {
  console.error(started.error.message);
  process.exit(2);
}
const rooms = started.value;

const vite = await createServer({
  configFile: `${root}app/renderer/vite.config.ts`,
  server: {
    host: '127.0.0.1',
    port: 4600,
    proxy: { '/sync': { target: `ws://${rooms.address}`, ws: true } },
  },
});
await vite.listen();
vite.printUrls();

async function stop() {
  await vite.close();
  await rooms.close();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
