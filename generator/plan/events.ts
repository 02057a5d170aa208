import type { ElementId } from '#models/metamodel/ids.ts';
import type { ComputedValue, ExpressionPlan } from './expressions.ts';
import type { FieldPlan } from './fields.ts';
import type { Name } from './names.ts';

export interface EventPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/book-added-to-cart.ts" */
  readonly file: string;
  /** The aggregate's id first, where the planner added it; then the board's fields in their order. */
  readonly payload: readonly FieldPlan[];
  /** The board's fields alone. */
  readonly declared: readonly FieldPlan[];
  readonly effects: readonly EffectPlan[];
  /** Whether it is the first event of an aggregate. */
  readonly starts: 'always' | 'maybe' | 'never';
  /** The payload field that holds the aggregate's id; every event that may be a first one has it. */
  readonly idKey?: string;
  /** Where the lifecycle goes. With several, `from` decides. */
  readonly moves: readonly { readonly from: readonly string[]; readonly to: string }[];
}

export type EffectPlan =
  | { readonly do: 'set'; readonly field: FieldPlan; readonly value: ExpressionPlan }
  | { readonly do: 'clear'; readonly field: FieldPlan }
  | { readonly do: 'increment'; readonly field: FieldPlan; readonly value: ExpressionPlan }
  | { readonly do: 'append'; readonly field: FieldPlan; readonly value: ComputedValue }
  /** `keep` is a predicate that holds for the items that stay. */
  | { readonly do: 'remove'; readonly field: FieldPlan; readonly keep: ExpressionPlan };
