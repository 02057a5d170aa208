import type { ElementId } from '#models/metamodel/ids.ts';
import type { CommandPlan } from './commands.ts';
import type { ExampleRecord } from './examples.ts';
import type { ExpressionPlan, ValueAssignment } from './expressions.ts';
import type { FieldPlan } from './fields.ts';
import type { HeardPlan } from './messages.ts';
import type { Name, Place } from './names.ts';
import type { ErrorPlan } from './refusals.ts';
import type { NamedSystem, OperationPlan } from './systems.ts';

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

/** One function of a policy. In its expressions `data`, `subject`, `occurredAt`, `state`, `response` and the item are in scope. */
export interface ReactionPlan {
  /** `collectPaymentWhenOrderPlaced` */
  readonly place: Place;
  readonly heard: HeardPlan;
  readonly delayMs: number;
  /** When it acts: as the team wrote it, and the opposite as the code checks it. Missing: always. */
  readonly condition?: { readonly text: string; readonly opposite: ExpressionPlan };
  /** The commands are issued for each item of the list; `text` is the list as the team wrote it. */
  readonly each?: { readonly list: ExpressionPlan; readonly text: string; readonly as: string };
  readonly call?: CallPlan;
  readonly issue?: IssuePlan;
  readonly otherwise?: IssuePlan;
  readonly remember: readonly ValueAssignment[];
  readonly ends: boolean;
  /** Which process it is for; missing: the one of the message's subject. */
  readonly key?: ExpressionPlan;
  readonly examples: readonly ReactionExample[];
}

export interface CallPlan {
  readonly system: NamedSystem;
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

/** A message and what a reaction does about it. */
export type ReactionExample =
  /** It does its work. */
  | (ReactionSetting & {
      readonly kind: 'acts';
      /** What the system is asked, question by question. */
      readonly asked?: readonly ExampleRecord[];
      readonly expected: ExpectedReaction;
    })
  /** Its condition does not hold. */
  | (ReactionSetting & {
      readonly kind: 'refrains';
      readonly condition: string;
      readonly asked?: readonly ExampleRecord[];
      readonly expected: ExpectedReaction;
    })
  /** The system that it asks refuses. */
  | (ReactionSetting & {
      readonly kind: 'is-refused';
      readonly error: ErrorPlan;
      /** The command that is issued because of the refusal. */
      readonly instead?: string;
      /** Missing: it is tried again later. */
      readonly expected?: ExpectedReaction;
    });

/** What an example of a reaction begins with. */
export interface ReactionSetting {
  readonly message: ExampleRecord;
  /** What the process knows before. */
  readonly state?: ExampleRecord;
  /** What the system that is asked answers. */
  readonly answer?:
    | { readonly ok: true; readonly response: ExampleRecord }
    | { readonly ok: false; readonly code: string };
}

/** What comes out of a reaction. */
export interface ExpectedReaction {
  /** What the process knows afterwards; missing for a policy that remembers nothing. */
  readonly state?: ExampleRecord;
  readonly wishes: readonly ExpectedWish[];
  readonly ended: boolean;
}

export interface ExpectedWish {
  readonly command: ExpectedCommand;
  readonly otherwise?: ExpectedCommand;
}

export interface ExpectedCommand {
  readonly name: Name;
  readonly data: ExampleRecord;
}
