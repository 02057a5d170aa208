import type { ScenarioId } from '#models/metamodel/ids.ts';
import type { EventPlan } from './events.ts';
import type { ExampleRecord } from './examples.ts';
import type { ValueShape } from './fields.ts';
import type { NamedAggregate } from './names.ts';
import type { ErrorPlan } from './refusals.ts';

/** A place in an aggregate's decision context for another aggregate of the same bounded context. */
export interface ReadSlot {
  readonly key: string;
  readonly aggregate: NamedAggregate;
}

/** An example of what a command does. Fields that nobody gave a value are left to the examples of messages. */
export interface ScenarioPlan {
  readonly id: ScenarioId;
  readonly words: string;
  /** The text of the aggregate's id, where the team gave one. */
  readonly aggregateId?: string;
  /** Of the command's own aggregate, in order. */
  readonly history: readonly PastEventPlan[];
  /** Of the aggregates that the command reads. */
  readonly reads: readonly {
    readonly slot: ReadSlot;
    readonly aggregate: NamedAggregate;
    readonly history: readonly PastEventPlan[];
  }[];
  readonly when: ExampleRecord;
  /** The command's clock, ISO 8601. */
  readonly now: string;
  readonly then: ScenarioOutcome;
}

/** An event that happened before the command, and how often. */
export interface PastEventPlan {
  readonly event: EventPlan;
  readonly values: ExampleRecord;
  /** The values say to which aggregate it happened. */
  readonly tellsId: boolean;
  /** How often it happened. Above 1 the counter stands in the values, where the team asked for it. */
  readonly times: number;
}

export type ScenarioOutcome =
  | {
      readonly kind: 'events';
      /** `whole`: every field of the payload is expected, not only those that are named. */
      readonly events: readonly {
        readonly event: EventPlan;
        readonly values: ExampleRecord;
        readonly whole: boolean;
      }[];
    }
  /** The decision refuses. */
  | { readonly kind: 'refusal'; readonly error: ErrorPlan }
  /** The store refuses: another aggregate holds the key, or none does. */
  | { readonly kind: 'key-taken'; readonly error: ErrorPlan }
  /** A value object among the parameters refuses. */
  | {
      readonly kind: 'value';
      readonly value: ValueShape;
      readonly input: ExampleRecord;
      readonly error: ErrorPlan;
    }
  /** The command has no refusal of this name. */
  | { readonly kind: 'unknown'; readonly words: string };
