import arrowPlugin from '@jsep-plugin/arrow';
import * as jsepModule from 'jsep';
import { BINARY_OPERATORS, type Range } from './expression.ts';

/** A node as jsep builds it. Its fields depend on `type`. */
export interface RawNode {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** What jsep throws: `index` is where it stopped reading. */
export interface SyntaxProblem extends Error {
  readonly index: number;
  readonly description: string;
}

/** The parts of jsep's parser class that its type declarations leave out. */
interface JsepParser {
  readonly expr: string;
  index: number;
  readonly code: number;
  readonly char: string;
  gobbleSpaces(): void;
  gobbleExpression(): RawNode | false | undefined;
  gobbleExpressions(untilCode?: number): RawNode[];
  gobbleToken(): RawNode | false;
  gobbleTokenProperty(node: RawNode): RawNode;
  gobbleIdentifier(): RawNode;
  gobbleNumericLiteral(): RawNode;
  gobbleStringLiteral(): RawNode;
  gobbleArray(): RawNode;
  gobbleGroup(): RawNode | false;
  gobbleArguments(terminationCode: number): RawNode[];
  throwError(message: string): never;
}

interface JsepClass {
  new (text: string): JsepParser;
  addBinaryOp(operator: string, precedence: number): void;
  readonly plugins: { register(plugin: unknown): void };
}

const { Jsep } = jsepModule as unknown as { readonly Jsep: JsepClass };

// jsep keeps its grammar in statics. Operators that the language refuses stay in it on purpose:
// a person who writes `=` or `===` is told what to write instead.
Jsep.plugins.register(arrowPlugin);
Jsep.addBinaryOp('in', BINARY_OPERATORS.in);
Jsep.addBinaryOp('=', 0.9);

const commaCode = 44;
const closingParenthesisCode = 41;

/**
 * jsep with two differences: it remembers where everything stands, and it reads exactly one expression, where
 * jsep lets separators be doubled or left out.
 */
export class PositionedParser extends Jsep {
  private readonly ranges = new WeakMap<object, Range>();
  private readonly groups = new WeakMap<object, Range>();

  /** Throws a `SyntaxProblem` for text that is not one expression; undefined for blank text. */
  parseWhole(): RawNode | undefined {
    const [node] = this.gobbleExpressions();
    if (this.index < this.expr.length) this.throwError(`Unexpected "${this.char}"`);
    return node;
  }

  /**
   * Where a literal, a name, a list or the arguments of a call stand; of a unary operation, where it starts.
   * Everything else reaches from its first part to its last.
   */
  findRange(node: object): Range | undefined {
    return this.ranges.get(node);
  }

  /** The place of the outermost parentheses around a node, if it has any. */
  findGroup(node: object): Range | undefined {
    return this.groups.get(node);
  }

  override gobbleExpressions(untilCode?: number): RawNode[] {
    const node = this.gobbleExpression();
    if (node && untilCode !== undefined && this.code === commaCode) this.throwError('Unexpected ","');
    return node ? [node] : [];
  }

  override gobbleToken(): RawNode | false {
    this.gobbleSpaces();
    const start = this.index;
    const node = super.gobbleToken();
    if (node && node.type === 'UnaryExpression' && !this.ranges.has(node)) {
      this.ranges.set(node, { start, end: this.index });
    }
    return node;
  }

  override gobbleTokenProperty(node: RawNode): RawNode {
    if (!this.ranges.has(node) && typeof node.raw === 'string') {
      // `true`, `false` and `null` are made from an identifier that has just been read.
      this.ranges.set(node, { start: this.index - node.raw.length, end: this.index });
    }
    if (node.type === 'ThisExpression') {
      this.ranges.set(node, { start: this.index - 'this'.length, end: this.index });
    }
    return super.gobbleTokenProperty(node);
  }

  override gobbleIdentifier(): RawNode {
    return this.located(() => super.gobbleIdentifier());
  }

  override gobbleNumericLiteral(): RawNode {
    return this.located(() => super.gobbleNumericLiteral());
  }

  override gobbleStringLiteral(): RawNode {
    return this.located(() => super.gobbleStringLiteral());
  }

  override gobbleArray(): RawNode {
    return this.located(() => super.gobbleArray());
  }

  override gobbleGroup(): RawNode | false {
    const start = this.index;
    const node = super.gobbleGroup();
    if (node) this.groups.set(node, { start, end: this.index });
    return node;
  }

  override gobbleArguments(terminationCode: number): RawNode[] {
    const start = this.index;
    const nodes: RawNode[] = [];
    this.gobbleSpaces();
    while (this.code !== terminationCode) {
      if (nodes.length > 0) this.skipComma();
      nodes.push(this.gobbleOne(terminationCode));
      this.gobbleSpaces();
    }
    this.index += 1;
    this.ranges.set(nodes, { start, end: this.index });
    return nodes;
  }

  private gobbleOne(terminationCode: number): RawNode {
    const node = this.gobbleExpression();
    if (node) return node;
    if (this.index < this.expr.length) this.throwError(`Unexpected "${this.char}"`);
    return this.throwError(terminationCode === closingParenthesisCode ? 'Unclosed (' : 'Unclosed [');
  }

  private skipComma(): void {
    if (this.index < this.expr.length && this.code !== commaCode) this.throwError('Expected comma');
    this.index = Math.min(this.index + 1, this.expr.length);
  }

  private located(gobble: () => RawNode): RawNode {
    const start = this.index;
    const node = gobble();
    this.ranges.set(node, { start, end: this.index });
    return node;
  }
}
