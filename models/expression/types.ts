import type { PrimitiveType } from '../metamodel/fields.ts';
import type { Expression } from './expression.ts';

/** What an expression's value can be. Types are compared with `isSameType`, never by identity. */
export type Type =
  | { readonly kind: PrimitiveType }
  /** `of` is the identifier of the thing's name: ids of different things never mix. */
  | { readonly kind: 'id'; readonly of: string }
  | { readonly kind: 'one-of'; readonly options: readonly string[] }
  | { readonly kind: 'record'; readonly record: RecordType }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'optional'; readonly of: Type }
  /** A test of one item, `item => ...`: only where one is expected, never a value. */
  | { readonly kind: 'predicate'; readonly item: Type };

/**
 * A thing with named fields: an aggregate, an entity, a value object, a row. Fields come late, because
 * records may hold themselves.
 */
export interface RecordType {
  /** Equal keys mean one and the same record type. */
  readonly key: string;
  /** For messages: "Cart Item". */
  readonly name: string;
  readonly fields: () => ReadonlyMap<string, Binding>;
}

/** What a name stands for: a bare name, a root, or a field of a record. */
export interface Binding {
  readonly type: Type;
  /** Why it cannot be used here although it is known, for example because the cart may not exist yet. */
  readonly unavailable?: string;
  /** Set when it is not stored but follows from its siblings, which are the bare names of this expression. */
  readonly derived?: () => TypedExpression | undefined;
}

/** An expression with the type of every node and the meaning of every name: what can be evaluated. */
export interface TypedExpression {
  readonly expression: Expression;
  readonly type: Type;
  readonly types: ReadonlyMap<Expression, Type>;
  readonly scope: { readonly names: ReadonlyMap<string, Binding> };
}

export function primitive<Kind extends PrimitiveType>(kind: Kind): { readonly kind: Kind } {
  return { kind };
}

export function listOf(item: Type): Type {
  return { kind: 'list', item };
}

export function optionalOf(type: Type): Type {
  return type.kind === 'optional' ? type : { kind: 'optional', of: type };
}

export function isNumeric(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'decimal';
}

/** Text and the types that are text with a meaning. */
export function isTextual(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'email' || type.kind === 'url' || type.kind === 'one-of';
}

export function isSameType(one: Type, other: Type): boolean {
  return isAssignable(one, other) && isAssignable(other, one);
}

/**
 * May a value of type `from` stand where `to` is expected? A record also stands for another one with the same
 * stored fields: that is how an order takes a snapshot of a cart's items as its own lines.
 */
export function isAssignable(from: Type, to: Type): boolean {
  return fits(from, to, new Set());
}

/**
 * `comparing` holds the pairs of records that are being compared already, because records may hold
 * themselves.
 */
function fits(from: Type, to: Type, comparing: ReadonlySet<string>): boolean {
  if (to.kind === 'optional') return fits(from.kind === 'optional' ? from.of : from, to.of, comparing);
  switch (from.kind) {
    case 'id':
      return to.kind === 'id' && from.of === to.of;
    case 'one-of':
      return to.kind === 'one-of'
        ? from.options.every((option) => to.options.includes(option))
        : to.kind === 'text';
    case 'record':
      return to.kind === 'record' && isSnapshot(from.record, to.record, comparing);
    case 'list':
      return to.kind === 'list' && fits(from.item, to.item, comparing);
    case 'optional':
      return false;
    case 'predicate':
      return to.kind === 'predicate' && fits(to.item, from.item, comparing);
    case 'integer':
      return to.kind === 'integer' || to.kind === 'decimal';
    case 'email':
    case 'url':
      return to.kind === from.kind || to.kind === 'text';
    default:
      return to.kind === from.kind;
  }
}

function isSnapshot(from: RecordType, to: RecordType, comparing: ReadonlySet<string>): boolean {
  const pair = `${from.key} ${to.key}`;
  if (from.key === to.key || comparing.has(pair)) return true;
  const given = storedFields(from);
  const wanted = storedFields(to);
  const within = new Set([...comparing, pair]);
  return (
    given.size === wanted.size &&
    [...wanted].every(([name, type]) => {
      const found = given.get(name);
      return found !== undefined && fits(found, type, within);
    })
  );
}

function storedFields(record: RecordType): ReadonlyMap<string, Type> {
  const stored = [...record.fields()].filter(([, { derived }]) => derived === undefined);
  return new Map(stored.map(([name, { type }]) => [name, type] as const));
}

/** The narrowest type that both fit, for the two branches of a conditional and the items of a list. */
export function commonType(one: Type, other: Type): Type | undefined {
  if (one.kind === 'optional' || other.kind === 'optional') {
    const common = commonType(withoutOptional(one), withoutOptional(other));
    return common && optionalOf(common);
  }
  if (one.kind === 'one-of' && other.kind === 'one-of') {
    return { kind: 'one-of', options: [...new Set([...one.options, ...other.options])] };
  }
  if (one.kind === 'list' && other.kind === 'list') {
    const item = commonType(one.item, other.item);
    return item && listOf(item);
  }
  if (isAssignable(one, other)) return other;
  if (isAssignable(other, one)) return one;
  return isTextual(one) && isTextual(other) ? primitive('text') : undefined;
}

export function withoutOptional(type: Type): Type {
  return type.kind === 'optional' ? type.of : type;
}

/** The type in words, as it reads in a message after "is" or "expects". */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'id':
      return `an id of ${type.of}`;
    case 'one-of':
      return `one of ${type.options.map((option) => `"${option}"`).join(', ')}`;
    case 'record':
      return type.record.name;
    case 'list':
      return `a list of ${describeMany(type.item)}`;
    case 'optional':
      return `${describeType(type.of)} that may be missing`;
    case 'predicate':
      return 'a test of one item: item => ...';
    default:
      return plainTypes[type.kind].one;
  }
}

/** Several of a type: "whole numbers", "ids of cart". */
export function describeMany(type: Type): string {
  switch (type.kind) {
    case 'id':
      return `ids of ${type.of}`;
    case 'list':
      return `lists of ${describeMany(type.item)}`;
    case 'record':
    case 'one-of':
    case 'optional':
    case 'predicate':
      return describeType(type);
    default:
      return plainTypes[type.kind].many;
  }
}

/** What people who know no types call them. */
const plainTypes: Readonly<Record<PrimitiveType, { readonly one: string; readonly many: string }>> = {
  text: { one: 'text', many: 'texts' },
  integer: { one: 'a whole number', many: 'whole numbers' },
  decimal: { one: 'a number', many: 'numbers' },
  boolean: { one: 'a yes-or-no value', many: 'yes-or-no values' },
  money: { one: 'money', many: 'amounts of money' },
  date: { one: 'a day', many: 'days' },
  time: { one: 'a point in time', many: 'points in time' },
  duration: { one: 'a length of time', many: 'lengths of time' },
  email: { one: 'an email address', many: 'email addresses' },
  url: { one: 'a web address', many: 'web addresses' },
};
