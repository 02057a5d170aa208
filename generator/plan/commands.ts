import type { ElementId } from '#models/metamodel/ids.ts';
import type { EventPlan } from './events.ts';
import type { ExpressionPlan, ValueAssignment } from './expressions.ts';
import type { FieldPlan, RulePlan } from './fields.ts';
import type { Name } from './names.ts';
import type { ErrorPlan } from './refusals.ts';
import type { ReadSlot, ScenarioPlan } from './scenarios.ts';

export interface CommandPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/add-book.ts" */
  readonly file: string;
  /** Who issues it, in the board's words. */
  readonly actors: readonly string[];
  /** The target's id parameter included. */
  readonly parameters: readonly FieldPlan[];
  readonly target:
    | { readonly by: 'id'; readonly parameter: FieldPlan }
    /** No aggregate yet: the command begins one under a new id. */
    | { readonly by: 'nothing' }
    | { readonly by: 'key'; readonly key: KeyPlan; readonly parameters: readonly FieldPlan[] };
  /** Whether it begins an aggregate. */
  readonly creates: 'never' | 'always' | 'when-missing';
  /** Missing: the command accepts its aggregate whether it is there or not. */
  readonly presence?: PresencePlan;
  readonly reads: readonly ReadPlan[];
  readonly rules: readonly RulePlan[];
  readonly outcomes: readonly OutcomePlan[];
  readonly scenarios: readonly ScenarioPlan[];
}

/** Whether a command needs its aggregate to be there or not to be there, and the refusal when it does not find it so. */
export interface PresencePlan {
  /** Commands that never begin an aggregate need one; those that always begin one, under an id they are given, a free id. */
  readonly needs: 'aggregate' | 'free-id';
  readonly error: ErrorPlan;
}

/** A second way to find one aggregate: `{ fields }` is unique while `when` holds. */
export interface KeyPlan {
  readonly name: Name;
  readonly fields: readonly FieldPlan[];
  /** Over the aggregate's state, which is in scope under its camel name. */
  readonly when?: ExpressionPlan;
  readonly error: ErrorPlan;
}

/** What one command puts into a slot: the aggregate with the id in `parameter`. */
export interface ReadPlan {
  readonly slot: ReadSlot;
  /** The command's field that holds its id. */
  readonly parameter: FieldPlan;
  readonly error: ErrorPlan;
}

export interface OutcomePlan {
  readonly event: EventPlan;
  readonly when?: ExpressionPlan;
  readonly payload: readonly ValueAssignment[];
  /** The states in which the event may happen, where the lifecycle says so. */
  readonly allowed?: { readonly states: readonly string[]; readonly error: ErrorPlan };
}
