import { toIdentifier } from '../expression/identifier.ts';
import type { Binding } from '../expression/types.ts';
import { CALCULATION_FAILURES } from '../expression/values.ts';
import { didYouMean, thereIs } from '../findings/advice.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { ExampleValues, Scenario } from '../metamodel/scenario.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExampleRecord } from '../readings/example-values.ts';
import type { ModelExpressions } from '../readings/expression-scopes.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import { refusalsOfCommand } from '../readings/refusals.ts';

/** A scenario that names events, fields or refusals which are not there, or values that do not fit. */
export const scenarioNotValid = defineRule({
  id: 'scenario-not-valid',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { scenarios: true },
  check: ({ entry }, { model, expressions }) => problemsOf(model, expressions, entry),
});

function problemsOf(
  model: Model,
  expressions: ModelExpressions,
  { command, given = [], when, then }: Scenario,
): readonly Problem[] {
  const report = (at: ModelPath, message: string): Problem => ({ at, message });
  const ofValues = (
    at: ModelPath,
    name: string,
    values: ExampleValues | undefined,
    fields: ReadonlyMap<string, Binding>,
  ) => {
    const read = readExampleRecord(values ?? {}, { name, fields: () => fields });
    return read.ok ? [] : [report([...at, ...read.error.path], read.error.message)];
  };
  const ofEvent = (at: ModelPath, event: ElementId, values: ExampleValues | undefined) => {
    const element = findElement(model, event, 'event');
    if (element === undefined) {
      return [
        report([...at, 'event'], `There is no event "${event}" on the board (any more). Choose another one.`),
      ];
    }
    return ofValues([...at, 'values'], element.text, values, payloadFields(model, expressions, event));
  };
  const wish = findElement(model, command, 'command');
  if (wish === undefined) {
    return [
      report(
        ['command'],
        `There is no command "${command}" on the board (any more). Choose another one, or delete the scenario.`,
      ),
    ];
  }
  return [
    ...given.flatMap(({ event, values }, index) => ofEvent(['given', index], event, values)),
    ...ofValues(['when'], wish.text, when, parameterFields(model, expressions, command)),
    ...('error' in then
      ? errorProblems(model, expressions, command, then.error).map((message) =>
          report(['then', 'error'], message),
        )
      : then.events.flatMap(({ event, values }, index) => ofEvent(['then', 'events', index], event, values))),
  ];
}

/** The payload, and the id of the event's aggregate, which every event may tell. */
function payloadFields(
  model: Model,
  { clusters, types }: ModelExpressions,
  event: ElementId,
): ReadonlyMap<string, Binding> {
  const aggregate = clusters.aggregateOfEvent.get(event);
  const payload = types.bindings(findElement(model, event, 'event')?.design?.payload ?? [], aggregate);
  const text = findElement(model, aggregate, 'aggregate')?.text;
  if (text === undefined) return payload;
  return new Map([
    [toIdentifier(`${text} id`), { type: { kind: 'id', of: toIdentifier(text) } }],
    ...payload,
  ]);
}

function parameterFields(
  model: Model,
  { commands, types }: ModelExpressions,
  command: ElementId,
): ReadonlyMap<string, Binding> {
  const reading = commands.get(command);
  const parameters = findElement(model, command, 'command')?.design?.parameters ?? [];
  return types.bindings([...parameters, ...(reading?.implied ?? [])], reading?.aggregate);
}

function errorProblems(
  model: Model,
  { clusters }: ModelExpressions,
  command: ElementId,
  error: string,
): readonly string[] {
  const known = refusalsOfCommand(model, clusters, command);
  const codes = [...known, ...Object.keys(CALCULATION_FAILURES)].map(toIdentifier);
  if (codes.includes(toIdentifier(error))) return [];
  return [
    `${nameInMessage(model, command)} is never refused with "${error}". ${didYouMean(error, known, thereIs(known))}`,
  ];
}
