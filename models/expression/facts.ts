import type { Expression, ExpressionOf } from './expression.ts';
import { type Type, withoutOptional } from './types.ts';

/**
 * What is certain at one place of an expression because of the conditions before it: which optional things
 * are set, and which few values a thing can still have. The same conclusions a TypeScript compiler draws from
 * the printed code, so that what passes here compiles there.
 */
export interface Facts {
  /** Paths (`cart.coupon`) that are set. */
  readonly set: ReadonlySet<string>;
  /** Path -> the only values it can have, as keys made by `literalKey`. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

export const NO_FACTS: Facts = { set: new Set(), values: new Map() };

/** The type that was found for a node, if it has one. */
export type TypeLookup = (node: Expression) => Type | undefined;

/** The dotted path of a name or of fields below a name; undefined for what is computed. */
export function findPath(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'member') return undefined;
  const object = findPath(node.object);
  return object === undefined ? undefined : `${object}.${node.name}`;
}

/** The facts that hold after `condition` turned out to be `outcome`. */
export function factsAfter(condition: Expression, outcome: boolean, facts: Facts, typeOf: TypeLookup): Facts {
  switch (condition.kind) {
    case 'unary':
      return condition.operator === '!' ? factsAfter(condition.operand, !outcome, facts, typeOf) : facts;
    case 'binary':
      return factsAfterBinary(condition, outcome, facts, typeOf);
    case 'call':
      return condition.name === 'isSet' && outcome ? withSet(condition.args[0], facts) : facts;
    default:
      return typeOf(condition)?.kind === 'boolean'
        ? withValues(condition, new Set([literalKey(outcome)]), facts)
        : facts;
  }
}

function factsAfterBinary(
  { operator, left, right }: ExpressionOf<'binary'>,
  outcome: boolean,
  facts: Facts,
  typeOf: TypeLookup,
): Facts {
  if (operator === '&&' || operator === '||') {
    const goesOn = operator === '&&';
    const both = factsAfter(right, outcome, factsAfter(left, goesOn, facts, typeOf), typeOf);
    return outcome === goesOn ? both : join(factsAfter(left, outcome, facts, typeOf), both);
  }
  if (operator !== '==' && operator !== '!=') return facts;
  const leftValues = possibleValues(left, facts, typeOf);
  const rightValues = possibleValues(right, facts, typeOf);
  if (outcome === (operator === '==')) {
    const common = intersect(leftValues, rightValues);
    return common === undefined ? facts : withValues(right, common, withValues(left, common, facts));
  }
  return withValues(
    right,
    without(rightValues, leftValues),
    withValues(left, without(leftValues, rightValues), facts),
  );
}

/** The few values that a node can have, or undefined when there is no telling. */
export function possibleValues(
  node: Expression,
  facts: Facts,
  typeOf: TypeLookup,
): ReadonlySet<string> | undefined {
  switch (node.kind) {
    case 'literal':
      return new Set([literalKey(node.literal.value)]);
    case 'conditional': {
      const whenTrue = possibleValues(node.whenTrue, facts, typeOf);
      const whenFalse = possibleValues(node.whenFalse, facts, typeOf);
      return whenTrue && whenFalse && new Set([...whenTrue, ...whenFalse]);
    }
    case 'unary':
      return node.operator === '!'
        ? oppositeValues(node.operand, facts, typeOf)
        : negativeValue(node.operand);
    default: {
      const known = facts.values.get(findPath(node) ?? '');
      const type = typeOf(node);
      if (known !== undefined || type === undefined) return known;
      const plain = withoutOptional(type);
      return plain.kind === 'one-of' ? new Set(plain.options.map(literalKey)) : undefined;
    }
  }
}

function oppositeValues(node: Expression, facts: Facts, typeOf: TypeLookup): ReadonlySet<string> | undefined {
  const values = possibleValues(node, facts, typeOf);
  return values && new Set([...values].map((key) => literalKey(key !== literalKey(true))));
}

/** -1 is as fixed as 1. */
function negativeValue(node: Expression): ReadonlySet<string> | undefined {
  if (node.kind !== 'literal' || typeof node.literal.value !== 'number') return undefined;
  return new Set([literalKey(-node.literal.value)]);
}

function literalKey(value: string | number | boolean): string {
  return JSON.stringify(value);
}

/**
 * Inside an arrow, which runs later in the eyes of a compiler: nothing is set any more, and its parameter is
 * new.
 */
export function factsInsideArrow(facts: Facts, parameter: string): Facts {
  const values = [...facts.values].filter(
    ([path]) => path !== parameter && !path.startsWith(`${parameter}.`),
  );
  return { set: new Set(), values: new Map(values) };
}

function withSet(node: Expression | undefined, facts: Facts): Facts {
  const path = node && findPath(node);
  return path === undefined ? facts : { ...facts, set: new Set([...facts.set, path]) };
}

function withValues(node: Expression, values: ReadonlySet<string> | undefined, facts: Facts): Facts {
  const path = findPath(node);
  if (path === undefined || values === undefined || values.size === 0) return facts;
  return { ...facts, values: new Map([...facts.values, [path, values]]) };
}

function intersect(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return new Set([...one].filter((value) => other.has(value)));
}

function without(
  values: ReadonlySet<string> | undefined,
  excluded: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (values === undefined || excluded?.size !== 1) return undefined;
  return new Set([...values].filter((value) => !excluded.has(value)));
}

function join(one: Facts, other: Facts): Facts {
  const values = new Map<string, ReadonlySet<string>>();
  for (const [path, mine] of one.values) {
    const theirs = other.values.get(path);
    if (theirs !== undefined) values.set(path, new Set([...mine, ...theirs]));
  }
  return { set: new Set([...one.set].filter((path) => other.set.has(path))), values };
}
