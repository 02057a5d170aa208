import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#app/server/log.ts';
import { type RunningServer, startServer } from '#app/server/start-server.ts';
import { err, type Refusal, type Result } from '#models/result.ts';
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
  return startServer({
    host: options.host,
    port: options.port,
    dataFolder: options.data,
    rendererFolder,
    ...(options.allowedHost === undefined ? {} : { allowedHosts: options.allowedHost }),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
}
