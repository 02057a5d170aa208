import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { type AggregateClusters, aggregateClusters, findElement } from './aggregate-clusters.ts';
import { type Beginnings, readBeginnings } from './beginnings.ts';
import { contextsOfElements } from './context-of.ts';
import { type ModelExpression, type ModelPath, readExpression, requireValue } from './model-expression.ts';
import { createModelTypes, type ModelTypes } from './model-types.ts';
import {
  type AggregateReading,
  readAggregate,
  readValueObject,
  type ValueObjectReading,
} from './read-aggregates.ts';
import { type CommandReading, readCommand } from './read-commands.ts';
import { type EventReading, readEvent } from './read-events.ts';
import { type PolicyReading, readPolicy } from './read-policies.ts';
import { type ReadModelReading, readReadModel } from './read-read-models.ts';
import type { ExpressionText, Reading } from './reading.ts';

/** Every expression of a model, read and checked where it stands, and what they rest on. */
export interface ModelExpressions {
  /** In the order of the elements' ids; implied ones included. */
  readonly all: readonly ModelExpression[];
  /**
   * The expression at a path, implied ones included. Take it from the reading that it belongs to instead: this goes when the
   * planner no longer looks expressions up by path.
   */
  readonly find: (...path: ModelPath) => ModelExpression | undefined;
  /** Those of one element or value object, implied ones included. */
  readonly ofEntry: (section: 'elements' | 'values', id: string) => readonly ModelExpression[];
  readonly aggregates: ReadonlyMap<ElementId, AggregateReading>;
  readonly values: ReadonlyMap<ValueObjectId, ValueObjectReading>;
  readonly events: ReadonlyMap<ElementId, EventReading>;
  readonly commands: ReadonlyMap<ElementId, CommandReading>;
  readonly policies: ReadonlyMap<ElementId, PolicyReading>;
  readonly readModels: ReadonlyMap<ElementId, ReadModelReading>;
  readonly clusters: AggregateClusters;
  readonly beginnings: Beginnings;
  readonly types: ModelTypes;
}

const read = new WeakMap<Model, ModelExpressions>();

/** Reads all expressions of a model. Models are immutable: the same model is read once. */
export function readExpressions(model: Model): ModelExpressions {
  const known = read.get(model) ?? readAll(model);
  read.set(model, known);
  return known;
}

function readAll(model: Model): ModelExpressions {
  const byPath = new Map<string, ModelExpression>();
  const reading = createReading(model, byPath);
  const aggregates = new Map<ElementId, AggregateReading>();
  const values = new Map<ValueObjectId, ValueObjectReading>();
  const events = new Map<ElementId, EventReading>();
  const commands = new Map<ElementId, CommandReading>();
  const policies = new Map<ElementId, PolicyReading>();
  const readModels = new Map<ElementId, ReadModelReading>();
  // Policies give values to the parameters of commands, implied ones included: commands come first.
  const ids = (Object.keys(model.elements) as ElementId[]).sort();
  for (const id of ids) {
    const command = findElement(model, id, 'command');
    if (command !== undefined) commands.set(id, readCommand(reading, id, command));
  }
  for (const id of ids) {
    const element = model.elements[id];
    if (element?.kind === 'aggregate') aggregates.set(id, readAggregate(reading, id, element));
    if (element?.kind === 'event') events.set(id, readEvent(reading, id, element));
    if (element?.kind === 'policy') policies.set(id, readPolicy(reading, id, element, commands));
    if (element?.kind === 'read-model') readModels.set(id, readReadModel(reading, id, element));
  }
  for (const id of Object.keys(model.values).sort() as ValueObjectId[]) {
    const value = model.values[id];
    if (value !== undefined) values.set(id, readValueObject(reading, id, value));
  }
  const { clusters, beginnings, types } = reading;
  const byEntry = new Map<string, ModelExpression[]>();
  for (const expression of byPath.values()) {
    const key = entryKey(expression.subject.section, expression.subject.id);
    byEntry.set(key, [...(byEntry.get(key) ?? []), expression]);
  }
  return {
    all: [...byPath.values()],
    ofEntry: (section, id) => byEntry.get(entryKey(section, id)) ?? [],
    find: (...path) => byPath.get(JSON.stringify(path)),
    aggregates,
    values,
    events,
    commands,
    policies,
    readModels,
    clusters,
    beginnings,
    types,
  };
}

function entryKey(section: string, id: string): string {
  return `${section}/${id}`;
}

function createReading(model: Model, byPath: Map<string, ModelExpression>): Reading {
  const clusters = aggregateClusters(model);
  const beginnings = readBeginnings(model, clusters);
  const file = (expression: ModelExpression) => {
    byPath.set(JSON.stringify(expression.path), expression);
    return expression;
  };
  const readAt = ({ path, text, scope, expected }: ExpressionText) => {
    const [section, id] = path;
    const subject = { section: section === 'values' ? 'values' : 'elements', id: String(id) } as const;
    return readExpression({ path, subject }, text, scope, expected);
  };
  return {
    model,
    clusters,
    beginnings,
    contexts: contextsOfElements(model),
    types: createModelTypes(model, beginnings.leftUnset),
    read: (written) => file(readAt(written)),
    readDerived: (written) => file(requireValue(readAt(written))),
    imply: (implied) => file({ ...readAt(implied), implied: true }),
  };
}
