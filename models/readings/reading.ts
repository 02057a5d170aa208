import type { Binding, TypedExpression } from '../expression/types.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { AggregateClusters } from './aggregate-clusters.ts';
import { ambiguous } from './ambiguous-name.ts';
import type { Beginnings } from './beginnings.ts';
import type { ExpressionPlace, ModelExpression } from './model-expression.ts';
import type { ModelTypes } from './model-types.ts';

type Place = Omit<ExpressionPlace, 'subject'>;

/** A text in its place, and what it may name. */
export interface ExpressionText extends Place {
  readonly text: string;
}

/** A name, and fields below it, in the place of an expression that nobody wrote. */
export interface ImpliedSource extends Place {
  readonly names: readonly string[];
}

/** Several of them, of which the first that fits counts. */
export interface ImpliedSources extends Place {
  readonly sources: readonly (readonly string[])[];
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
  /** The same for a derived field, which must have a value. `typed`: as the types of its record were worked out with it. */
  readonly readDerived: (written: ExpressionText, typed: TypedExpression | undefined) => ModelExpression;
  /** The same for an expression that nobody wrote: it has problems where it does not fit. */
  readonly imply: (source: ImpliedSource) => ModelExpression;
  /** The same for the first source that fits; undefined where none does. */
  readonly implyFirst: (sources: ImpliedSources) => ModelExpression | undefined;
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
