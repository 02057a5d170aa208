import { CalculationError } from './calculation-error.js';
import type { DomainError } from './domain-error.js';
import { err, type Result } from './result.js';

/** A command or an event: what it is called and what it carries. */
export interface Message<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** What a decision may know besides the command and the state. */
export interface DecisionContext<Id extends string> {
  /** The aggregate's id; for one that does not exist yet, the id it would get. */
  readonly id: Id;
  /** When the command is decided: ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * The behaviour of one aggregate as two tables of pure functions: `decide` says which events a command leads to, or
 * refuses; `evolve` says how an event changes the state. State is `undefined` before the first event. A missing
 * entry does not compile.
 */
export interface Decider<
  State,
  Command extends Message,
  Event extends Message,
  Failure,
  Context extends DecisionContext<string>,
> {
  readonly decide: {
    readonly [Type in Command['type']]: (
      command: Extract<Command, { readonly type: Type }>,
      context: Context,
      current: State | undefined,
    ) => Result<readonly Event[], Failure>;
  };
  readonly evolve: {
    readonly [Type in Event['type']]: (
      event: Extract<Event, { readonly type: Type }>,
      current: State | undefined,
    ) => State;
  };
}

/**
 * What `command` leads to. A calculation without an answer (a sum of two currencies, a division by zero) is a refusal
 * under its own code; any other exception is a defect and passes through.
 */
export function decide<
  State,
  Command extends Message,
  Event extends Message,
  Failure,
  Context extends DecisionContext<string>,
>(
  decider: Decider<State, Command, Event, Failure, Context>,
  command: Command,
  context: Context,
  current: State | undefined,
): Result<readonly Event[], Failure | DomainError> {
  const decideCommand = decider.decide[command.type as Command['type']];
  try {
    return decideCommand(command as Parameters<typeof decideCommand>[0], context, current);
  } catch (error) {
    if (error instanceof CalculationError) {
      return err({ code: error.code, kind: 'invalid', message: error.message });
    }
    throw error;
  }
}

/** The state after one more event. */
export function evolve<State, Event extends Message>(
  decider: Pick<Decider<State, never, Event, unknown, never>, 'evolve'>,
  current: State | undefined,
  event: Event,
): State {
  const evolveEvent = decider.evolve[event.type as Event['type']];
  return evolveEvent(event as Parameters<typeof evolveEvent>[0], current);
}

/** The state an event changes. That nothing is there means a damaged history, which is a defect. */
export function existing<State>(current: State | undefined): State {
  if (current === undefined) {
    throw new Error('An event changes an aggregate that no earlier event has begun.');
  }
  return current;
}
