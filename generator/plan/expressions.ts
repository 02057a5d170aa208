import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import type { Name, Place } from './names.ts';

/** What a name stands for in the code around an expression. */
export type NamedValue =
  /** A local variable: `now`, `cart`, `row`. */
  | { readonly kind: 'variable'; readonly variable: string }
  /** A property of what a variable holds: `data.bookId`, `cart.items`. */
  | { readonly kind: 'field'; readonly variable: string; readonly key: string }
  /** What a function works out from what a variable holds: `cartTotal(cart)`. */
  | { readonly kind: 'derived'; readonly variable: string; readonly place: Place }
  /** The text that a variable holds, as an id: `cartId(subject)`. */
  | { readonly kind: 'id'; readonly variable: string; readonly id: Name };

/** How one field of a record is read: as a property, or by calling the function it follows from. */
export type MemberName = { readonly key: string } | { readonly derived: Place };

/** How the fields of records are read in one context, by the record's key and the field's identifier. */
export type MemberNames = ReadonlyMap<string, ReadonlyMap<string, MemberName>>;

/** What an expression's names and fields stand for, by their identifiers. */
export interface ExpressionScope {
  readonly names: ReadonlyMap<string, NamedValue>;
  readonly members: MemberNames;
}

/** An expression of the board in its place in the code. */
export interface ExpressionPlan {
  readonly kind: 'expression';
  readonly checked: CheckedExpression;
  /** Its value may be undefined. */
  readonly isOptional: boolean;
  readonly scope: ExpressionScope;
}

/** How the code comes to a value. */
export type ComputedValue =
  | ExpressionPlan
  | NamedValue
  | { readonly kind: 'empty-list' }
  | { readonly kind: 'record'; readonly properties: readonly ValueAssignment[] }
  /** One record for each item of a list; in their values the item is the variable `item`. */
  | {
      readonly kind: 'records';
      readonly list: ExpressionPlan;
      readonly properties: readonly ValueAssignment[];
    };

/** `key: value`; an optional one is left out when it is undefined. */
export interface ValueAssignment {
  readonly key: string;
  readonly value: ComputedValue;
  readonly optional: boolean;
}
