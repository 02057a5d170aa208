import type { FunctionName } from './functions.ts';

/** A stretch of the expression's text, in UTF-16 units; `end` is the first unit after it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const UNARY_OPERATORS = ['-', '!'] as const;
export type UnaryOperator = (typeof UNARY_OPERATORS)[number];

/** Every binary operator with its precedence: the higher, the tighter. All of them group from the left. */
export const BINARY_OPERATORS = {
  '||': 1,
  '&&': 2,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  in: 7,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
} as const;

export type BinaryOperator = keyof typeof BINARY_OPERATORS;

export type LiteralValue =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'integer' | 'decimal'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean };

/**
 * One expression of the rule language as a tree. Every node knows its place in the text; parentheses around a
 * node belong to the node outside it. Nodes are compared by identity: what is known about them is kept in
 * maps.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly literal: LiteralValue; readonly range: Range }
  | { readonly kind: 'name'; readonly name: string; readonly range: Range }
  | {
      readonly kind: 'member';
      readonly object: Expression;
      readonly name: string;
      readonly nameRange: Range;
      readonly range: Range;
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly range: Range }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: Expression;
      readonly range: Range;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly range: Range;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
      readonly range: Range;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly nameRange: Range;
      readonly args: readonly Expression[];
      readonly range: Range;
    }
  | {
      readonly kind: 'arrow';
      readonly parameter: string;
      readonly parameterRange: Range;
      readonly body: Expression;
      readonly range: Range;
    };

export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/**
 * What is wrong with an expression, and exactly where. `suggestion` is the text that would fit there instead.
 */
export interface ExpressionProblem {
  readonly message: string;
  readonly range: Range;
  readonly suggestion?: string;
}

/** The direct parts of a node, in the order of the text. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'member':
      return [expression.object];
    case 'list':
      return expression.items;
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'call':
      return expression.args;
    case 'arrow':
      return [expression.body];
  }
}

/** The names that an expression uses freely, in the order of the text; one that it uses twice comes twice. */
export function freeNamesOf(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  const names = childrenOf(expression).flatMap(freeNamesOf);
  return expression.kind === 'arrow' ? names.filter((name) => name !== expression.parameter) : names;
}
