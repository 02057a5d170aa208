import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type RunningServer, type ServerOptions, startServer } from '#app/server/start-server.ts';

const rendererFolder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** The built app served by the real server on a free port. Close it after the test. */
export async function startApp(
  dataFolder: string,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  if (!existsSync(`${rendererFolder}/index.html`)) {
    throw new Error('The app is not built. Run "npm run build" first.');
  }
  const started = await startServer({ port: 0, dataFolder, rendererFolder, ...options });
  if (!started.ok) throw new Error(started.error.message);
  return started.value;
}
