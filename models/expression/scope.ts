import { type Facts, factsAfter, factsInsideArrow, NO_FACTS } from './facts.ts';
import type { Binding, RecordType, Type, TypedExpression } from './types.ts';

/** Everything that an expression at one place of a model may name, by identifier. */
export interface Scope {
  readonly names: ReadonlyMap<string, Binding>;
  /** What is certain before the expression begins. Default: nothing. */
  readonly facts?: Facts;
}

export function createScope(names: Iterable<readonly [string, Binding]>): Scope {
  return { names: new Map(names) };
}

/**
 * The scope of a derived field, a key or a value object's rule: the fields of the record are the bare names.
 */
export function scopeOfRecord(record: RecordType): Scope {
  return { names: record.fields() };
}

/** A record of stored fields only. */
export function createRecord(key: string, name: string, fields: Readonly<Record<string, Type>>): RecordType {
  const bindings: ReadonlyMap<string, Binding> = new Map(
    Object.entries(fields).map(([field, type]) => [field, { type }]),
  );
  return { key, name, fields: () => bindings };
}

/**
 * The scope of what comes after a condition that held: rules that were not broken, the condition of an
 * outcome.
 */
export function assume(scope: Scope, { expression, types }: TypedExpression): Scope {
  const facts = factsAfter(expression, true, scope.facts ?? NO_FACTS, (node) => types.get(node));
  return { ...scope, facts };
}

/** The scope of what is worked out for every item of a list, which `parameter` names. */
export function scopeForEach(scope: Scope, parameter: string): Scope {
  return { ...scope, facts: factsInsideArrow(scope.facts ?? NO_FACTS, parameter) };
}
