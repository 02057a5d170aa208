const stopWithinMs = 15_000;

export interface Ending {
  readonly exit: (code: number) => void;
  readonly tell: (line: string) => void;
}

/**
 * Ends the process when `stop` has ended, or after 15 seconds without it: what does not answer, such as a broker that is away, is
 * nothing to wait for. What is not delivered waits for the next start.
 */
export async function endProcess(
  stop: () => Promise<void>,
  { exit, tell }: Ending = { exit: process.exit, tell: console.error },
): Promise<void> {
  const late = setTimeout(() => {
    tell(
      `The server has not stopped within ${stopWithinMs / 1_000} seconds and is ended. What is not delivered waits for the next start.`,
    );
    exit(1);
  }, stopWithinMs);
  try {
    await stop();
    exit(0);
  } catch (error) {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    exit(1);
  } finally {
    clearTimeout(late);
  }
}
