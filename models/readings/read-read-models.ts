import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, primitive, type RecordType } from '../expression/types.ts';
import type { Effect } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { drawnNeighbors, findElement } from './aggregate-clusters.ts';
import { type Index, tableOf } from './model-access.ts';
import type { ModelExpression } from './model-expression.ts';
import { homeOf, messageNames } from './reaction-names.ts';
import { type EffectReading, readEffects } from './read-effects.ts';
import { mergeNames, type Reading } from './reading.ts';

/** How one event changes the rows of a read model. */
export interface ProjectionReading {
  readonly event: ElementId;
  /** The event belongs to another context: it is heard as it is published. */
  readonly foreign: boolean;
  /** Which row, over what the event tells alone. Missing: the one of the event's aggregate. */
  readonly key?: ModelExpression;
  readonly removes: boolean;
  /** What becomes of the row: the effects that were written, and those that follow from equal names. */
  readonly changes: readonly EffectReading[];
}

/** A question to the rows of a read model. */
export interface QueryReading {
  readonly name: string;
  readonly parameters: readonly Field[];
  /** Missing: every row. */
  readonly where?: ModelExpression;
}

export interface ReadModelReading {
  /** Where it is kept: where it stands. */
  readonly context: ContextId | undefined;
  readonly fields: readonly Field[];
  readonly projections: readonly ProjectionReading[];
  readonly queries: readonly QueryReading[];
}

/**
 * Reads a read model. In projections bare names are the message's, in queries the query's parameters; `row` is the row in
 * both, but for the key that finds it. One that says nothing about its projections takes over, from each event that updates it, the fields of the same
 * name.
 */
export function readReadModel(
  reading: Reading,
  id: ElementId,
  { text, design }: ElementOf<'read-model'>,
): ReadModelReading {
  const path = ['elements', id, 'design'];
  const context = reading.contexts.get(id);
  const fields = design?.fields ?? [];
  const bindings = reading.types.bindings(fields);
  const row = rowBinding(id, text, bindings);
  const projections = (design?.projections ?? drawnProjections(reading, id)).map((projection, index) => {
    const home = homeOf(reading, projection.event);
    const isForeign = home !== context;
    const message = messageNames(reading, projection.event, isForeign);
    const scope = { names: mergeNames(message, row) };
    const at = [...path, 'projections', index];
    const written = withSubject(reading, projection.event, fields, projection.effects);
    const effects = projection.removes ? [] : (written ?? sameNamed(fields, message));
    const changes = readEffects(reading, {
      path: [...at, 'effects'],
      effects,
      scope,
      fields: bindings,
    });
    return {
      event: projection.event,
      foreign: isForeign,
      ...(projection.key !== undefined && {
        key: reading.read({ path: [...at, 'key'], text: projection.key, scope: { names: message } }),
      }),
      removes: projection.removes === true,
      changes,
    };
  });
  const queries = (design?.queries ?? []).map(({ name, parameters = [], where }, index) => {
    const scope = { names: mergeNames(reading.types.bindings(parameters), row) };
    const at = [...path, 'queries', index, 'where'];
    return {
      name,
      parameters,
      ...(where !== undefined && {
        where: reading.read({ path: at, text: where, scope, expected: primitive('boolean') }),
      }),
    };
  });
  return { context, fields, projections, queries };
}

interface Projection {
  readonly event: ElementId;
  readonly key?: string | undefined;
  readonly effects?: readonly Effect[] | undefined;
  readonly removes?: boolean | undefined;
}

function drawnProjections({ model }: Reading, id: ElementId): readonly Projection[] {
  return (tableOf(model, drawnUpdates).get(id) ?? []).map((event) => ({ event }));
}

/** The events that update a read model, by the read model. */
const drawnUpdates: Index<ElementId, readonly ElementId[]> = {
  build: (model) => drawnNeighbors(model, 'updates', 'event', 'to'),
};

/** A row that has a field for whose event it is ("order id") has it set, unless somebody said otherwise. */
function withSubject(
  { clusters, model }: Reading,
  event: ElementId,
  fields: readonly Field[],
  effects: readonly Effect[] | undefined,
): readonly Effect[] | undefined {
  if (effects === undefined || effects.length === 0) return effects;
  const aggregate = findElement(model, clusters.aggregateOfEvent.get(event), 'aggregate');
  const subject = toIdentifier(`${aggregate?.text ?? ''} id`);
  const field = fields.find(({ name, type }) => type === 'id' && toIdentifier(name) === subject);
  const isSaid = effects.some((effect) => toIdentifier(effect.field) === subject);
  if (aggregate === undefined || field === undefined || isSaid) return effects;
  return [...effects, { do: 'set', field: field.name, to: subject }];
}

function sameNamed(fields: readonly Field[], message: ReadonlyMap<string, Binding>): readonly Effect[] {
  return fields
    .filter(({ name }) => message.has(toIdentifier(name)))
    .map(({ name }) => ({ do: 'set', field: name, to: toIdentifier(name) }));
}

function rowBinding(
  id: ElementId,
  name: string,
  fields: ReadonlyMap<string, Binding>,
): readonly (readonly [string, Binding])[] {
  const record: RecordType = { key: `row:${id}`, name, fields: () => fields };
  return [['row', { type: { kind: 'record', record } }]];
}
