import { toIdentifier } from '../expression/identifier.ts';
import { didYouMean } from '../findings/advice.ts';
import { defineRule, type LintContext, type Problem } from '../findings/rule.ts';
import type { Compositions } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import type { ReactionReading, ValueReadings } from '../readings/read-policies.ts';

/** A value is given to a field that the event, the command or the published face does not have. */
export const assignmentToNothing = defineRule({
  id: 'assignment-to-nothing',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['command', 'event', 'policy'] },
  needsDesign: true,
  check: ({ id, entry }, context) => {
    switch (entry.kind) {
      case 'command':
        return problemsOfCommand(entry, context);
      case 'event':
        return problemsOfEvent(entry);
      case 'policy':
        return [...problemsOfPolicy(entry, context), ...partsOf(id, entry, context)];
    }
  },
});

function problemsOfCommand({ design }: ElementOf<'command'>, { model }: LintContext): readonly Problem[] {
  return (design?.outcomes ?? []).flatMap(({ event, payload }, index) => {
    const target = findElement(model, event, 'event');
    return target === undefined
      ? []
      : unknownNames(['design', 'outcomes', index, 'payload'], payload, target.design?.payload, target.text);
  });
}

function problemsOfEvent({ design }: ElementOf<'event'>): readonly Problem[] {
  const { published, payload } = design ?? {};
  const { values, fields, earlier = [] } = published ?? {};
  return [
    ...unknownNames(['design', 'published', 'values'], values, fields, 'what it publishes'),
    ...earlier.flatMap(({ version, upcast }, index) =>
      unknownNames(
        ['design', 'published', 'earlier', index, 'upcast'],
        upcast,
        earlier.find((each) => each.version === version + 1)?.fields ?? fields ?? payload,
        `version ${version + 1}`,
      ),
    ),
  ];
}

function problemsOfPolicy({ design }: ElementOf<'policy'>, context: LintContext): readonly Problem[] {
  return (design?.reactions ?? []).flatMap((reaction, index) => {
    const at = ['design', 'reactions', index];
    return [
      ...unknownParameters(context, [...at, 'with'], reaction.with, reaction.command),
      ...unknownNames([...at, 'remember'], reaction.remember, design?.state, 'what it remembers'),
      ...unknownParameters(
        context,
        [...at, 'compensationWith'],
        reaction.compensationWith,
        reaction.compensation,
      ),
      ...(reaction.failures ?? []).flatMap((failure, place) =>
        unknownParameters(context, [...at, 'failures', place, 'with'], failure.with, failure.command),
      ),
    ];
  });
}

function unknownParameters(
  { model, expressions }: LintContext,
  at: ModelPath,
  assignments: Compositions | undefined,
  command: ElementId | undefined,
): readonly Problem[] {
  const target = findElement(model, command, 'command');
  if (assignments === undefined || command === undefined || target === undefined) return [];
  const implied = expressions.commands.get(command)?.implied ?? [];
  return unknownNames(at, assignments, [...(target.design?.parameters ?? []), ...implied], target.text);
}

function unknownNames(
  at: ModelPath,
  assignments: Compositions | undefined,
  fields: readonly Field[] | undefined,
  target: string,
): readonly Problem[] {
  const known = (fields ?? []).map(({ name }) => name);
  const identifiers = new Set(known.map(toIdentifier));
  return Object.keys(assignments ?? {})
    .filter((name) => !identifiers.has(toIdentifier(name)))
    .map((name) => {
      const advice = didYouMean(name, known, 'Add the field, or take the value out.');
      return {
        at: [...at, name],
        message: `"${name}" is not a field of ${target.trim() || 'its target'}. ${advice}`,
      };
    });
}

/** Parts of composed values ("lines": one for each item) that the value object or the entity does not have. */
function partsOf(
  id: ElementId,
  { design }: ElementOf<'policy'>,
  { expressions }: LintContext,
): readonly Problem[] {
  const read: readonly ReactionReading[] = expressions.policies.get(id)?.reactions ?? [];
  return (design?.reactions ?? []).flatMap((reaction, index) => {
    const at = ['design', 'reactions', index];
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
  at: ModelPath,
  written: Compositions | undefined,
  read: ValueReadings | undefined,
): readonly Problem[] {
  return Object.entries(written ?? {}).flatMap(([name, composition]) => {
    const value = read?.get(toIdentifier(name));
    if (typeof composition === 'string' || value?.kind !== 'made') return [];
    const known = [...value.values.keys(), ...value.unsaid];
    return Object.keys(composition.values)
      .filter((part) => !known.includes(toIdentifier(part)))
      .map((part) => {
        const advice = didYouMean(part, known, 'Take it out.');
        return {
          at: [...at, name, 'values', part],
          message: `"${part}" is not a part of "${name}". ${advice}`,
        };
      });
  });
}
