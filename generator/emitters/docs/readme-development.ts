import type { Model } from '#models/metamodel/model.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { valueObjectsOf } from '../../facts/records.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SystemPlan } from '../../plan/systems.ts';
import { toMarkdown } from '../../printing/markdown.ts';
import { requestOf } from '../api/command.ts';
import { toWire } from '../json/wire-examples.ts';
import { actorOf, journeysInOrder } from '../server/journey-telling.ts';
import { isPossible } from '../tests/aggregate-examples.ts';

/** The part of the README about the routes that only development has, each as something to paste into a terminal. */
export function printDevelopment(
  model: Model,
  plan: Plan,
  systems: readonly SystemPlan[],
): readonly string[] {
  const command = exampleCommand(model, plan);
  const fake = exampleFake(systems);
  return [
    '## Trying things out',
    `Unless \`NODE_ENV\` is \`production\`,${systems.length === 0 ? '' : ' external systems without an address are faked, and'} a server that only this machine can reach has routes for development. The examples are for a Unix shell; in another shell, quote addresses and bodies as it expects.`,
    ...(fake === undefined
      ? []
      : [
          `Choose what ${fake.words} answers the next time, with an \`"error"\` or an \`"answer"\`. After that it answers as usual:`,
          printShell(post(`/fakes/${fake.slug}/next`, fake.next)),
        ]),
    ...(command === undefined
      ? []
      : [
          'Send a command. Everything that follows from a request, in any context, has its `x-correlation-id`: the one that you send, or else the one in the response.',
          printShell(post(command.path, command.body, 'try-1')),
          'Wait until everything that is due is done, and then see what happened, in the order of time. Each message has the context that it is `from` and the contexts that it was `heardBy`.',
          printShell(
            'curl -X POST http://127.0.0.1:3000/settle',
            "curl 'http://127.0.0.1:3000/journal?correlation=try-1'",
          ),
        ]),
    ...(fake === undefined
      ? []
      : [
          `See what ${fake.words} was asked so far:`,
          printShell(`curl http://127.0.0.1:3000/fakes/${fake.slug}/calls`),
        ]),
    'Let 31 days pass. The clock can only be moved forward. When the server starts again it is back at the present time, but what was recorded in the meantime stays.',
    printShell(post('/clock', { forward: 'P31D' })),
  ];
}

/** What the fake of a system can be told to say next: an error, where the board knows one. */
function exampleFake(systems: readonly SystemPlan[]) {
  const candidates = systems.flatMap((system) =>
    system.operations.map((operation) => ({ system, operation, error: operation.errors[0] })),
  );
  const chosen = candidates.find(({ error }) => error !== undefined) ?? candidates[0];
  if (chosen === undefined) return undefined;
  const { system, operation, error } = chosen;
  const said =
    error === undefined
      ? { answer: toWire(operation.response, operation.example, true) }
      : { error: error.code };
  return {
    words: toMarkdown(system.name.words),
    slug: system.name.slug,
    next: { operation: operation.name.slug, ...said },
  };
}

interface Request {
  readonly path: string;
  readonly body: object;
}

/** A command that begins something, with values for it: those that somebody told are likely to be accepted. */
interface Beginning {
  readonly context: ContextPlan;
  readonly aggregate: AggregatePlan;
  readonly command: CommandPlan;
  readonly values: ExampleValues;
}

/**
 * A command that can be sent to a server on which nothing has happened: the first one of which a story or else a journey tells
 * so, or else one with examples, of those that people issue and that little forbids.
 */
function exampleCommand(model: Model, plan: Plan): Request | undefined {
  const beginnings = plan.contexts.flatMap((context) =>
    context.aggregates.flatMap((aggregate) =>
      aggregate.commands.filter(canBegin).map((command) => ({ context, aggregate, command })),
    ),
  );
  const found =
    findOne(beginnings, ({ command }) => toldByStory(model, command)) ??
    findOne(beginnings, ({ command }) => toldByJourney(model, command)) ??
    beginnings
      .map((beginning) => ({ ...beginning, values: {} }))
      .toSorted((one, other) => obstaclesOf(model, one) - obstaclesOf(model, other))[0];
  return found && requestTo(found);
}

function canBegin({ creates, reads, parameters }: CommandPlan): boolean {
  return creates !== 'never' && reads.length === 0 && isPossible(parameters);
}

function findOne(
  beginnings: readonly Omit<Beginning, 'values'>[],
  valuesOf: (beginning: Omit<Beginning, 'values'>) => ExampleValues | undefined,
): Beginning | undefined {
  for (const beginning of beginnings) {
    const values = valuesOf(beginning);
    if (values !== undefined) return { ...beginning, values };
  }
  return undefined;
}

function toldByStory({ scenarios }: Model, command: CommandPlan): ExampleValues | undefined {
  const told = command.scenarios.find(
    ({ history, reads, then }) => history.length + reads.length === 0 && then.kind === 'events',
  );
  return told && (scenarios[told.id]?.when ?? {});
}

/** The values of a step that goes well and needs nothing of what earlier ones began. */
function toldByJourney(model: Model, command: CommandPlan): ExampleValues | undefined {
  for (const [, { steps }] of journeysInOrder(model)) {
    for (const step of steps) {
      if (!('command' in step) || step.command !== command.id || 'error' in step.then) continue;
      const { values = {} } = step;
      if (!JSON.stringify(values).includes('"{')) return values;
    }
  }
  return undefined;
}

/** How much speaks against examples being accepted: checks of rules, and above all that nobody would send the command. */
function obstaclesOf(model: Model, { context, command }: Beginning): number {
  const checks = valueObjectsOf(context, command.parameters).flatMap(({ rules }) => rules);
  const checked = [...command.rules, ...checks].filter(({ broken }) => broken !== undefined).length;
  return checked + (actorOf(model, { command: command.id }) === undefined ? 1_000 : 0);
}

function requestTo({ context, aggregate, command, values }: Beginning): Request {
  const { path, inPath, inBody } = requestOf(aggregate, command);
  const given = toWire(command.parameters, values, true);
  const target = encodeURIComponent(String(inPath === undefined ? '' : given[inPath.key]));
  const body = inBody.flatMap(({ key }) => (key in given ? [[key, given[key]]] : []));
  return {
    path: `/${context.name.slug}${path.replace(/\{[^}]*\}/, () => target)}`,
    body: Object.fromEntries(body),
  };
}

function post(path: string, body: object, correlationId?: string): string {
  const json = JSON.stringify(body).replaceAll("'", "'\\''");
  const correlation = correlationId === undefined ? '' : `-H 'x-correlation-id: ${correlationId}' `;
  // An address of its own stays one word for the shell.
  const address = `http://127.0.0.1:3000${path}`.replaceAll("'", '%27');
  return `curl -X POST ${correlation}-H 'content-type: application/json' -d '${json}' '${address}'`;
}

/** Commands without comments: not every shell knows those. */
function printShell(...commands: readonly string[]): string {
  return commands.length === 0 ? '' : `\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}
