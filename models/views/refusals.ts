import type { Rule } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { AggregateClusters } from './aggregate-clusters.ts';
import { findElement } from './aggregate-clusters.ts';

/** The refusal of a lifecycle move that gives none. */
export const DEFAULT_MOVE_ERROR = 'Invalid Status Transition';

/** The name of the refusal of a rule: the one it was given, else its sentence. */
export function errorOfRule({ error, text }: Rule): string {
  return error ?? text;
}

/** The names of everything a command may be refused with, in the words of the board. */
export function refusalsOfCommand(
  model: Model,
  clusters: AggregateClusters,
  command: ElementId,
): readonly string[] {
  const design = findElement(model, command, 'command')?.design;
  const aggregate = findElement(model, clusters.aggregateOfCommand.get(command), 'aggregate');
  const events = new Set((clusters.outcomes.get(command) ?? []).map(({ event }) => event));
  const moves = (aggregate?.design?.lifecycle?.moves ?? []).filter(({ on }) => events.has(on));
  const names = [
    ...(design?.rules ?? []).map(errorOfRule),
    ...moves.map(({ error }) => error ?? DEFAULT_MOVE_ERROR),
    ...(aggregate?.design?.keys ?? []).map(({ name, error }) => error ?? `${name} Already Taken`),
    ...(aggregate === undefined ? [] : [`${aggregate.text} Not Found`, `${aggregate.text} Already Exists`]),
    ...(design?.reads ?? []).map(
      (read) => read.error ?? `${findElement(model, read.aggregate, 'aggregate')?.text ?? ''} Not Found`,
    ),
    ...(design?.parameters ?? []).flatMap((field) =>
      field.type === 'value' ? refusalsOfValue(model, field.of as ValueObjectId) : [],
    ),
  ];
  return [...new Set(names)];
}

function refusalsOfValue(model: Model, id: ValueObjectId): readonly string[] {
  const value = Object.hasOwn(model.values, id) ? model.values[id] : undefined;
  return (value?.rules ?? []).map(errorOfRule);
}
