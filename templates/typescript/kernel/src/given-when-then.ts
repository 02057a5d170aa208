import { type Decider, type DecisionContext, decide, evolve, type Message } from './decider.js';
import type { DomainError } from './domain-error.js';
import type { Result } from './result.js';

/**
 * A scenario over a decider: given what happened, when a command comes, then this is the outcome. The outcome is plain
 * data, to be compared with whatever the test runner offers:
 *
 *     expect(given(loanDecider, [copyBorrowed]).when(returnCopy, { id, now })).toEqual(ok([copyReturned]));
 */
export function given<
  State,
  Command extends Message,
  Event extends Message,
  Failure,
  Context extends DecisionContext<string>,
>(decider: Decider<State, Command, Event, Failure, Context>, history: readonly Event[]) {
  return {
    when(command: Command, context: Context): Result<readonly Event[], Failure | DomainError> {
      return decide(decider, command, context, stateAfter(decider, history));
    },
  };
}

/** The state after a whole history; without events there is none. */
export function stateAfter<State, Event extends Message>(
  decider: Pick<Decider<State, never, Event, unknown, never>, 'evolve'>,
  history: readonly Event[],
): State | undefined {
  let state: State | undefined;
  for (const event of history) state = evolve(decider, state, event);
  return state;
}
