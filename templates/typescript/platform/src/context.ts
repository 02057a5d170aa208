import type { Clock, Inbox, Kept, Outbox } from '@sample/kernel';
import type { Database } from './database/database.js';
import type { OpenRemote } from './external/remote.js';
import type { Api } from './http/api.js';
import type { Projection } from './inbox/projection.js';
import type { Subscription } from './inbox/subscription.js';
import type { Log } from './log.js';

/** What a context takes from the process it runs in. */
export interface ContextSurroundings {
  readonly clock: Clock;
  /** A fresh id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Log;
  /** The way to an external system, or to a fake of it. */
  readonly openRemote: OpenRemote;
}

/** A context that is up: its routes are served below `/<name>`, its outbox waits for a relay, its inbox for a worker. */
export interface RunningContext {
  readonly name: string;
  readonly api: Api;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly kept: Kept;
  /** Everybody in the context who hears messages. */
  readonly subscriptions: readonly Subscription[];
  /** The read models, to be built again when they have changed. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of every kind stand side by side.
  readonly projections: readonly Projection<any>[];
  /** Takes away what is stored and no longer asked for; to be called now and then. */
  readonly cleanUp: () => Promise<void>;
}

/** A context as it can be brought up. */
export interface ContextModule {
  /** As in addresses: "orders". */
  readonly name: string;
  /** As the team calls it. */
  readonly title: string;
  /** What it is for. */
  readonly purpose?: string;
  /** The names of the messages that it publishes, for all others to hear. */
  readonly publishes: readonly string[];
  /** The names of messages of other contexts that somebody in it hears. */
  readonly hears: readonly string[];
  readonly open: (database: Database, surroundings: ContextSurroundings) => Promise<RunningContext>;
}
