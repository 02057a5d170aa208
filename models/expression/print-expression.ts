import { BINARY_OPERATORS, type Expression, type LiteralValue } from './expression.ts';

/** How tightly a node holds together, on the scale of `BINARY_OPERATORS`. */
export function precedenceOf(node: Expression): number {
  switch (node.kind) {
    case 'arrow':
    case 'conditional':
      return 0;
    case 'binary':
      return BINARY_OPERATORS[node.operator];
    case 'unary':
      return 11;
    default:
      return 12;
  }
}

/**
 * The expression in its plainest form: single quotes, one space around operators, only the parentheses it
 * needs.
 */
export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.literal);
    case 'name':
      return node.name;
    case 'member':
      return `${within(node.object, 12)}.${node.name}`;
    case 'list':
      return `[${node.items.map(printExpression).join(', ')}]`;
    case 'unary': {
      // Two signs in a row would read as one decrement to people who know JavaScript.
      const isSignTwice =
        node.operator === '-' && node.operand.kind === 'unary' && node.operand.operator === '-';
      return node.operator + within(node.operand, isSignTwice ? 12 : 11);
    }
    case 'binary': {
      const precedence = BINARY_OPERATORS[node.operator];
      return `${within(node.left, precedence)} ${node.operator} ${within(node.right, precedence + 1)}`;
    }
    case 'conditional':
      return `${within(node.condition, 1)} ? ${printExpression(node.whenTrue)} : ${printExpression(node.whenFalse)}`;
    case 'call':
      return `${node.name}(${node.args.map(printExpression).join(', ')})`;
    case 'arrow':
      return `${node.parameter} => ${printExpression(node.body)}`;
  }
}

function within(node: Expression, precedence: number): string {
  const text = printExpression(node);
  return precedenceOf(node) < precedence ? `(${text})` : text;
}

function printLiteral(literal: LiteralValue): string {
  switch (literal.type) {
    case 'text':
      return printText(literal.value);
    case 'decimal':
      return Number.isInteger(literal.value) && !String(literal.value).includes('e')
        ? `${literal.value}.0`
        : String(literal.value);
    default:
      return String(literal.value);
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** A text between single quotes, as the rule language reads it. */
function printText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\n\r\t\b\f\v]/g, (character) => escapes[character] ?? character)}'`;
}
