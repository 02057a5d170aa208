import { listNetworkAddresses } from '#app/desktop/network-addresses.ts';
import { jsonLinesLog } from '#app/server/log.ts';
import { listAddresses } from '../addresses.ts';
import type { ExitCode } from '../exit-codes.ts';
import { launchServer } from '../launch-server.ts';
import { type Output, refuse, toJson } from '../output.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly allowedHost?: readonly string[];
  readonly json?: boolean;
}

/** Serves boards and the app until asked to stop (SIGINT, SIGTERM); then everything is on disk. */
export async function serveBoards(options: ServeOptions, output: Output): Promise<ExitCode> {
  const launched = await launchServer({
    ...options,
    log: jsonLinesLog((line) => process.stderr.write(line)),
  });
  if (!launched.ok) return refuse(output, launched.error, options.json);
  const server = launched.value;
  const [url, ...others] = listAddresses(server, listNetworkAddresses);
  return serveUntilStopped(server, output, () => {
    if (options.json) output.result(toJson({ url, addresses: [url, ...others], data: options.data }));
    else {
      output.result(`Stormwright serves its boards at ${[url, ...others].join(' and ')}`);
      output.note(`Boards are kept in ${options.data}. Ctrl-C stops; nothing is lost.`);
    }
  });
}
