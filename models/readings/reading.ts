import type { Scope } from '../expression/scope.ts';
import type { Binding, Type } from '../expression/types.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { AggregateClusters } from './aggregate-clusters.ts';
import type { Beginnings } from './beginnings.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import { ambiguous, type ModelTypes } from './model-types.ts';

/** A text in its place, and what it may name. */
export interface ExpressionText {
  readonly path: ModelPath;
  readonly text: string;
  readonly scope: Scope;
  /** The type that its value must have. Missing: any. */
  readonly expected?: Type | undefined;
}

/** What every part of the reading of a model works with. */
export interface Reading {
  readonly model: Model;
  readonly clusters: AggregateClusters;
  readonly beginnings: Beginnings;
  /** The context of every element that belongs to one. */
  readonly contexts: ReadonlyMap<ElementId, ContextId>;
  readonly types: ModelTypes;
  /** Reads an expression, adds it to those of the model and gives it back. */
  readonly read: (written: ExpressionText) => ModelExpression;
  /** The same for an expression that must always have a value. */
  readonly readDerived: (written: ExpressionText) => ModelExpression;
  /** The same for an expression that nobody wrote. */
  readonly imply: (implied: ExpressionText) => ModelExpression;
}

/** All names of several sources; a name in more than one of them means nothing certain. */
export function mergeNames(
  ...sources: readonly Iterable<readonly [string, Binding]>[]
): ReadonlyMap<string, Binding> {
  const names = new Map<string, Binding>();
  for (const source of sources) {
    for (const [name, binding] of source) {
      if (name !== '') names.set(name, names.has(name) ? ambiguous(name) : binding);
    }
  }
  return names;
}
