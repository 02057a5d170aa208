import type { CalculationCode, Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';

/** The stored fields of a thing by identifier. What is not set is undefined or missing. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** What a command is decided on. */
export interface Situation {
  /** The aggregate; undefined: there is none. */
  readonly state: Values | undefined;
  /** The id that the aggregate has, or would get. */
  readonly id: string;
  /** The parameters and what they imply, each a sound value of its type. */
  readonly parameters: Values;
  /** The command's clock: ISO 8601 in UTC with milliseconds. */
  readonly now: string;
  /** The other aggregates that the command reads, by the names they have in its rules. */
  readonly reads?: Readonly<Record<string, Values | undefined>>;
}

/** One event with its payload. */
export interface Happened {
  readonly event: ElementId;
  readonly payload: Values;
  /** What other contexts learn of it, where it is published. */
  readonly published?: Values;
}

/** Why a command is refused. */
export type CommandRefusal =
  /** `error` is the rule of a value object that is broken; without it, it is a bound. */
  | { readonly reason: 'parameter'; readonly field: string; readonly error?: string }
  /** In the words of the board. */
  | { readonly reason: 'rule'; readonly error: string }
  | { readonly reason: 'calculation'; readonly code: CalculationCode };

/** Thrown inside one interpretation and caught at its door. */
export class RefusedStop extends Error {
  readonly refusal: CommandRefusal;

  constructor(refusal: CommandRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** Ends an interpretation with a rule's refusal, in the words of the board. */
export function refuse(error: string): never {
  throw new RefusedStop({ reason: 'rule', error });
}
