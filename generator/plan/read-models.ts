import type { ElementId } from '#models/metamodel/ids.ts';
import type { ComputedValue, ExpressionPlan } from './expressions.ts';
import type { FieldPlan } from './fields.ts';
import type { HeardPlan } from './messages.ts';
import type { Name, Place } from './names.ts';

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

/** What one kind of message does to a row. In its expressions `data`, `subject` and `row` are in scope. */
export interface ProjectionPlan {
  readonly heard: HeardPlan;
  readonly place: Place;
  /** Missing: the message's subject. */
  readonly key?: ExpressionPlan;
  readonly removes: boolean;
  readonly effects: readonly RowEffectPlan[];
  /** It has all that a row needs: it makes a new row where there is none. */
  readonly begins: boolean;
}

export type RowEffectPlan =
  | { readonly do: 'set' | 'increment'; readonly field: FieldPlan; readonly value: ExpressionPlan }
  | { readonly do: 'append'; readonly field: FieldPlan; readonly value: ComputedValue }
  | { readonly do: 'clear'; readonly field: FieldPlan }
  /** `keep` is a predicate that holds for the items that stay. */
  | { readonly do: 'remove'; readonly field: FieldPlan; readonly keep: ExpressionPlan };

export interface QueryPlan {
  readonly name: Name;
  readonly parameters: readonly FieldPlan[];
  /** Row field -> parameter: what the store itself looks for. */
  readonly matches: readonly { readonly field: FieldPlan; readonly parameter: FieldPlan }[];
  /** What must hold besides, over `row` and `asked`. */
  readonly where?: ExpressionPlan;
}
