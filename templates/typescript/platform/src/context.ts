import type { Clock, Inbox, Kept, Outbox } from '@sample/kernel';
import type { Database } from './database/database.js';
import type { OpenRemote } from './external/remote.js';
import type { Api } from './http/api.js';
import type { Projection } from './inbox/projection.js';
import type { Subscription } from './inbox/subscription.js';
import type { Log } from './log.js';

/** What a context gets from the process that runs it. */
export interface ContextSurroundings {
  readonly clock: Clock;
  /** A fresh id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Log;
  /** Connects to an external system, or to its fake. */
  readonly openRemote: OpenRemote;
}

/** An open context. Its routes are served below `/<name>`; a relay empties its outbox, and a worker its inbox. */
export interface RunningContext {
  readonly name: string;
  readonly api: Api;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly kept: Kept;
  /** Its policies, process managers and read models, with the messages that they receive. */
  readonly subscriptions: readonly Subscription[];
  /** Its read models, which can be built again. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of every kind stand side by side.
  readonly projections: readonly Projection<any>[];
  /** Deletes what is no longer needed. Call it from time to time. */
  readonly cleanUp: () => Promise<void>;
}

/** What a server needs to know to run a context. */
export interface ContextModule {
  /** Its name in addresses: "orders". */
  readonly name: string;
  /** The team's name for it. */
  readonly title: string;
  /** Its purpose, in a sentence. */
  readonly purpose?: string;
  /** The names of the messages that it publishes to all other contexts. */
  readonly publishes: readonly string[];
  /** The names of the messages of other contexts that it receives. */
  readonly hears: readonly string[];
  readonly open: (database: Database, surroundings: ContextSurroundings) => Promise<RunningContext>;
}
