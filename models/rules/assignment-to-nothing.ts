import { toIdentifier } from '../expression/identifier.ts';
import { findNearest } from '../expression/suggestion.ts';
import type { Assignments } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { findElement } from '../views/aggregate-clusters.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import type { ModelPath } from '../views/model-expression.ts';
import { findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** A value is given to a field that the event, the command or the published face does not have. */
export const assignmentToNothing: LintRule = {
  id: 'assignment-to-nothing',
  severity: 'error',
  level: 'design',
  check: (model) =>
    (Object.keys(model.elements) as ElementId[]).flatMap((id) => {
      const element = model.elements[id];
      return element === undefined ? [] : assignmentsOf(model, id, element);
    }),
};

function assignmentsOf(model: Model, id: ElementId, element: BoardElement): readonly Finding[] {
  const path = ['elements', id, 'design'];
  switch (element.kind) {
    case 'command':
      return (element.design?.outcomes ?? []).flatMap(({ event, payload }, index) => {
        const target = findElement(model, event, 'event');
        return target === undefined
          ? []
          : unknownNames(
              [...path, 'outcomes', index, 'payload'],
              payload,
              target.design?.payload,
              target.text,
            );
      });
    case 'event': {
      const { values, fields } = element.design?.published ?? {};
      return unknownNames([...path, 'published', 'values'], values, fields, 'what it publishes');
    }
    case 'policy':
      return (element.design?.reactions ?? []).flatMap((reaction, index) => [
        ...unknownParameters(model, [...path, 'reactions', index, 'with'], reaction.with, reaction.command),
        ...unknownNames(
          [...path, 'reactions', index, 'remember'],
          reaction.remember,
          element.design?.state,
          'what it remembers',
        ),
        ...unknownParameters(
          model,
          [...path, 'reactions', index, 'compensationWith'],
          reaction.compensationWith,
          reaction.compensation,
        ),
      ]);
    default:
      return [];
  }
}

function unknownParameters(
  model: Model,
  path: ModelPath,
  assignments: Assignments | undefined,
  command: ElementId | undefined,
): readonly Finding[] {
  const target = findElement(model, command, 'command');
  if (command === undefined || target === undefined) return [];
  const implied = readExpressions(model).commands.get(command)?.implied ?? [];
  return unknownNames(path, assignments, [...(target.design?.parameters ?? []), ...implied], target.text);
}

function unknownNames(
  path: ModelPath,
  assignments: Assignments | undefined,
  fields: readonly Field[] | undefined,
  target: string,
): readonly Finding[] {
  const known = (fields ?? []).map(({ name }) => name);
  const identifiers = new Set(known.map(toIdentifier));
  return Object.keys(assignments ?? {})
    .filter((name) => !identifiers.has(toIdentifier(name)))
    .map((name) => {
      const nearest = findNearest(name, known);
      const advice =
        nearest === undefined ? 'Add the field, or take the value out.' : `Did you mean "${nearest}"?`;
      return findingOf(
        assignmentToNothing,
        [...path, name],
        `"${name}" is not a field of ${target.trim() || 'its target'}. ${advice}`,
      );
    });
}
