import type { Clock, Outbox } from '@sample/kernel';
import type { Database } from './database/database.js';
import type { Api } from './http/api.js';

/** What a context takes from the process it runs in. */
export interface ContextSurroundings {
  readonly clock: Clock;
  /** A fresh id that nobody can guess. */
  readonly createId: () => string;
}

/** A context that is up: its routes are served below `/<name>`, its outbox waits for a relay. */
export interface RunningContext {
  readonly name: string;
  readonly api: Api;
  readonly outbox: Outbox;
  /** Takes away what is stored and no longer asked for; to be called now and then. */
  readonly cleanUp: () => Promise<void>;
}

/** Brings one context up on a database. */
export type OpenContext = (database: Database, surroundings: ContextSurroundings) => Promise<RunningContext>;
