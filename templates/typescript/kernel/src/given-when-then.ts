import { type Decider, type DecisionContext, decide, evolve, type Message } from './decider.js';
import type { DomainError } from './domain-error.js';
import type { Result } from './result.js';

/** Any decider's tables, whatever they decide on. */
interface Tables {
  readonly decide: Readonly<
    Record<string, (command: never, context: never, current: never) => Result<readonly unknown[], unknown>>
  >;
  readonly evolve: Readonly<Record<string, (event: never, current: never) => unknown>>;
}

// Functions may leave out parameters they do not read: what is left out must not narrow what a scenario may say.
type Said<Function extends (...all: never) => unknown, Index extends number, Kind> = Extract<
  Parameters<Function>[Index],
  Kind
>;

type CommandOf<D extends Tables> = {
  readonly [Type in keyof D['decide'] & string]: [Said<D['decide'][Type], 0, Message>] extends [never]
    ? Message<Type>
    : Said<D['decide'][Type], 0, Message>;
}[keyof D['decide'] & string];

type EventOf<D extends Tables> = Said<D['evolve'][keyof D['evolve']], 0, Message>;

type StateOf<D extends Tables> = ReturnType<D['evolve'][keyof D['evolve']]>;

type ContextOf<D extends Tables> =
  | Said<D['decide'][keyof D['decide']], 1, DecisionContext<string>>
  | ([Said<D['decide'][keyof D['decide']], 1, DecisionContext<string>>] extends [never]
      ? DecisionContext<string>
      : never);

/**
 * A scenario over a decider: given what happened, when a command comes, then this is the outcome. The outcome is plain
 * data, to be compared with whatever the test runner offers:
 *
 *     expect(given(loanDecider, [copyBorrowed]).when(returnCopy, { id, now })).toEqual(ok([copyReturned]));
 */
export function given<D extends Tables>(decider: D, history: readonly EventOf<D>[]) {
  return {
    when(command: CommandOf<D>, context: ContextOf<D>): Result<readonly EventOf<D>[], DomainError> {
      const tables = decider as unknown as Decider<
        StateOf<D>,
        Message,
        EventOf<D>,
        DomainError,
        DecisionContext<string>
      >;
      return decide(tables, command, context, stateAfter(decider, history));
    },
  };
}

/** The state after a whole history; without events there is none. */
export function stateAfter<D extends Pick<Tables, 'evolve'>>(
  decider: D,
  history: readonly Message[],
): ReturnType<D['evolve'][keyof D['evolve']]> | undefined {
  type State = ReturnType<D['evolve'][keyof D['evolve']]>;
  const tables = decider as unknown as Pick<Decider<State, never, Message, unknown, never>, 'evolve'>;
  return history.reduce<State | undefined>((state, event) => evolve(tables, state, event), undefined);
}
