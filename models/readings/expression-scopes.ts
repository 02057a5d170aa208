import { toIdentifier } from '../expression/identifier.ts';
import { assume, type Scope, scopeOfRecord } from '../expression/scope.ts';
import { type Binding, primitive, type RecordType } from '../expression/types.ts';
import type { DerivedField, Rule } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { ElementOf, Model } from '../metamodel/model.ts';
import { type AggregateClusters, aggregateClusters, findElement } from './aggregate-clusters.ts';
import { type Beginnings, readBeginnings } from './beginnings.ts';
import { contextsOfElements } from './context-of.ts';
import { type ModelExpression, type ModelPath, readExpression, requireValue } from './model-expression.ts';
import { createModelTypes, type ModelTypes } from './model-types.ts';
import { type CommandReading, readCommand } from './read-commands.ts';
import { readEffects } from './read-effects.ts';
import { type PolicyReading, readPolicy } from './read-policies.ts';
import { type ReadModelReading, readReadModel } from './read-read-models.ts';
import { mergeNames, type Reading } from './reading.ts';

/** Every expression of a model, read and checked where it stands, and what they rest on. */
export interface ModelExpressions {
  /** In the order of the elements' ids; implied ones included. */
  readonly all: readonly ModelExpression[];
  /** The expression at a path, implied ones included. */
  readonly find: (...path: ModelPath) => ModelExpression | undefined;
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
    if (element?.kind === 'aggregate') readAggregate(reading, id, element);
    if (element?.kind === 'event') readEvent(reading, id, element);
    if (element?.kind === 'policy') policies.set(id, readPolicy(reading, id, element, commands));
    if (element?.kind === 'read-model') readModels.set(id, readReadModel(reading, id, element));
  }
  for (const id of Object.keys(model.values).sort() as ValueObjectId[]) readValue(reading, id);
  const { clusters, beginnings, types } = reading;
  return {
    all: [...byPath.values()],
    find: (...path) => byPath.get(JSON.stringify(path)),
    commands,
    policies,
    readModels,
    clusters,
    beginnings,
    types,
  };
}

function createReading(model: Model, byPath: Map<string, ModelExpression>): Reading {
  const clusters = aggregateClusters(model);
  const beginnings = readBeginnings(model, clusters);
  const file = (expression: ModelExpression) => {
    byPath.set(JSON.stringify(expression.path), expression);
    return expression;
  };
  const placeOf = (path: ModelPath) => {
    const [section, id] = path;
    return {
      path,
      subject: { section: section === 'values' ? 'values' : 'elements', id: String(id) },
    } as const;
  };
  return {
    model,
    clusters,
    beginnings,
    contexts: contextsOfElements(model),
    types: createModelTypes(model, beginnings.leftUnset),
    read: (path, text, scope, expected) => file(readExpression(placeOf(path), text, scope, expected)),
    readDerived: (path, text, scope) => file(requireValue(readExpression(placeOf(path), text, scope))),
    imply: (path, text, scope, expected) =>
      file({ ...readExpression(placeOf(path), text, scope, expected), implied: true }),
  };
}

function readAggregate(reading: Reading, id: ElementId, { design }: ElementOf<'aggregate'>): void {
  const record = reading.types.aggregate(id);
  if (record === undefined) return;
  const path = ['elements', id, 'design'];
  readDerived(reading, [...path, 'derived'], design?.derived, record);
  for (const [index, entity] of (design?.entities ?? []).entries()) {
    const inner = reading.types.entity(id, entity.name);
    if (inner !== undefined)
      readDerived(reading, [...path, 'entities', index, 'derived'], entity.derived, inner);
  }
  for (const [index, { when }] of (design?.keys ?? []).entries()) {
    if (when === undefined) continue;
    reading.read([...path, 'keys', index, 'when'], when, scopeOfRecord(record), primitive('boolean'));
  }
}

function readValue(reading: Reading, id: ValueObjectId): void {
  const record = reading.types.value(id);
  const value = reading.model.values[id];
  if (record === undefined || value === undefined) return;
  readDerived(reading, ['values', id, 'derived'], value.derived, record);
  readRules(reading, ['values', id, 'rules'], value.rules, scopeOfRecord(record));
}

function readRules(
  reading: Reading,
  path: ModelPath,
  rules: readonly Rule[] | undefined,
  first: Scope,
): void {
  let scope = first;
  for (const [index, { check }] of (rules ?? []).entries()) {
    if (check === undefined) continue;
    const { checked } = reading.read([...path, index, 'check'], check, scope, primitive('boolean'));
    if (checked !== undefined) scope = assume(scope, checked);
  }
}

function readDerived(
  reading: Reading,
  path: ModelPath,
  derived: readonly DerivedField[] | undefined,
  record: RecordType,
): void {
  for (const [index, { name, value }] of (derived ?? []).entries()) {
    // Its own binding says why it cannot be used; inside its own expression it simply does not exist, unless
    // in a circle.
    const own = toIdentifier(name);
    const siblings = [...record.fields()].filter(
      ([sibling, { unavailable }]) => sibling !== own || unavailable,
    );
    reading.readDerived([...path, index, 'value'], value, { names: new Map(siblings) });
  }
}

function readEvent(reading: Reading, id: ElementId, event: ElementOf<'event'>): void {
  const { clusters, beginnings, types } = reading;
  const aggregate = clusters.aggregateOfEvent.get(id);
  const payload = types.bindings(event.design?.payload ?? [], aggregate);
  const after = aggregate === undefined ? undefined : types.aggregate(aggregate);
  const before =
    aggregate !== undefined && beginnings.isBeginning(id) ? types.newAggregate(aggregate) : after;
  const path = ['elements', id, 'design'];
  if (before !== undefined && after !== undefined) {
    const scope = { names: mergeNames(payload, rootOf(before)) };
    readEffects(reading, [...path, 'effects'], event.design?.effects ?? [], scope, storedFields(after));
  }
  readPublished(reading, id, event, mergeNames(payload, after === undefined ? [] : rootOf(after)), after);
  readEarlierVersions(reading, id, event);
}

/** Wire fields without a value are taken from the payload, then from the aggregate, by their names. */
function readPublished(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'event'>,
  names: ReadonlyMap<string, Binding>,
  aggregate: RecordType | undefined,
): void {
  const owner = reading.clusters.aggregateOfEvent.get(id);
  const values = new Map(
    Object.entries(design?.published?.values ?? {}).map((entry) => [toIdentifier(entry[0]), entry] as const),
  );
  for (const field of design?.published?.fields ?? []) {
    const name = toIdentifier(field.name);
    const expected = reading.types.typeOf(field, owner);
    const path = ['elements', id, 'design', 'published', 'values'];
    const [key, value] = values.get(name) ?? [];
    if (key !== undefined && value !== undefined) {
      reading.read([...path, key], value, { names }, expected);
      continue;
    }
    const source = names.has(name) ? name : sourceIn(aggregate, name);
    if (source !== undefined) reading.imply([...path, field.name], source, { names }, expected);
  }
}

/** Of every field of the next version, by its name or as it was written, over the fields of the earlier one. */
function readEarlierVersions(reading: Reading, id: ElementId, { design }: ElementOf<'event'>): void {
  const { types, clusters } = reading;
  const owner = clusters.aggregateOfEvent.get(id);
  const published = design?.published;
  const earlier = published?.earlier ?? [];
  for (const [index, { version, fields, upcast = {} }] of earlier.entries()) {
    const next =
      earlier.find((each) => each.version === version + 1)?.fields ?? published?.fields ?? design?.payload;
    const names = types.bindings(fields, owner);
    const written = new Map(Object.entries(upcast).map((entry) => [toIdentifier(entry[0]), entry] as const));
    for (const field of next ?? []) {
      const name = toIdentifier(field.name);
      const path = ['elements', id, 'design', 'published', 'earlier', index, 'upcast'];
      const [key, text] = written.get(name) ?? [];
      const expected = types.typeOf(field, owner);
      if (key !== undefined && text !== undefined) reading.read([...path, key], text, { names }, expected);
      else if (names.has(name)) reading.imply([...path, field.name], name, { names }, expected);
    }
  }
}

function sourceIn(aggregate: RecordType | undefined, name: string): string | undefined {
  if (aggregate === undefined) return undefined;
  const root = toIdentifier(aggregate.name);
  if (name === toIdentifier(`${aggregate.name} id`)) return `${root}.id`;
  return aggregate.fields().has(name) ? `${root}.${name}` : undefined;
}

function rootOf(record: RecordType): readonly (readonly [string, Binding])[] {
  return [[toIdentifier(record.name), { type: { kind: 'record', record } }]];
}

function storedFields(record: RecordType): ReadonlyMap<string, Binding> {
  return new Map([...record.fields()].filter(([, { derived }]) => derived === undefined));
}
