import type { CommandPlan, KeyPlan } from './commands.ts';
import type { EventPlan } from './events.ts';
import type { DerivedPlan, EntityPlan, FieldPlan } from './fields.ts';
import type { NamedAggregate, Place } from './names.ts';
import type { ErrorPlan } from './refusals.ts';
import type { ReadSlot } from './scenarios.ts';

export interface AggregatePlan extends NamedAggregate {
  readonly description?: string;
  /** The keys of the fields that are known before the first event, besides `id`: those of `NewCart`. */
  readonly knownAtStart: readonly string[];
  /** Other aggregates that its decisions read; each stands in the decision context under its `key`. */
  readonly reads: readonly ReadSlot[];
  /** Without `id` and `status`. */
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedPlan[];
  readonly entities: readonly EntityPlan[];
  readonly lifecycle?: LifecyclePlan;
  readonly keys: readonly KeyPlan[];
  readonly commands: readonly CommandPlan[];
  readonly events: readonly EventPlan[];
  /** Every refusal of its commands and keys, in the order of first use. */
  readonly errors: readonly ErrorPlan[];
}

export interface LifecyclePlan {
  readonly states: readonly string[];
  readonly initial: string;
  /** `CartStatus` */
  readonly statusType: Place;
}
