import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerRefusal } from '#app/server/errors.ts';
import type { Log } from '#app/server/log.ts';
import { type RunningServer, startServer } from '#app/server/start-server.ts';
import { err, type Refusal, type Result } from '#models/result.ts';
import { shellWord } from './output.ts';
import { packageFolder } from './package-folder.ts';

export interface LaunchOptions {
  readonly host: string;
  readonly port: number;
  /** The data folder; made when it is not there. */
  readonly data: string;
  readonly allowedHost?: readonly string[];
  /** Default: silent. */
  readonly log?: Log;
}

/** Starts the server over a data folder with the built app. */
export async function launchServer(options: LaunchOptions): Promise<Result<RunningServer, Refusal>> {
  const rendererFolder = join(packageFolder(), 'dist', 'renderer');
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    const message = 'The app is not built. Run `npm run build` in the folder of Stormwright and start again.';
    return err({ code: 'app-not-built', message });
  }
  const started = await startServer({
    host: options.host,
    port: options.port,
    dataFolder: options.data,
    rendererFolder,
    ...(options.allowedHost === undefined ? {} : { allowedHosts: options.allowedHost }),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  return started.ok ? started : err(withWayOut(started.error, options.data));
}

/** The server's words, and the options of the command line that do what they advise. */
export function withWayOut(refusal: ServerRefusal, data: string): ServerRefusal {
  const elsewhere = `--data ${shellWord(`${data}-2`)}`;
  switch (refusal.code) {
    // Whoever holds the folder most likely holds the port too.
    case 'data-folder-locked':
      return advise(refusal, `${elsewhere} --port 0`);
    case 'data-folder-not-writable':
    case 'data-folder-damaged':
    case 'data-folder-too-new':
      return advise(refusal, elsewhere);
    case 'port-in-use':
      return advise(refusal, '--port 0');
    case 'port-not-allowed':
    case 'address-not-available':
      return refusal;
  }
}

function advise(refusal: ServerRefusal, options: string): ServerRefusal {
  return { ...refusal, message: `${refusal.message} The same command goes on with: ${options}` };
}
