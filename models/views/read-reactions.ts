import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, primitive, type RecordType } from '../expression/types.ts';
import type { Assignments } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { findElement } from './aggregate-clusters.ts';
import type { ModelPath } from './model-expression.ts';
import type { CommandReading } from './read-commands.ts';
import { readEffects } from './read-effects.ts';
import { mergeNames, type Reading } from './reading.ts';

/** Bare names: the payload of the event, its aggregate's id ("order id"), and what the policy remembers. */
export function readPolicy(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'policy'>,
  commands: ReadonlyMap<ElementId, CommandReading>,
): void {
  const { types } = reading;
  const state = types.bindings(design?.state ?? []);
  for (const [index, reaction] of (design?.reactions ?? []).entries()) {
    const path = ['elements', id, 'design', 'reactions', index];
    const names = mergeNames(messageNames(reading, reaction.event), state);
    if (reaction.condition !== undefined) {
      reading.read([...path, 'condition'], reaction.condition, { names }, primitive('boolean'));
    }
    const parameters = (command: ElementId | undefined) => parameterBindings(reading, command, commands);
    readAssignments(reading, [...path, 'with'], reaction.with, names, parameters(reaction.command));
    readAssignments(reading, [...path, 'remember'], reaction.remember, names, state);
    const compensation = parameters(reaction.compensation);
    readAssignments(reading, [...path, 'compensationWith'], reaction.compensationWith, names, compensation);
  }
}

/**
 * In projections bare names are the message's, in queries the query's parameters; `row` is the row in both.
 */
export function readReadModel(
  reading: Reading,
  id: ElementId,
  { text, design }: ElementOf<'read-model'>,
): void {
  const path = ['elements', id, 'design'];
  const fields = reading.types.bindings(design?.fields ?? []);
  const row = rowBinding(id, text, fields);
  for (const [index, { event, key, effects }] of (design?.projections ?? []).entries()) {
    const names = mergeNames(messageNames(reading, event), row);
    if (key !== undefined) reading.read([...path, 'projections', index, 'key'], key, { names });
    readEffects(reading, [...path, 'projections', index, 'effects'], effects ?? [], { names }, fields);
  }
  for (const [index, { parameters, where }] of (design?.queries ?? []).entries()) {
    if (where === undefined) continue;
    const names = mergeNames(reading.types.bindings(parameters ?? []), row);
    reading.read([...path, 'queries', index, 'where'], where, { names }, primitive('boolean'));
  }
}

/** What an event tells those who hear of it: its payload, and whose event it is. */
function messageNames(reading: Reading, event: ElementId): ReadonlyMap<string, Binding> {
  const { model, clusters, types } = reading;
  const aggregate = clusters.aggregateOfEvent.get(event);
  const payload = types.bindings(findElement(model, event, 'event')?.design?.payload ?? [], aggregate);
  const text = findElement(model, aggregate, 'aggregate')?.text;
  const subject = toIdentifier(`${text ?? ''} id`);
  if (text === undefined || payload.has(subject)) return payload;
  return new Map([...payload, [subject, { type: { kind: 'id', of: toIdentifier(text) } }]]);
}

function parameterBindings(
  { model, types }: Reading,
  command: ElementId | undefined,
  commands: ReadonlyMap<ElementId, CommandReading>,
): ReadonlyMap<string, Binding> {
  const known = command && commands.get(command);
  const designed = findElement(model, command, 'command')?.design?.parameters ?? [];
  const fields: readonly Field[] = [...designed, ...(known ? known.implied : [])];
  return types.bindings(fields, known ? known.aggregate : undefined);
}

function readAssignments(
  reading: Reading,
  path: ModelPath,
  assignments: Assignments | undefined,
  names: ReadonlyMap<string, Binding>,
  targets: ReadonlyMap<string, Binding>,
): void {
  for (const [name, text] of Object.entries(assignments ?? {})) {
    reading.read([...path, name], text, { names }, targets.get(toIdentifier(name))?.type);
  }
}

function rowBinding(
  id: ElementId,
  name: string,
  fields: ReadonlyMap<string, Binding>,
): readonly (readonly [string, Binding])[] {
  const record: RecordType = { key: `row:${id}`, name, fields: () => fields };
  return [['row', { type: { kind: 'record', record } }]];
}
