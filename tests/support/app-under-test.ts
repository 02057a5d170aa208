import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
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

/** The app for all tests of a file, over an empty folder. */
export function sharedApp(): { readonly url: string } {
  let app: RunningServer | undefined;
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stormwright-app-'));
    app = await startApp(folder);
  });
  afterAll(async () => {
    await app?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  return {
    get url() {
      if (!app) throw new Error('The app has not been started yet.');
      return app.url;
    },
  };
}
