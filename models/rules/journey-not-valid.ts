import { toIdentifier } from '../expression/identifier.ts';
import type { Binding } from '../expression/types.ts';
import { didYouMean, problemOfWait, thereIs } from '../findings/advice.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { JourneyStep } from '../metamodel/journey.ts';
import type { Model } from '../metamodel/model.ts';
import type { ExampleValues } from '../metamodel/scenario.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExampleRecord } from '../readings/example-values.ts';
import type { ModelExpressions } from '../readings/expression-scopes.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import { refusalsOfCommand } from '../readings/refusals.ts';

/**
 * A journey that names what is not there, leaves out what a command needs, speaks of a thing before it exists, or expects what
 * it has forbidden.
 */
export const journeyNotValid = defineRule({
  id: 'journey-not-valid',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { journeys: true },
  check: ({ entry: { steps } }, { model, expressions }) => {
    const known = new Set<string>();
    const forbidden = new Map<ElementId, number>();
    return steps.flatMap((step, index) => {
      for (const event of outcomeOf(step)?.never ?? []) {
        if (!forbidden.has(event)) forbidden.set(event, index);
      }
      const problems = [
        ...problemsOf(model, expressions, step, known),
        ...problemsOfForbidden(model, step, forbidden),
      ];
      for (const name of namesOf(step)) known.add(name);
      return problems.map(({ at, message }) => ({ at: ['steps', index, ...at], message }));
    });
  },
});

type Step<Key extends string> = Extract<JourneyStep, { [Name in Key]: unknown }>;

type Outcome = NonNullable<Step<'later'>['then']>;

/** What a step leads to; undefined for one that leads to nothing or to a refusal. */
function outcomeOf(step: JourneyStep): Outcome | undefined {
  return 'then' in step && step.then !== undefined && 'events' in step.then ? step.then : undefined;
}

/** What a step gives later ones to speak of. */
function namesOf(step: JourneyStep): readonly string[] {
  return (outcomeOf(step)?.events ?? []).flatMap((event) => event.as ?? []);
}

/** A journey forbids to its end: from the step that does so on, the event is not expected either. */
function problemsOfForbidden(
  model: Model,
  step: JourneyStep,
  forbidden: ReadonlyMap<ElementId, number>,
): readonly Problem[] {
  return (outcomeOf(step)?.events ?? []).flatMap(({ event }, index) => {
    const since = forbidden.get(event);
    return since === undefined
      ? []
      : [
          {
            at: ['then', 'events', index, 'event'],
            message: `${nameInMessage(model, event)} is expected here, but step ${since + 1} says that it never happens, and that holds to the end of the journey. Take it out of one of the two.`,
          },
        ];
  });
}

function problemsOf(
  model: Model,
  expressions: ModelExpressions,
  step: JourneyStep,
  known: ReadonlySet<string>,
): readonly Problem[] {
  if ('command' in step) return problemsOfWish(model, expressions, step, known);
  if ('readModel' in step) return problemsOfLook(model, expressions, step, known);
  if ('system' in step) return problemsOfAnswer(model, expressions, step, known);
  const message = problemOfWait(step.later);
  return message === undefined
    ? problemsOfOutcome(model, ['then'], step.then ?? { events: [] })
    : [{ at: ['later'], message }];
}

function problemsOfWish(
  model: Model,
  expressions: ModelExpressions,
  { actor, command, values = {}, then }: Step<'command'>,
  known: ReadonlySet<string>,
): readonly Problem[] {
  const wish = findElement(model, command, 'command');
  if (wish === undefined) return [isGone(['command'], 'command', command)];
  const reading = expressions.commands.get(command);
  const fields = [...(wish.design?.parameters ?? []), ...(reading?.implied ?? [])];
  const given = new Set(Object.keys(values).map(toIdentifier));
  const missing = fields.filter(({ name, optional }) => optional !== true && !given.has(toIdentifier(name)));
  const isNobody = actor !== undefined && findElement(model, actor, 'actor') === undefined;
  return [
    ...(isNobody ? [isGone(['actor'], 'actor', actor)] : []),
    ...problemsOfValues(
      ['values'],
      wish.text,
      values,
      expressions.types.bindings(fields, reading?.aggregate),
      known,
    ),
    ...missing.map(({ name }) => ({
      at: ['values'],
      message: `"${wish.text}" needs "${name}", and this step does not give it. Say what it is.`,
    })),
    ...('error' in then
      ? problemsOfRefusal(model, expressions, command, then.error)
      : problemsOfOutcome(model, ['then'], then)),
  ];
}

function problemsOfLook(
  model: Model,
  { types }: ModelExpressions,
  { readModel, query, values = {}, rows }: Step<'readModel'>,
  known: ReadonlySet<string>,
): readonly Problem[] {
  const seen = findElement(model, readModel, 'read-model');
  if (seen === undefined) return [isGone(['readModel'], 'read model', readModel)];
  const queries = seen.design?.queries ?? [];
  const asked = queries.find(({ name }) => toIdentifier(name) === toIdentifier(query));
  if (asked === undefined) {
    return [
      isUnknown(
        ['query'],
        `"${seen.text}" has no query "${query}".`,
        query,
        queries.map(({ name }) => name),
      ),
    ];
  }
  return [
    ...problemsOfValues(['values'], query, values, types.bindings(asked.parameters ?? []), known),
    ...rows.flatMap((row, index) =>
      problemsOfValues(['rows', index], seen.text, row, types.bindings(seen.design?.fields ?? []), known),
    ),
  ];
}

function problemsOfAnswer(
  model: Model,
  { types }: ModelExpressions,
  { system, operation, error, values = {} }: Step<'system'>,
  known: ReadonlySet<string>,
): readonly Problem[] {
  const asked = findElement(model, system, 'external-system');
  if (asked === undefined) return [isGone(['system'], 'external system', system)];
  const operations = asked.design?.operations ?? [];
  const meant = operations.find(({ name }) => toIdentifier(name) === toIdentifier(operation));
  if (meant === undefined) {
    const names = operations.map(({ name }) => name);
    return [isUnknown(['operation'], `"${asked.text}" has no operation "${operation}".`, operation, names)];
  }
  const errors = meant.errors ?? [];
  return error === undefined || errors.some((each) => toIdentifier(each) === toIdentifier(error))
    ? problemsOfValues(['values'], operation, values, types.bindings(meant.response ?? []), known)
    : [isUnknown(['error'], `"${operation}" never answers "${error}".`, error, errors)];
}

function problemsOfOutcome(model: Model, at: ModelPath, { events, never = [] }: Outcome): readonly Problem[] {
  return [
    ...events.flatMap(({ event }, index) => eventProblems(model, [...at, 'events', index, 'event'], event)),
    ...never.flatMap((event, index) => eventProblems(model, [...at, 'never', index], event)),
  ];
}

function problemsOfRefusal(
  model: Model,
  { clusters }: ModelExpressions,
  command: ElementId,
  error: string,
): readonly Problem[] {
  const refusals = refusalsOfCommand(model, clusters, command);
  return refusals.some((each) => toIdentifier(each) === toIdentifier(error))
    ? []
    : [
        isUnknown(
          ['then', 'error'],
          `${nameInMessage(model, command)} is never refused with "${error}".`,
          error,
          refusals,
        ),
      ];
}

function eventProblems(model: Model, at: ModelPath, event: ElementId): readonly Problem[] {
  return findElement(model, event, 'event') === undefined ? [isGone(at, 'event', event)] : [];
}

function problemsOfValues(
  at: ModelPath,
  name: string,
  values: ExampleValues,
  fields: ReadonlyMap<string, Binding>,
  known: ReadonlySet<string>,
): readonly Problem[] {
  const read = readExampleRecord(values, { name, fields: () => fields });
  return [
    ...(read.ok ? [] : [{ at: [...at, ...read.error.path], message: read.error.message }]),
    ...namesSpokenOf(values)
      .filter((spoken) => !known.has(spoken))
      .map((spoken) => ({
        at,
        message: `No earlier step gives anything the name "${spoken}". Let an event of an earlier step give it (under "as"), or write the id itself.`,
      })),
  ];
}

/** The names in braces in example values, wherever they stand. */
function namesSpokenOf(json: ExampleValues[string]): readonly string[] {
  if (typeof json === 'string') return /^\{([A-Za-z][A-Za-z0-9-]*)\}$/.exec(json)?.slice(1) ?? [];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap((part) => namesSpokenOf(part as ExampleValues[string]));
}

function isGone(at: ModelPath, kind: string, id: string): Problem {
  return {
    at,
    message: `There is no ${kind} "${id}" on the board (any more). Choose another one, or delete the step.`,
  };
}

function isUnknown(at: ModelPath, sentence: string, asked: string, known: readonly string[]): Problem {
  return { at, message: `${sentence} ${didYouMean(asked, known, thereIs(known))}` };
}
