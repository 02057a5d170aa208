import { CalculationError } from './calculation-error.js';
import type { Clock } from './clock.js';
import { type Decider, type DecisionContext, decide, evolve, type Message } from './decider.js';
import type { DomainError } from './domain-error.js';
import { jsonText } from './json-text.js';
import type { Announcement, OutboxMessage } from './outbox-message.js';
import type { HandledCommand, Repository, Stored } from './repository.js';
import { err, ok, type Result } from './result.js';

// Enough for a hundred people who want the same thing at the same moment.
const maxAttempts = 15;
const shortestPauseMs = 8;
const longestPauseMs = 256;

/** Where a command comes from. */
export interface CommandOrigin {
  /** Shared by everything that one request leads to. */
  readonly correlationId: string;
  /** The id of the request or message that brought the command. */
  readonly causationId: string;
  /** The client's promise that all commands under this key are one. */
  readonly idempotencyKey?: string | undefined;
  /** The trace it belongs to, in the form of https://www.w3.org/TR/trace-context/. */
  readonly traceparent?: string | undefined;
}

/** What a command did: the aggregate it was for and that aggregate's version afterwards. */
export interface Handled<Id extends string = string> {
  readonly id: Id;
  readonly version: number;
}

export type CommandHandler<Command, Id extends string, Failure> = (
  command: Command,
  origin: CommandOrigin,
) => Promise<Result<Handled<Id>, Failure | DomainError>>;

/** What the handler of one kind of aggregate is made of. */
export interface CommandHandling<
  Id extends string,
  State extends { readonly id: Id },
  Command extends Message,
  Event extends Message,
  Failure,
  Context extends DecisionContext<Id>,
> {
  readonly decider: Decider<State, Command, Event, Failure, Context>;
  readonly repository: Repository<Id, State>;
  /** The aggregate each command is for; none for a command that begins one. */
  readonly find: {
    readonly [Type in Command['type']]: (
      command: Extract<Command, { readonly type: Type }>,
    ) => Promise<Stored<State> | undefined> | undefined;
  };
  /** Adds what the decision reads besides. */
  readonly contextFor: (command: Command, context: DecisionContext<Id>) => Promise<Context> | Context;
  /** The id of a new aggregate: fresh, or the one the command brings. */
  readonly createId: (command: Command) => Id;
  /** The messages an event becomes, given the state right after it. */
  readonly announce: (event: Event, state: State) => readonly Announcement[];
  readonly createMessageId: () => string;
  readonly clock: Clock;
  /** Waits between two attempts. Default: for as long as it is told. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Loads, decides and saves. When somebody else saved in between it reads and decides again after a pause, a bounded number of
 * times, and then is `busy`. A refusal leaves the store as it was.
 */
export function createCommandHandler<
  Id extends string,
  State extends { readonly id: Id },
  Command extends Message,
  Event extends Message,
  Failure,
  Context extends DecisionContext<Id>,
>(
  handling: CommandHandling<Id, State, Command, Event, Failure, Context>,
): CommandHandler<Command, Id, Failure> {
  const { clock, decider, repository, pause = wait } = handling;
  return async (command, origin) => {
    const once = onceOnly(command, origin);
    for (let count = 1; count <= maxAttempts; count += 1) {
      const attempt = await attemptToHandle(command, origin, once);
      if (attempt.state === 'saved') return ok(attempt.handled);
      // The store saves no command twice. So a repetition is looked for here, and not ahead of every first time.
      const earlier = once && (await repository.findHandled(once.idempotencyKey));
      if (earlier) return repeated(earlier, once);
      if (attempt.state === 'answered') return attempt.answer;
      if (count < maxAttempts) await pause(pauseAfter(count));
    }
    return err({
      code: 'changed-meanwhile',
      kind: 'busy',
      message: 'Others keep changing the same thing. Nothing was saved; try again.',
    });
  };

  async function attemptToHandle(
    command: Command,
    origin: CommandOrigin,
    once: Once | undefined,
  ): Promise<Attempt<Id, Failure>> {
    try {
      return await decideAndSave(command, origin, once);
    } catch (error) {
      // An event, a published value or a key may calculate too: without an answer the command is refused.
      if (!(error instanceof CalculationError)) throw error;
      return answered(err({ code: error.code, kind: 'invalid', message: error.message }));
    }
  }

  async function decideAndSave(
    command: Command,
    origin: CommandOrigin,
    once: Once | undefined,
  ): Promise<Attempt<Id, Failure>> {
    const find = handling.find[command.type as Command['type']];
    const stored = await find(command as Parameters<typeof find>[0]);
    const id = stored?.state.id ?? handling.createId(command);
    const context = await handling.contextFor(command, { id, now: clock.now() });
    const decision = decide(decider, command, context, stored?.state);
    if (!decision.ok) return answered(decision);

    const expectedVersion = stored?.version ?? 0;
    const { state, messages } = follow(handling, stored?.state, decision.value, { ...context, ...origin });
    if (state === undefined) return answered(ok({ id, version: expectedVersion }));
    const saved = await repository.save({ id, state, expectedVersion, messages, once });
    if (saved.ok) return { state: 'saved', handled: { id, version: saved.value } };
    return saved.error.code === 'key-taken' ? answered(err(saved.error.key.taken)) : { state: 'overtaken' };
  }
}

/** Longer from time to time, and by chance: those who met must not meet again. */
function pauseAfter(attempts: number): number {
  return Math.random() * Math.min(shortestPauseMs * 2 ** attempts, longestPauseMs);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** How one attempt to handle a command ended. */
type Attempt<Id extends string, Failure> =
  | { readonly state: 'saved'; readonly handled: Handled<Id> }
  /** Refused, or there was nothing to do. Nothing was saved. */
  | { readonly state: 'answered'; readonly answer: Result<Handled<Id>, Failure | DomainError> }
  /** Somebody else saved the same thing, or the same command, in between. */
  | { readonly state: 'overtaken' };

function answered<Id extends string, Failure>(
  answer: Result<Handled<Id>, Failure | DomainError>,
): Attempt<Id, Failure> {
  return { state: 'answered', answer };
}

/** The state and the messages after `events`. */
function follow<State, Event extends Message>(
  handling: {
    readonly decider: Pick<Decider<State, never, Event, unknown, never>, 'evolve'>;
    readonly announce: (event: Event, state: State) => readonly Announcement[];
    readonly createMessageId: () => string;
  },
  current: State | undefined,
  events: readonly Event[],
  { id, now, correlationId, causationId, traceparent }: DecisionContext<string> & CommandOrigin,
) {
  let state = current;
  const messages: OutboxMessage[] = [];
  const trace = traceparent === undefined ? {} : { traceparent };
  const envelope = { subject: id, occurredAt: now, correlationId, causationId, ...trace };
  for (const event of events) {
    state = evolve(handling.decider, state, event);
    for (const announcement of handling.announce(event, state)) {
      messages.push({ ...announcement, ...envelope, id: handling.createMessageId() });
    }
  }
  return { state: events.length > 0 ? state : undefined, messages };
}

/** The refusal of another command under a key that was used. */
export const idempotencyKeyReused: DomainError = {
  code: 'idempotency-key-reused',
  kind: 'invalid',
  message: 'This idempotency key was used for another command. Nothing was done; take a new key.',
};

type Once = Pick<HandledCommand, 'idempotencyKey' | 'fingerprint'>;

function onceOnly(command: Message, { idempotencyKey }: CommandOrigin): Once | undefined {
  return idempotencyKey === undefined ? undefined : { idempotencyKey, fingerprint: jsonText(command) };
}

function repeated<Id extends string>(
  earlier: HandledCommand<Id>,
  once: Once | undefined,
): Result<Handled<Id>, DomainError> {
  if (earlier.fingerprint === once?.fingerprint) return ok({ id: earlier.id, version: earlier.version });
  return err(idempotencyKeyReused);
}
