import type { Message } from './decider.js';

/** A command that a policy wants handled, and the one that makes good when it is refused. */
export interface Wish<Command extends Message> {
  readonly command: Command;
  readonly otherwise?: Command | undefined;
}

/** Where a process stands after a message, and what it wants. One that has ended hears nothing any more. */
export interface ProcessStep<State, Command extends Message> {
  readonly state: State;
  readonly ended?: boolean;
  readonly wishes: readonly Wish<Command>[];
}
