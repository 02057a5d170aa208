import { err, ok, type Result } from '../result.ts';
import { findNearest } from '../words/suggestion.ts';
import {
  BINARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  type ExpressionProblem,
  type LiteralValue,
  type Range,
} from './expression.ts';
import { FUNCTION_NAMES, FUNCTIONS, isFunctionName } from './functions.ts';
import { PositionedParser, type RawNode, type SyntaxProblem } from './positioned-parser.ts';
import { describeSyntaxProblem, OPERATOR_ADVICE } from './syntax-messages.ts';

/** Longer texts are refused, so that no text can exhaust the stack or the patience of who reads it. */
export const MAX_EXPRESSION_LENGTH = 5_000;

/**
 * Reads one expression of the rule language (`SPEC.md` beside this file). Never throws, whatever the text;
 * problems carry the exact place. Whether names and types fit is `checkExpression`'s question.
 */
export function parseExpression(text: string): Result<Expression, readonly ExpressionProblem[]> {
  const whole = { start: 0, end: text.length };
  if (text.trim() === '') return err([{ message: 'There is no expression yet.', range: whole }]);
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const message = `This is longer than ${MAX_EXPRESSION_LENGTH} characters. Give parts of it names of their own, as derived fields.`;
    return err([{ message, range: whole }]);
  }
  const parser = new PositionedParser(text);
  try {
    const node = parser.parseWhole();
    if (node === undefined) return err([describeSyntaxProblem(text, 0, 'Unexpected')]);
    const reader = new TreeReader(parser);
    const expression = reader.read(node);
    return reader.problems.length === 0 ? ok(expression) : err(reader.problems);
  } catch (error) {
    return err([toProblem(text, error)]);
  }
}

/**
 * A name and the fields below it (`cart`, `total`: `cart.total`) as the expression that their text reads as, without reading it;
 * undefined where a part cannot be named, or is a word that means something else.
 */
export function pathExpression(names: readonly string[]): Expression | undefined {
  let path: Expression | undefined;
  let end = 0;
  for (const name of names) {
    if (!identifierPattern.test(name) || hiddenNames.has(name) || wordsOfTheLanguage.has(name))
      return undefined;
    const start = path === undefined ? 0 : end + 1;
    end = start + name.length;
    const nameRange = { start, end };
    path =
      path === undefined
        ? { kind: 'name', name, range: nameRange }
        : { kind: 'member', object: path, name, nameRange, range: { start: 0, end } };
  }
  return path;
}

function toProblem(text: string, error: unknown): ExpressionProblem {
  if (error instanceof RangeError) {
    const message = 'This is nested too deeply to be read. Give the inner parts names of their own.';
    return { message, range: { start: 0, end: text.length } };
  }
  if (!isSyntaxProblem(error)) throw error;
  return describeSyntaxProblem(text, error.index, error.description);
}

function isSyntaxProblem(error: unknown): error is SyntaxProblem {
  return error instanceof Error && 'index' in error && 'description' in error;
}

const identifierPattern = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const hiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
const wordsOfTheLanguage = new Set(['true', 'false', 'null', 'this', 'in']);

/** Turns jsep's tree into ours and collects what the language does not have. */
class TreeReader {
  readonly problems: ExpressionProblem[] = [];
  private readonly parser: PositionedParser;

  constructor(parser: PositionedParser) {
    this.parser = parser;
  }

  read(node: RawNode): Expression {
    const range = this.rangeOf(node);
    switch (node.type) {
      case 'Literal':
        return { kind: 'literal', literal: this.readLiteral(node, range), range };
      case 'Identifier':
        return { kind: 'name', name: this.readName(node), range };
      case 'MemberExpression':
        return this.readMember(node, range);
      case 'ArrayExpression':
        return { kind: 'list', items: rawNodes(node, 'elements').map((item) => this.read(item)), range };
      case 'UnaryExpression':
        return this.readUnary(node, range);
      case 'BinaryExpression':
        return this.readBinary(node, range);
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          condition: this.read(rawNode(node, 'test')),
          whenTrue: this.read(rawNode(node, 'consequent')),
          whenFalse: this.read(rawNode(node, 'alternate')),
          range,
        };
      case 'CallExpression':
        return this.readCall(node, range);
      case 'ArrowFunctionExpression':
        return this.readArrow(node, range);
      default:
        return this.refuse(range, 'An expression has no `this`: name the thing itself, such as `cart`.');
    }
  }

  private readLiteral(node: RawNode, range: Range): LiteralValue {
    const { value } = node;
    const raw = String(node.raw);
    if (typeof value === 'string') return { type: 'text', value };
    if (typeof value === 'boolean') return { type: 'boolean', value };
    if (typeof value !== 'number') {
      this.report(range, 'There is no `null`: ask `isSet(...)` whether an optional value is there.');
      return { type: 'boolean', value: false };
    }
    const type = /^\d+$/.test(raw) ? 'integer' : 'decimal';
    const fits = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!fits) this.report(range, 'This number is too large to be exact: use at most 15 digits.');
    return { type, value };
  }

  private readName(node: RawNode): string {
    const name = String(node.name);
    if (!identifierPattern.test(name)) {
      this.report(this.rangeOf(node), `"${name}" is not a name: names have letters, digits and underscores.`);
    } else if (hiddenNames.has(name)) {
      this.report(this.rangeOf(node), `"${name}" cannot be named in an expression.`);
    }
    return name;
  }

  private readMember(node: RawNode, range: Range): Expression {
    const property = rawNode(node, 'property');
    const object = this.read(rawNode(node, 'object'));
    if (node.computed === true) {
      return this.refuse(range, 'Square brackets make lists only. Write a field with a dot: `cart.items`.');
    }
    if (node.optional === true) {
      this.report(range, 'There is no `?.`: ask `isSet(...)` first, then use a plain dot.');
    }
    return {
      kind: 'member',
      object,
      name: this.readName(property),
      nameRange: this.rangeOf(property),
      range,
    };
  }

  private readUnary(node: RawNode, range: Range): Expression {
    const operand = this.read(rawNode(node, 'argument'));
    const operator = node.operator;
    if (operator === '-' || operator === '!') return { kind: 'unary', operator, operand, range };
    return this.refuse(range, `There is no \`${String(operator)}\` before a value: leave it out.`);
  }

  private readBinary(node: RawNode, range: Range): Expression {
    const operator = String(node.operator);
    const left = this.read(rawNode(node, 'left'));
    const right = this.read(rawNode(node, 'right'));
    if (isBinaryOperator(operator)) return { kind: 'binary', operator, left, right, range };
    return this.refuse(range, OPERATOR_ADVICE[operator] ?? `There is no operator \`${operator}\`.`);
  }

  private readCall(node: RawNode, range: Range): Expression {
    const callee = rawNode(node, 'callee');
    const calleeRange = this.rangeOf(callee);
    const args = rawNodes(node, 'arguments').map((argument) => this.read(argument));
    const name = callee.type === 'Identifier' ? String(callee.name) : undefined;
    if (name === undefined) {
      return this.refuse(calleeRange, `Only these can be called: ${FUNCTION_NAMES.join(', ')}.`);
    }
    if (!isFunctionName(name)) {
      const suggestion = findNearest(name, FUNCTION_NAMES);
      const known = suggestion
        ? `Did you mean \`${suggestion}\`?`
        : `There are ${FUNCTION_NAMES.join(', ')}.`;
      return this.refuse(calleeRange, `There is no function \`${name}\`. ${known}`, suggestion);
    }
    const { minArguments, maxArguments, usage } = FUNCTIONS[name];
    if (args.length < minArguments || args.length > maxArguments) {
      this.report(range, `\`${name}\` is written \`${usage}\`.`);
    }
    return { kind: 'call', name, nameRange: calleeRange, args, range };
  }

  private readArrow(node: RawNode, range: Range): Expression {
    const [parameter, ...others] = node.params === null ? [] : rawNodes(node, 'params');
    const body = this.read(rawNode(node, 'body'));
    if (parameter === undefined || others.length > 0 || parameter.type !== 'Identifier') {
      return this.refuse(range, 'An arrow has exactly one name before it: `item => item.quantity > 1`.');
    }
    const name = this.readName(parameter);
    return { kind: 'arrow', parameter: name, parameterRange: this.rangeOf(parameter), body, range };
  }

  private rangeOf(node: RawNode): Range {
    switch (node.type) {
      case 'UnaryExpression': {
        const start = this.parser.findRange(node)?.start ?? 0;
        return { start, end: this.outerRangeOf(rawNode(node, 'argument')).end };
      }
      case 'MemberExpression': {
        const end = this.outerRangeOf(rawNode(node, 'property')).end + (node.computed === true ? 1 : 0);
        return { start: this.outerRangeOf(rawNode(node, 'object')).start, end };
      }
      case 'CallExpression': {
        const end = this.parser.findRange(rawNodes(node, 'arguments'))?.end ?? 0;
        return { start: this.outerRangeOf(rawNode(node, 'callee')).start, end };
      }
      case 'BinaryExpression':
        return this.span(rawNode(node, 'left'), rawNode(node, 'right'));
      case 'ConditionalExpression':
        return this.span(rawNode(node, 'test'), rawNode(node, 'alternate'));
      case 'ArrowFunctionExpression': {
        const [parameter] = node.params === null ? [] : rawNodes(node, 'params');
        return this.span(parameter ?? rawNode(node, 'body'), rawNode(node, 'body'));
      }
      default:
        return this.parser.findRange(node) ?? { start: 0, end: 0 };
    }
  }

  private outerRangeOf(node: RawNode): Range {
    return this.parser.findGroup(node) ?? this.rangeOf(node);
  }

  private span(first: RawNode, last: RawNode): Range {
    return { start: this.outerRangeOf(first).start, end: this.outerRangeOf(last).end };
  }

  private report(range: Range, message: string, suggestion?: string): void {
    this.problems.push(suggestion === undefined ? { message, range } : { message, range, suggestion });
  }

  /** Reports, and stands a harmless node in the place of what cannot be said. */
  private refuse(range: Range, message: string, suggestion?: string): Expression {
    this.report(range, message, suggestion);
    return { kind: 'literal', literal: { type: 'boolean', value: false }, range };
  }
}

function isBinaryOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(BINARY_OPERATORS, text);
}

function rawNode(node: RawNode, property: string): RawNode {
  return node[property] as RawNode;
}

function rawNodes(node: RawNode, property: string): readonly RawNode[] {
  return node[property] as readonly RawNode[];
}
