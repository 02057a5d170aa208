import { toIdentifier } from '../expression/identifier.ts';
import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** A command finds its aggregate, or one that it reads, by a parameter that is not its id. */
export const targetNotSound: LintRule = {
  id: 'target-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) =>
    [...readExpressions(model).commands].flatMap(([id, { aggregate, creates }]) => {
      const { target, reads = [], parameters = [] } = findElement(model, id, 'command')?.design ?? {};
      const owner = findElement(model, aggregate, 'aggregate')?.text;
      const problemOf = (name: string, of: string | undefined) => {
        const field = parameters.find((parameter) => toIdentifier(parameter.name) === toIdentifier(name));
        if (field === undefined || of === undefined) return undefined;
        const isId =
          field.type === 'id' &&
          toIdentifier(field.of) === toIdentifier(of) &&
          !field.list &&
          !field.optional;
        return isId
          ? undefined
          : `"${name}" should be one id of ${of}, because it says which ${of} is meant. Change its type.`;
      };
      const path = ['elements', id, 'design'];
      const isFoundOtherwise = target?.by === 'key' || (target === undefined && creates === 'always');
      const wrongTarget = isFoundOtherwise
        ? undefined
        : problemOf(target?.parameter ?? `${owner ?? ''} id`, owner);
      return [
        ...(wrongTarget === undefined ? [] : [findingOf(targetNotSound, [...path, 'target'], wrongTarget)]),
        ...reads.flatMap((read, index) => {
          const problem = problemOf(read.parameter, findElement(model, read.aggregate, 'aggregate')?.text);
          return problem === undefined
            ? []
            : [findingOf(targetNotSound, [...path, 'reads', index, 'parameter'], problem)];
        }),
      ];
    }),
};
