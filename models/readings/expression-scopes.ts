import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { type AggregateClusters, aggregateClusters, findElement, idsOfKind } from './aggregate-clusters.ts';
import { type Beginnings, readBeginnings } from './beginnings.ts';
import { contextsOfElements } from './context-of.ts';
import { LazyMap } from './lazy-map.ts';
import { accessOf } from './model-access.ts';
import {
  implyExpression,
  type ModelExpression,
  readDerivedExpression,
  readExpression,
} from './model-expression.ts';
import { createModelTypes, type ModelTypes } from './model-types.ts';
import { createParser, type ParseText } from './parsed-texts.ts';
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
import type { Reading } from './reading.ts';

/** Every expression of a model, read and checked where it stands, and what they rest on. */
export interface ModelExpressions {
  /** In the order of the elements' ids; implied ones included. */
  readonly all: readonly ModelExpression[];
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

/** Reads the expressions of a model when they are asked for. Models are immutable: each entry of one is read once. */
export function readExpressions(model: Model): ModelExpressions {
  const known = read.get(model) ?? createExpressions(model);
  read.set(model, known);
  return known;
}

/**
 * The same for a model that is not remembered. Creating it reads nothing: what is read later counts for whoever asked for it.
 */
export function createExpressions(model: Model, parse: ParseText = createParser()): ModelExpressions {
  const { once } = accessOf(model);
  const clusters = aggregateClusters(model);
  const beginnings = readBeginnings(model);
  const types = createModelTypes(model, beginnings.leftUnset, parse);
  const basis = { model, clusters, beginnings, contexts: contextsOfElements(model), types };
  const entries = new Map<string, () => EntryReading | undefined>();
  const entryOf = (section: 'elements' | 'values', id: string): EntryReading | undefined => {
    const key = `${section}/${id}`;
    const entry =
      entries.get(key) ??
      once(() => {
        const expressions = new Map<string, ModelExpression>();
        const reading = createReading(basis, { section, id }, parse, expressions);
        const read =
          section === 'values'
            ? readValueAt(reading, id as ValueObjectId)
            : readElementAt(reading, id as ElementId, commands);
        return read && { ...read, expressions };
      });
    entries.set(key, entry);
    return entry();
  };
  const readingsOf = <Kind extends ElementReading['kind']>(kind: Kind) =>
    new LazyMap<ElementId, ReadingOf<Kind>>(
      () => idsOfKind(model, kind),
      (id) => {
        const entry = findElement(model, id, kind) && entryOf('elements', id);
        return entry?.reading as ReadingOf<Kind> | undefined;
      },
    );
  const commands = readingsOf('command');
  const valueIds = () => Object.keys(model.values).sort() as ValueObjectId[];
  const allOf = (entry: EntryReading | undefined) => [...(entry?.expressions.values() ?? [])];
  const all = once(() => {
    const others = (['aggregate', 'event', 'policy', 'read-model'] as const).flatMap((kind) =>
      idsOfKind(model, kind),
    );
    return [
      ...[...idsOfKind(model, 'command'), ...others.sort()].flatMap((id) => allOf(entryOf('elements', id))),
      ...valueIds().flatMap((id) => allOf(entryOf('values', id))),
    ];
  });
  return {
    get all() {
      return all();
    },
    ofEntry: (section, id) => allOf(entryOf(section, id)),
    aggregates: readingsOf('aggregate'),
    values: new LazyMap(valueIds, (id) => entryOf('values', id)?.reading as ValueObjectReading | undefined),
    events: readingsOf('event'),
    commands,
    policies: readingsOf('policy'),
    readModels: readingsOf('read-model'),
    clusters,
    beginnings,
    types,
  };
}

type ElementReading =
  | { readonly kind: 'command'; readonly reading: CommandReading }
  | { readonly kind: 'aggregate'; readonly reading: AggregateReading }
  | { readonly kind: 'event'; readonly reading: EventReading }
  | { readonly kind: 'policy'; readonly reading: PolicyReading }
  | { readonly kind: 'read-model'; readonly reading: ReadModelReading };

type ReadingOf<Kind extends ElementReading['kind']> = Extract<ElementReading, { kind: Kind }>['reading'];

type AnyReading = ElementReading | { readonly kind: 'value'; readonly reading: ValueObjectReading };

type EntryReading = AnyReading & {
  /** By their paths as JSON. */
  readonly expressions: ReadonlyMap<string, ModelExpression>;
};

function readElementAt(
  reading: Reading,
  id: ElementId,
  commands: ReadonlyMap<ElementId, CommandReading>,
): AnyReading | undefined {
  const { elements } = reading.model;
  const element = Object.hasOwn(elements, id) ? elements[id] : undefined;
  switch (element?.kind) {
    case 'command':
      return { kind: 'command', reading: readCommand(reading, id, element) };
    case 'aggregate':
      return { kind: 'aggregate', reading: readAggregate(reading, id, element) };
    case 'event':
      return { kind: 'event', reading: readEvent(reading, id, element) };
    case 'policy':
      return { kind: 'policy', reading: readPolicy(reading, id, element, commands) };
    case 'read-model':
      return { kind: 'read-model', reading: readReadModel(reading, id, element) };
    default:
      return undefined;
  }
}

function readValueAt(reading: Reading, id: ValueObjectId): AnyReading | undefined {
  const { values } = reading.model;
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  return value && { kind: 'value', reading: readValueObject(reading, id, value) };
}

function createReading(
  basis: Omit<Reading, 'read' | 'readDerived' | 'imply' | 'implyFirst'>,
  subject: ModelExpression['subject'],
  parse: ParseText,
  expressions: Map<string, ModelExpression>,
): Reading {
  const file = (expression: ModelExpression) => {
    expressions.set(JSON.stringify(expression.path), expression);
    return expression;
  };
  return {
    read: ({ text, ...place }) => file(readExpression({ ...place, subject }, text, parse)),
    readDerived: ({ text, ...place }, typed) =>
      file(readDerivedExpression({ ...place, subject }, text, parse, typed)),
    imply: ({ names, ...place }) => file(implyExpression({ ...place, subject }, names, parse)),
    implyFirst: ({ sources, ...place }) => {
      for (const names of sources) {
        const implied = implyExpression({ ...place, subject }, names, parse);
        if (implied.checked !== undefined) return file(implied);
      }
      return undefined;
    },
    // Last: V8 is several times slower when functions are added to a copy.
    ...basis,
  };
}
