/** Writes one JSON object a line, for programs to collect and people to search. */
export interface Log {
  info(event: string, facts?: object): void;
  error(event: string, error: unknown, facts?: object): void;
}

export function createLog(write: (line: string) => void, now: () => string): Log {
  const writeLine = (facts: object) => write(JSON.stringify({ time: now(), ...facts }));
  return {
    info: (event, facts) => writeLine({ level: 'info', event, ...facts }),
    error: (event, error, facts) => writeLine({ level: 'error', event, ...describe(error), ...facts }),
  };
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: error.message, stack: error.stack, ...(error.cause ? { cause: String(error.cause) } : {}) };
}
