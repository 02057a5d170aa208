import type { z } from 'zod';
import type { translationSchema } from '#models/metamodel/design.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import type { Code, CommandPlan, ErrorPlan, FieldPlan, Name, Place } from './plan.ts';

/** A kind of message that somebody in a context hears. */
export interface HeardPlan {
  readonly event: ElementId;
  /** As the context calls the event; unique. */
  readonly name: Name;
  /** Without its version: "order.placed", "payments.payment-requested". */
  readonly wireName: string;
  readonly version: number;
  /** The context that publishes it; undefined for an event of this one. */
  readonly upstream?: {
    readonly name: Name;
    readonly publishedPackage: string;
    /** The table between its words and those of this context, where an anti-corruption layer stands. */
    readonly translations: readonly Translation[];
  };
  /** The type of its data. */
  readonly type: Place;
  /** The function that reads a message. */
  readonly read: Place;
  /** What it tells, in the types of this context. Records of other contexts are written out in place. */
  readonly fields: readonly FieldPlan[];
  /** The name of its aggregate's id in expressions, and its id type. */
  readonly subject?: { readonly identifier: string; readonly id: Name };
  /** Earlier versions, newest first, each with the published function that brings it up by one. */
  readonly earlier: readonly { readonly version: number; readonly upcast: Place }[];
}

/** A value of a command, a request or a state: `key: value`, left out when it is undefined. */
export interface GivenPlan {
  readonly key: string;
  readonly value: Code;
  readonly optional: boolean;
}

/** A command that is issued with these values. */
export interface IssuePlan {
  readonly command: CommandPlan;
  readonly values: readonly GivenPlan[];
}

export interface CallPlan {
  readonly system: SystemPlan;
  readonly operation: OperationPlan;
  readonly values: readonly GivenPlan[];
  /** By the code of the refusal; without a command nothing is done. */
  readonly failures: readonly { readonly error: ErrorPlan; readonly issue?: IssuePlan }[];
}

/** One function of a policy. In its code `data`, `subject`, `occurredAt`, `state`, `response` and the item are in scope. */
export interface ReactionPlan {
  /** `collectPaymentWhenOrderPlaced` */
  readonly place: Place;
  readonly heard: HeardPlan;
  readonly delayMs: number;
  /** The opposite of its condition. */
  readonly unless?: Code;
  readonly each?: { readonly list: Code; readonly as: string };
  readonly call?: CallPlan;
  readonly issue?: IssuePlan;
  readonly otherwise?: IssuePlan;
  readonly remember: readonly GivenPlan[];
  readonly ends: boolean;
  /** Which process it is for; missing: the one of the message's subject. */
  readonly key?: Code;
  readonly examples: readonly ReactionExample[];
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

export interface OperationPlan {
  readonly name: Name;
  readonly description?: string;
  readonly request: readonly FieldPlan[];
  readonly response: readonly FieldPlan[];
  /** A good answer by the names of its fields, as far as the team has said. */
  readonly example: ExampleValues;
  readonly errors: readonly ErrorPlan[];
}

/** An external system that policies of a context ask. */
export interface SystemPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/acl/stripe" */
  readonly folder: string;
  readonly conformist: boolean;
  readonly operations: readonly OperationPlan[];
  readonly translations: readonly Translation[];
}

export type Translation = z.infer<typeof translationSchema>;

/** What one kind of message does to a row. In its code `data`, `subject` and `row` are in scope. */
export interface ProjectionPlan {
  readonly heard: HeardPlan;
  readonly place: Place;
  /** Missing: the message's subject. */
  readonly key?: Code;
  readonly removes: boolean;
  readonly effects: readonly RowEffectPlan[];
  /** It tells all that a row must have: where there is none it begins one. */
  readonly begins: boolean;
}

export type RowEffectPlan =
  | {
      readonly do: 'set' | 'increment' | 'append';
      readonly field: FieldPlan;
      readonly value: Code;
      readonly optional: boolean;
    }
  | { readonly do: 'clear'; readonly field: FieldPlan }
  | { readonly do: 'remove'; readonly field: FieldPlan; readonly keep: Code };

export interface QueryPlan {
  readonly name: Name;
  readonly parameters: readonly FieldPlan[];
  /** Row field -> parameter: what the store itself looks for. */
  readonly matches: readonly { readonly field: FieldPlan; readonly parameter: FieldPlan }[];
  /** What must hold besides, over `row` and `asked`. */
  readonly where?: Code;
}

export interface ReadModelPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly plural: string;
  readonly description?: string;
  /** "src/read-models/order-status" */
  readonly folder: string;
  readonly fields: readonly FieldPlan[];
  readonly projections: readonly ProjectionPlan[];
  readonly queries: readonly QueryPlan[];
}

/** What a context does about messages. */
export interface ReactionsPlan {
  readonly heard: readonly HeardPlan[];
  readonly policies: readonly PolicyPlan[];
  readonly systems: readonly SystemPlan[];
  readonly readModels: readonly ReadModelPlan[];
}
