import { toIdentifier } from '../expression/identifier.ts';
import { didYouMean } from '../findings/advice.ts';
import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Compositions } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import type { ReactionReading, ValueReadings } from '../readings/read-policies.ts';

/** A value is given to a field that the event, the command or the published face does not have. */
export const assignmentToNothing: LintRule = {
  id: 'assignment-to-nothing',
  severity: 'error',
  level: 'design',
  check: (model) => [
    ...(Object.keys(model.elements) as ElementId[]).flatMap((id) => {
      const element = model.elements[id];
      return element === undefined ? [] : assignmentsOf(model, id, element);
    }),
    ...idsOfKind(model, 'policy').flatMap((id) => partsOf(model, id)),
  ],
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
      const { published, payload } = element.design ?? {};
      const { values, fields, earlier = [] } = published ?? {};
      return [
        ...unknownNames([...path, 'published', 'values'], values, fields, 'what it publishes'),
        ...earlier.flatMap(({ version, upcast }, index) =>
          unknownNames(
            [...path, 'published', 'earlier', index, 'upcast'],
            upcast,
            earlier.find((each) => each.version === version + 1)?.fields ?? fields ?? payload,
            `version ${version + 1}`,
          ),
        ),
      ];
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
        ...(reaction.failures ?? []).flatMap((failure, place) =>
          unknownParameters(
            model,
            [...path, 'reactions', index, 'failures', place, 'with'],
            failure.with,
            failure.command,
          ),
        ),
      ]);
    default:
      return [];
  }
}

function unknownParameters(
  model: Model,
  path: ModelPath,
  assignments: Compositions | undefined,
  command: ElementId | undefined,
): readonly Finding[] {
  const target = findElement(model, command, 'command');
  if (command === undefined || target === undefined) return [];
  const implied = readExpressions(model).commands.get(command)?.implied ?? [];
  return unknownNames(path, assignments, [...(target.design?.parameters ?? []), ...implied], target.text);
}

function unknownNames(
  path: ModelPath,
  assignments: Compositions | undefined,
  fields: readonly Field[] | undefined,
  target: string,
): readonly Finding[] {
  const known = (fields ?? []).map(({ name }) => name);
  const identifiers = new Set(known.map(toIdentifier));
  return Object.keys(assignments ?? {})
    .filter((name) => !identifiers.has(toIdentifier(name)))
    .map((name) => {
      const advice = didYouMean(name, known, 'Add the field, or take the value out.');
      return findingOf(
        assignmentToNothing,
        [...path, name],
        `"${name}" is not a field of ${target.trim() || 'its target'}. ${advice}`,
      );
    });
}

/** Parts of composed values ("lines": one for each item) that the value object or the entity does not have. */
function partsOf(model: Model, id: ElementId): readonly Finding[] {
  const written = findElement(model, id, 'policy')?.design?.reactions ?? [];
  const read: readonly ReactionReading[] = readExpressions(model).policies.get(id)?.reactions ?? [];
  return written.flatMap((reaction, index) => {
    const at = ['elements', id, 'design', 'reactions', index];
    const reading = read[index];
    return [
      ...unknownParts([...at, 'with'], reaction.with, reading?.issue?.with),
      ...unknownParts([...at, 'compensationWith'], reaction.compensationWith, reading?.compensation?.with),
      ...unknownParts([...at, 'call', 'with'], reaction.call?.with, reading?.call?.with),
      ...unknownParts([...at, 'remember'], reaction.remember, reading?.remember),
      ...(reaction.failures ?? []).flatMap((failure, place) =>
        unknownParts([...at, 'failures', place, 'with'], failure.with, reading?.failures[place]?.issue?.with),
      ),
    ];
  });
}

function unknownParts(
  path: ModelPath,
  written: Compositions | undefined,
  read: ValueReadings | undefined,
): readonly Finding[] {
  return Object.entries(written ?? {}).flatMap(([name, composition]) => {
    const value = read?.get(toIdentifier(name));
    if (typeof composition === 'string' || value?.kind !== 'made') return [];
    const known = [...value.values.keys(), ...value.unsaid];
    return Object.keys(composition.values)
      .filter((part) => !known.includes(toIdentifier(part)))
      .map((part) => {
        const advice = didYouMean(part, known, 'Take it out.');
        return findingOf(
          assignmentToNothing,
          [...path, name, 'values', part],
          `"${part}" is no part of "${name}". ${advice}`,
        );
      });
  });
}
