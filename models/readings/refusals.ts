import type { Field, Rule } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { ElementOf, Model } from '../metamodel/model.ts';
import type { AggregateClusters } from './aggregate-clusters.ts';
import { findElement } from './aggregate-clusters.ts';
import { findEntity } from './find-entity.ts';

/** The refusal of a lifecycle move that gives none. */
export const DEFAULT_MOVE_ERROR = 'Invalid Status Transition';

/** The name of the refusal of a rule: the one it was given, else its sentence. */
export function errorOfRule({ error, text }: Rule): string {
  return error ?? text;
}

/** The name of the refusal when a second aggregate would get a key. */
export function errorOfKey({ name, error }: { readonly name: string; readonly error?: string | undefined }) {
  return error ?? `${name} Already Taken`;
}

/** The name of the refusal when there is no aggregate of that name; `error` is the one that a command gives it. */
export function errorOfMissing(aggregate: string, error?: string): string {
  return error ?? `${aggregate} Not Found`;
}

/** The name of the refusal when an aggregate shall begin that is there already. */
export function errorOfExisting(aggregate: string): string {
  return `${aggregate} Already Exists`;
}

/** The names of everything a command may be refused with, in the words of the board. */
export function refusalsOfCommand(
  model: Model,
  clusters: AggregateClusters,
  command: ElementId,
): readonly string[] {
  const design = findElement(model, command, 'command')?.design;
  const owner = clusters.aggregateOfCommand.get(command);
  const aggregate = findElement(model, owner, 'aggregate');
  const names = [
    ...(design?.rules ?? []).map(errorOfRule),
    ...(aggregate === undefined ? [] : refusalsOfAggregate(aggregate, clusters, command)),
    ...(design?.reads ?? []).map((read) =>
      errorOfMissing(findElement(model, read.aggregate, 'aggregate')?.text ?? '', read.error),
    ),
    ...refusalsOfFields(model, owner, design?.parameters ?? [], new Set()),
  ];
  return [...new Set(names)];
}

function refusalsOfAggregate(
  { text, design }: ElementOf<'aggregate'>,
  clusters: AggregateClusters,
  command: ElementId,
): readonly string[] {
  const events = new Set((clusters.outcomes.get(command) ?? []).map(({ event }) => event));
  const moves = (design?.lifecycle?.moves ?? []).filter(({ on }) => events.has(on));
  return [
    ...moves.map(({ error }) => error ?? DEFAULT_MOVE_ERROR),
    ...(design?.keys ?? []).map(errorOfKey),
    errorOfMissing(text),
    errorOfExisting(text),
  ];
}

/** Of the value objects in these fields, however deep. `seen` keeps from going round in what holds itself. */
function refusalsOfFields(
  model: Model,
  owner: ElementId | undefined,
  fields: readonly Field[],
  seen: Set<object>,
): readonly string[] {
  return fields.flatMap((field) => {
    const value =
      field.type === 'value' && Object.hasOwn(model.values, field.of)
        ? model.values[field.of as ValueObjectId]
        : undefined;
    const record =
      value ?? (field.type === 'entity' ? findEntity(model, field.of, owner)?.entity : undefined);
    if (record === undefined || seen.has(record)) return [];
    seen.add(record);
    return [...(value?.rules ?? []).map(errorOfRule), ...refusalsOfFields(model, owner, record.fields, seen)];
  });
}
