import { toIdentifier } from '../expression/identifier.ts';
import { defineRule } from '../findings/rule.ts';
import type { Field } from '../metamodel/fields.ts';
import { findElement } from '../readings/aggregate-clusters.ts';

/** A command finds its aggregate, or one that it reads, by a parameter that is not its id. */
export const targetNotSound = defineRule({
  id: 'target-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['command'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions }) => {
    const { target, reads = [], parameters = [] } = design ?? {};
    if (parameters.length === 0) return [];
    const owner = findElement(model, expressions.clusters.aggregateOfCommand.get(id), 'aggregate')?.text;
    const isFoundOtherwise =
      target?.by === 'key' || (target === undefined && expressions.beginnings.creates(id) === 'always');
    const wrongTarget = isFoundOtherwise
      ? undefined
      : problemOf(parameters, target?.parameter ?? `${owner ?? ''} id`, owner);
    return [
      ...(wrongTarget === undefined ? [] : [{ at: ['design', 'target'], message: wrongTarget }]),
      ...reads.flatMap((read, index) => {
        const of = findElement(model, read.aggregate, 'aggregate')?.text;
        const message = problemOf(parameters, read.parameter, of);
        return message === undefined ? [] : [{ at: ['design', 'reads', index, 'parameter'], message }];
      }),
    ];
  },
});

function problemOf(parameters: readonly Field[], name: string, of: string | undefined): string | undefined {
  const field = parameters.find((parameter) => toIdentifier(parameter.name) === toIdentifier(name));
  if (field === undefined || of === undefined) return undefined;
  const isId =
    field.type === 'id' && toIdentifier(field.of) === toIdentifier(of) && !field.list && !field.optional;
  return isId
    ? undefined
    : `"${name}" should be one id of ${of}, because it says which ${of} is meant. Change its type.`;
}
