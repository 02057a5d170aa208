import { toIdentifier } from '../expression/identifier.ts';
import { didYouMean, problemOfWait, thereIs } from '../findings/advice.ts';
import { problemOfKey } from '../findings/key-problem.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import type { PolicyDesign, Reaction } from '../metamodel/design.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import type { ModelExpressions } from '../readings/expression-scopes.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import type { Misfit, PolicyReading, ReactionReading, ValueReadings } from '../readings/read-policies.ts';

/** A reaction that cannot be carried out as it is written: a call to nothing, a failure of no call, a delay of no length ... */
export const reactionNotSound = defineRule({
  id: 'reaction-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['policy'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions }) =>
    problemsOfPolicy(model, expressions, design ?? {}, expressions.policies.get(id)).map(
      ({ at, message }) => ({ at: ['design', 'reactions', ...at], message }),
    ),
});

function problemsOfPolicy(
  model: Model,
  expressions: ModelExpressions,
  { state = [], reactions = [] }: PolicyDesign,
  reading: PolicyReading | undefined,
): readonly Problem[] {
  const ofReactions = reactions.flatMap((reaction, index) => {
    const problems = [
      ...(state.length > 0 ? [] : processProblems(reaction)),
      ...keyProblems(model, reading?.reactions[index]),
      ...delayProblems(reaction),
      ...callProblems(model, reaction),
      ...listProblems(reaction, reading?.reactions[index]),
      ...issueProblems(reaction),
      ...compositionProblems(reading?.reactions[index]),
    ];
    return problems.map(({ at, message }) => ({ at: [index, ...at], message }));
  });
  return [...ofReactions, ...(state.length > 0 ? keysThatDiffer(model, expressions, reactions) : [])];
}

function processProblems({ remember, ends, key }: Reaction): readonly Problem[] {
  const parts = [
    ...(remember === undefined ? [] : ['remember']),
    ...(ends === true ? ['ends'] : []),
    ...(key === undefined ? [] : ['key']),
  ];
  const message =
    'Only a policy that remembers something has processes. Give it fields to remember, or take this out.';
  return parts.map((part) => ({ at: [part], message }));
}

function keyProblems(model: Model, reading: ReactionReading | undefined): readonly Problem[] {
  const message = reading && problemOfKey(reading.key, 'process', nameInMessage(model, reading.event));
  return message === undefined ? [] : [{ at: ['key'], message }];
}

/** Of one event a policy has one way to find its process. */
function keysThatDiffer(
  model: Model,
  { clusters }: ModelExpressions,
  reactions: readonly Reaction[],
): readonly Problem[] {
  const keyOf = ({ event, key }: Reaction) => {
    const subject = findElement(model, clusters.aggregateOfEvent.get(event), 'aggregate')?.text ?? '';
    return key?.replace(/\s+/g, '') ?? toIdentifier(`${subject} id`);
  };
  return reactions.flatMap((reaction, index) => {
    const first = reactions.find(({ event }) => event === reaction.event);
    if (first === undefined || keyOf(first) === keyOf(reaction)) return [];
    const message = `Another reaction to ${nameInMessage(model, reaction.event)} finds its process by \`${keyOf(first)}\`, this one by \`${keyOf(reaction)}\`. Say the same in both, or make a policy of its own for one.`;
    return [{ at: [index, 'key'], message }];
  });
}

function delayProblems({ delay }: Reaction): readonly Problem[] {
  const message = delay === undefined ? undefined : problemOfWait(delay);
  return message === undefined ? [] : [{ at: ['delay'], message }];
}

function callProblems(model: Model, { call, failures = [] }: Reaction): readonly Problem[] {
  if (call === undefined) {
    const message = 'Nothing is called that could fail. Add the call, or take this out.';
    return failures.map((_, index) => ({ at: ['failures', index], message }));
  }
  const system = findElement(model, call.system, 'external-system');
  // The rule `reference-to-nothing` reports a system that is gone.
  if (system === undefined) return [];
  const operations = system.design?.operations ?? [];
  const operation = operations.find(({ name }) => isSameName(name, call.operation));
  if (operation === undefined) {
    const names = operations.map(({ name }) => name);
    const sentence = `"${system.text}" has no operation "${call.operation}".`;
    return [{ at: ['call', 'operation'], message: isUnknown(sentence, call.operation, names) }];
  }
  const { errors = [], request = [] } = operation;
  const asked = request.map(({ name }) => name);
  const notAsked = Object.keys(call.with ?? {}).filter(
    (name) => !asked.some((each) => isSameName(each, name)),
  );
  return [
    ...notAsked.map((name) => {
      const sentence = `"${operation.name}" does not ask for "${name}".`;
      return { at: ['call', 'with', name], message: isUnknown(sentence, name, asked) };
    }),
    ...failures.flatMap(({ error }, index) => {
      if (failures.findIndex((failure) => isSameName(failure.error, error)) < index) {
        const message = `What to do about "${error}" is said twice. Remove one of the two.`;
        return [{ at: ['failures', index], message }];
      }
      if (errors.some((each) => isSameName(each, error))) return [];
      const sentence = `"${operation.name}" never answers "${error}".`;
      return [{ at: ['failures', index, 'error'], message: isUnknown(sentence, error, errors) }];
    }),
  ];
}

function listProblems({ each, command }: Reaction, reading: ReactionReading | undefined): readonly Problem[] {
  if (each === undefined) return [];
  if (command === undefined) {
    const message = 'Nothing is done for the items. Say which command is issued, or take this out.';
    return [{ at: ['each'], message }];
  }
  const type = reading?.each?.list.checked?.type;
  if (type === undefined || type.kind === 'list') return [];
  return [
    {
      at: ['each', 'list'],
      message: 'This is not a list that is always there. Say which list holds the items.',
    },
  ];
}

/** Values for a command that is not there, and amends for one that cannot be refused. */
function issueProblems({
  command,
  with: given,
  compensation,
  compensationWith,
}: Reaction): readonly Problem[] {
  const values = 'There is no command that would get these values. Say which one, or take them out.';
  return [
    ...(given !== undefined && command === undefined ? [{ at: ['with'], message: values }] : []),
    ...(compensation !== undefined && command === undefined
      ? [
          {
            at: ['compensation'],
            message: 'There is no command that could be refused. Say which one, or take this out.',
          },
        ]
      : []),
    ...(compensationWith !== undefined && compensation === undefined
      ? [{ at: ['compensationWith'], message: values }]
      : []),
  ];
}

function explainMisfit(misfit: Misfit, name: string): string {
  switch (misfit) {
    case 'no-list':
      return `"${name}" is to be made of a list, and this is not one that is always there. Say which list holds the items.`;
    case 'one-for-list':
      return `"${name}" is a list: say for which items it gets one each (under "each").`;
    case 'list-for-one':
      return `"${name}" takes one value, not one for every item. Take "each" out.`;
    case 'no-parts':
      return `"${name}" has no parts. Give it one value.`;
  }
}

/** Values that are made of parts where there are none, or for a list where one is wanted. */
function compositionProblems(reading: ReactionReading | undefined): readonly Problem[] {
  if (reading === undefined) return [];
  const { issue, compensation, call, failures, remember } = reading;
  const given: readonly (readonly [ModelPath, ValueReadings | undefined])[] = [
    [['with'], issue?.with],
    [['compensationWith'], compensation?.with],
    [['call', 'with'], call?.with],
    [['remember'], remember],
    ...failures.map((failure, index) => [['failures', index, 'with'], failure.issue?.with] as const),
  ];
  return given.flatMap(([at, values]) =>
    [...(values?.values() ?? [])].flatMap((value) =>
      value.kind === 'made' && value.misfit !== undefined
        ? [{ at: [...at, value.key], message: explainMisfit(value.misfit, value.key) }]
        : [],
    ),
  );
}

function isSameName(one: string, other: string): boolean {
  return toIdentifier(one) === toIdentifier(other);
}

function isUnknown(sentence: string, asked: string, known: readonly string[]): string {
  return `${sentence} ${didYouMean(asked, known, thereIs(known))}`;
}
