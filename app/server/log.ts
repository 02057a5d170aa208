/** One thing worth knowing about the running server. Never holds what people wrote. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** Who speaks, as `server:room`. */
  readonly area: string;
  /** What happened, in the past tense: `board-opened`. */
  readonly event: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as one line of JSON with its time. */
export function jsonLinesLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (entry) => write(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`);
}

/** Listens to nothing. */
export const silentLog: Log = () => {};
