import type { ElementId } from '#models/metamodel/ids.ts';
import type { CommandPlan } from './commands.ts';
import type { Code } from './expressions.ts';
import type { FieldPlan } from './fields.ts';
import type { HeardPlan } from './messages.ts';
import type { Name, Place } from './names.ts';
import type { ErrorPlan } from './refusals.ts';
import type { OperationPlan, SystemPlan } from './systems.ts';

export interface PolicyPlan {
  readonly id: ElementId;
  readonly name: Name;
  /** The experts' sentence. */
  readonly words: string;
  readonly description?: string;
  /** "src/application/policies/collect-payment-when-order-placed.ts" */
  readonly file: string;
  /** What a process manager remembers. */
  readonly state?: { readonly type: Place; readonly record: Place; readonly fields: readonly FieldPlan[] };
  readonly reactions: readonly ReactionPlan[];
}

/** One function of a policy. In its code `data`, `subject`, `occurredAt`, `state`, `response` and the item are in scope. */
export interface ReactionPlan {
  /** `collectPaymentWhenOrderPlaced` */
  readonly place: Place;
  readonly heard: HeardPlan;
  readonly delayMs: number;
  /** As the team wrote it. */
  readonly condition?: string;
  /** The opposite of its condition. */
  readonly unless?: Code;
  /** The commands are issued for each item of the list; `text` is the list as the team wrote it. */
  readonly each?: { readonly list: Code; readonly text: string; readonly as: string };
  readonly call?: CallPlan;
  readonly issue?: IssuePlan;
  readonly otherwise?: IssuePlan;
  readonly remember: readonly ValueAssignment[];
  readonly ends: boolean;
  /** Which process it is for; missing: the one of the message's subject. */
  readonly key?: Code;
  readonly examples: readonly ReactionExample[];
}

export interface CallPlan {
  readonly system: SystemPlan;
  readonly operation: OperationPlan;
  readonly values: readonly ValueAssignment[];
  /** By the code of the refusal; without a command nothing is done. */
  readonly failures: readonly { readonly error: ErrorPlan; readonly issue?: IssuePlan }[];
}

/** A command that is issued with these values. */
export interface IssuePlan {
  readonly command: CommandPlan;
  readonly values: readonly ValueAssignment[];
}

/** A value of a command, a request or a state: `key: value`, left out when it is undefined. */
export interface ValueAssignment {
  readonly key: string;
  readonly value: Code;
  readonly optional: boolean;
}

/** A message and what a reaction does about it, as code of a test. */
export interface ReactionExample {
  /** It does its work; its condition does not hold; or the system that it asks refuses. */
  readonly kind: 'acts' | 'refrains' | 'is-refused';
  /** The condition that does not hold. */
  readonly condition?: string;
  readonly error?: ErrorPlan;
  /** The data of the message: as it travels, or as the context keeps its own events. */
  readonly message: string;
  /** What the process knows before, as it is kept. */
  readonly state?: string;
  readonly answer?: { readonly status: number; readonly body: string };
  /** What the system is asked, as it travels, question by question. */
  readonly asked?: string;
  /** The command that is wished for because of a refusal. */
  readonly instead?: string;
  /** Missing: it is tried again later. */
  readonly expected?: string;
}
