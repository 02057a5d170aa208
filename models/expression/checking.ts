import type { Expression, Range } from './expression.ts';
import type { Facts } from './facts.ts';
import type { Binding, Type } from './types.ts';

/** Where a node stands: what may be named there and what is certain there. */
export interface Place {
  readonly names: ReadonlyMap<string, Binding>;
  readonly facts: Facts;
}

/**
 * What the parts of the checker share. Every check gives the type, or undefined when it has reported why
 * there is none.
 */
export interface Checking {
  readonly types: Map<Expression, Type>;
  readonly check: (node: Expression, place: Place, expected?: Type) => Type | undefined;
  /** For a node that must be there: an optional value is a problem. */
  readonly checkSet: (node: Expression, place: Place, expected?: Type) => Type | undefined;
  /** For whatever decides something: a yes-or-no value that is not decided already. */
  readonly checkCondition: (node: Expression, place: Place) => Type | undefined;
  readonly report: (range: Range, message: string, suggestion?: string) => undefined;
}

export function isBooleanLiteral(node: Expression): boolean {
  return node.kind === 'literal' && node.literal.type === 'boolean';
}
