import type { CheckedExpression } from './checked-expression.ts';
import {
  BINARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  type ExpressionOf,
  type LiteralValue,
} from './expression.ts';
import { isKernelFunction, type KernelFunction } from './kernel-functions.ts';
import { isWorkedOut, mayBeZero } from './number-checks.ts';
import type { RecordType, Type } from './types.ts';
import { printStringLiteral, RESERVED_WORDS } from './typescript-text.ts';

/** How the names of a scope are called in the code around the printed expression. */
export interface ExpressionNames {
  /**
   * Code for a bare name, a root or `now`: `quantity` may be `command.quantity`. It must not need
   * parentheses.
   */
  readonly root: (name: string) => string;
  /** Code for a field below `object`, stored or derived: `cart.total` may be `total(cart)`. */
  readonly member: (object: string, record: RecordType, field: string) => string;
  /** The text that stands for an option at run time. Default: the option itself. */
  readonly option?: (option: string, options: readonly string[]) => string;
}

/** Every name as it is. */
export const PLAIN_NAMES: ExpressionNames = {
  root: (name) => name,
  member: (object, _record, field) => `${object}.${field}`,
};

export interface PrintedExpression {
  readonly code: string;
  /** The functions of the kernel that the code calls, in alphabetical order. */
  readonly kernelImports: readonly KernelFunction[];
}

/**
 * A checked expression as strict TypeScript: plain operators where they mean the same, functions of the
 * generated kernel where not. The code has the value that `evaluateExpression` gives; where that fails, it
 * throws a `CalculationError` with the same code. A predicate gives an arrow function.
 */
export function printTypeScript(checked: CheckedExpression, names: ExpressionNames): PrintedExpression {
  const printer = new TypeScriptPrinter(checked, names);
  const code = printer.print(checked.expression).code;
  return { code, kernelImports: [...printer.kernelImports].sort() };
}

/** The functions of the kernel that the code of an expression calls, in alphabetical order. */
export function kernelFunctionsOf(checked: CheckedExpression): readonly KernelFunction[] {
  return printTypeScript(checked, PLAIN_NAMES).kernelImports;
}

/**
 * Code and how tightly it holds together (see `precedenceOf`): the higher, the fewer parentheses it needs.
 */
interface Code {
  readonly code: string;
  readonly precedence: number;
}

const tight = 12;

class TypeScriptPrinter {
  readonly kernelImports: Set<KernelFunction>;
  private readonly checked: CheckedExpression;
  private readonly names: ExpressionNames;
  private readonly parameters: ReadonlyMap<string, string>;

  constructor(
    checked: CheckedExpression,
    names: ExpressionNames,
    parameters: ReadonlyMap<string, string> = new Map(),
    kernelImports = new Set<KernelFunction>(),
  ) {
    this.checked = checked;
    this.names = names;
    this.parameters = parameters;
    this.kernelImports = kernelImports;
  }

  /** Code whose number, if it was worked out, has been checked for size. */
  print(node: Expression): Code {
    const raw = this.printRaw(node);
    if (!isWorkedOut(node, this.checked.types)) return raw;
    return this.call(this.typeOf(node)?.kind === 'decimal' ? 'finiteNumber' : 'safeInteger', raw.code);
  }

  private printRaw(node: Expression): Code {
    switch (node.kind) {
      case 'literal':
        return { code: this.printLiteral(node, node.literal), precedence: tight };
      case 'name':
        return { code: this.parameters.get(node.name) ?? this.names.root(node.name), precedence: tight };
      case 'member':
        return this.printMember(node);
      case 'list':
        return { code: `[${node.items.map((item) => this.print(item).code).join(', ')}]`, precedence: tight };
      case 'unary':
        return this.printUnary(node);
      case 'binary':
        return this.printBinary(node);
      case 'conditional': {
        const condition = within(this.print(node.condition), 1);
        const branches = `${this.print(node.whenTrue).code} : ${this.print(node.whenFalse).code}`;
        return { code: `${condition} ? ${branches}`, precedence: 0 };
      }
      case 'call':
        return this.printCall(node);
      case 'arrow':
        return { code: this.printArrow(node, (inside) => inside.print(node.body)), precedence: 0 };
    }
  }

  private printLiteral(node: Expression, literal: LiteralValue): string {
    if (literal.type !== 'text') return String(literal.value);
    const type = this.typeOf(node);
    const isOption = type?.kind === 'one-of' && this.names.option !== undefined;
    return printStringLiteral(isOption ? this.option(literal.value, type.options) : literal.value);
  }

  private option(text: string, options: readonly string[]): string {
    return this.names.option?.(text, options) ?? text;
  }

  private printMember({ object, name }: ExpressionOf<'member'>): Code {
    const owner = within(this.print(object), tight);
    const type = this.typeOf(object);
    if (type?.kind === 'record') {
      return { code: this.names.member(owner, type.record, name), precedence: tight };
    }
    return name === 'amount'
      ? this.call('toDecimalText', owner)
      : { code: `${owner}.${name}`, precedence: tight };
  }

  private printUnary({ operator, operand }: ExpressionOf<'unary'>): Code {
    if (operator === '!' && operand.kind === 'call' && operand.name === 'isSet') {
      return this.printIsSet(operand, '===');
    }
    const inner = operator === '-' ? this.printRaw(operand) : this.print(operand);
    const isSignTwice = operator === '-' && inner.code.startsWith('-');
    return { code: operator + within(inner, isSignTwice ? tight + 1 : 11), precedence: 11 };
  }

  private printBinary(node: ExpressionOf<'binary'>): Code {
    const { operator, left, right } = node;
    switch (operator) {
      case '&&':
      case '||':
        return infix(operator, operator, this.print(left), this.print(right));
      case 'in':
        return this.printIn(left, right);
      case '==':
      case '!=':
        return this.printEquality(operator, left, right);
      case '<':
      case '<=':
      case '>':
      case '>=':
        if (this.typeOf(left)?.kind !== 'money')
          return infix(operator, operator, this.printRaw(left), this.printRaw(right));
        return infix(operator, operator, this.call('compareMoney', left, right), {
          code: '0',
          precedence: tight,
        });
      default:
        return this.printArithmetic(node, operator);
    }
  }

  private printIn(left: Expression, right: Expression): Code {
    const type = this.typeOf(left);
    if (type === undefined || isPlain(type))
      return {
        code: `${within(this.print(right), tight)}.includes(${this.print(left).code})`,
        precedence: tight,
      };
    return this.call('containsEqual', right, left);
  }

  private printEquality(operator: '==' | '!=', left: Expression, right: Expression): Code {
    const type = this.typeOf(left);
    if (type === undefined || isPlain(type)) {
      return infix(operator, `${operator}=`, this.printRaw(left), this.printRaw(right));
    }
    const call = this.call(type.kind === 'money' ? 'isSameMoney' : 'isEqual', left, right);
    return operator === '==' ? call : { code: `!${call.code}`, precedence: 11 };
  }

  private printArithmetic(node: ExpressionOf<'binary'>, operator: '+' | '-' | '*' | '/' | '%'): Code {
    const { left, right } = node;
    switch (`${this.typeOf(left)?.kind} ${operator} ${this.typeOf(right)?.kind}`) {
      case 'money + money':
        return this.call('addMoney', left, right);
      case 'money - money':
        return this.call('subtractMoney', left, right);
      case 'money * integer':
      case 'money * decimal':
        return this.call('multiplyMoney', left, right);
      case 'integer * money':
      case 'decimal * money':
        return this.call('multiplyMoney', right, left);
      case 'time - time':
        return this.call('durationBetween', left, right);
      case 'time + duration':
        return this.call('addDuration', left, right);
      case 'time - duration':
        return this.call('subtractDuration', left, right);
      default:
        if ((operator === '/' || operator === '%') && mayBeZero(right)) {
          const [dividend, divisor] = [this.printRaw(left), this.printRaw(right)];
          return this.call(operator === '/' ? 'divide' : 'remainder', dividend.code, divisor.code);
        }
        return infix(operator, operator, this.printRaw(left), this.printRaw(right));
    }
  }

  private printCall(node: ExpressionOf<'call'>): Code {
    const [first, second] = node.args as readonly [Expression, Expression];
    switch (node.name) {
      case 'size':
        if (this.typeOf(first)?.kind !== 'list') return this.call('textLength', first);
        return { code: `${within(this.print(first), tight)}.length`, precedence: tight };
      case 'some':
      case 'every':
        return {
          code: `${within(this.print(first), tight)}.${node.name}(${this.print(second).code})`,
          precedence: tight,
        };
      case 'count': {
        const matching = `${within(this.print(first), tight)}.filter(${this.print(second).code})`;
        return { code: `${matching}.length`, precedence: tight };
      }
      case 'sum':
        return this.printSum(node);
      case 'isSet':
        return this.printIsSet(node, '!==');
      case 'percent':
        if (this.typeOf(first)?.kind === 'money') return this.call('percentOf', first, second);
        return {
          code: `${within(infix('*', '*', this.printRaw(first), this.printRaw(second)), tight)} / 100`,
          precedence: 10,
        };
      case 'days':
      case 'hours':
      case 'minutes':
      case 'money':
        return this.call(node.name, ...node.args);
    }
  }

  private printSum(node: ExpressionOf<'call'>): Code {
    const [list, arrow] = node.args as readonly [Expression, Expression | undefined];
    const items = this.print(list);
    const added =
      arrow?.kind === 'arrow'
        ? `${within(items, tight)}.map(${this.printArrow(arrow, (inside) => inside.printRaw(arrow.body))})`
        : items.code;
    return this.call(this.typeOf(node)?.kind === 'money' ? 'sumMoney' : 'sum', added);
  }

  private printIsSet(node: ExpressionOf<'call'>, operator: '===' | '!=='): Code {
    const [asked] = node.args as readonly [Expression];
    return infix('==', operator, this.print(asked), { code: 'undefined', precedence: tight });
  }

  private printArrow(arrow: ExpressionOf<'arrow'>, printBody: (inside: TypeScriptPrinter) => Code): string {
    const parameter = this.freshParameter(arrow.parameter);
    const parameters = new Map([...this.parameters, [arrow.parameter, parameter]]);
    const inside = new TypeScriptPrinter(this.checked, this.names, parameters, this.kernelImports);
    return `(${parameter}) => ${printBody(inside).code}`;
  }

  /**
   * A parameter that hides nothing the body may need: no kernel function, no reserved word, no name of the
   * code around.
   */
  private freshParameter(wanted: string): string {
    let parameter = wanted;
    while (this.isTaken(parameter)) parameter = `${parameter}_`;
    return parameter;
  }

  private isTaken(identifier: string): boolean {
    if (RESERVED_WORDS.has(identifier) || isKernelFunction(identifier)) return true;
    if ([...this.parameters.values()].includes(identifier)) return true;
    return this.identifiersAround().has(identifier);
  }

  /** Every identifier that the names of the scope are printed with. */
  private identifiersAround(): ReadonlySet<string> {
    const codes = [...this.checked.scope.names.keys()].map((name) => this.names.root(name));
    return new Set(codes.flatMap((code) => code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []));
  }

  private call(name: KernelFunction, ...args: readonly (Expression | string)[]): Code {
    this.kernelImports.add(name);
    const codes = args.map((argument) =>
      typeof argument === 'string' ? argument : this.print(argument).code,
    );
    return { code: `${name}(${codes.join(', ')})`, precedence: tight };
  }

  private typeOf(node: Expression): Type | undefined {
    return this.checked.types.get(node);
  }
}

/** Values that `===` compares by value. */
function isPlain(type: Type): boolean {
  return type.kind !== 'money' && type.kind !== 'record' && type.kind !== 'list';
}

function infix(operator: BinaryOperator, printed: string, left: Code, right: Code): Code {
  const precedence = BINARY_OPERATORS[operator];
  return { code: `${within(left, precedence)} ${printed} ${within(right, precedence + 1)}`, precedence };
}

function within(code: Code, precedence: number): string {
  return code.precedence < precedence ? `(${code.code})` : code.code;
}
