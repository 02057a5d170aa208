import type { RunningServer } from '#app/server/start-server.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/**
 * Announces a server and keeps it up until SIGINT or SIGTERM, then closes it with everything on disk. A second signal ends at
 * once.
 */
export async function serveUntilStopped(
  server: RunningServer,
  output: Output,
  announce: () => void,
): Promise<ExitCode> {
  const stopped = askedToStop();
  // Whoever hears of it may stop it at once.
  announce();
  await stopped;
  const unsaved = await server.close();
  if (unsaved.length > 0) {
    output.note(
      `The disk would not take the last changes of: ${unsaved.join(', ')}. Browsers that had them open still hold them.`,
    );
  }
  return EXIT.fine;
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
