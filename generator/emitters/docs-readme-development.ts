import type { Model } from '#models/metamodel/model.ts';
import type { Plan } from '../phases/plan/plan.ts';
import type { SystemPlan } from '../phases/plan/reactions.ts';
import { toMarkdown } from '../phases/print/markdown.ts';
import { requestOf } from './api-command.ts';
import { isPossible } from './test-aggregate-examples.ts';
import { toWire } from './wire-examples.ts';

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
    `Outside production (\`NODE_ENV\`)${systems.length === 0 ? '' : ' external systems without an address are faked, and'} a server that listens on this machine alone has routes that help. Outside a Unix shell, give \`curl\` the same addresses and bodies in the quotes of yours.`,
    ...(fake === undefined
      ? []
      : [
          `What ${fake.words} answers the next time, an \`"error"\` or an \`"answer"\` of yours; after that it answers as ever:`,
          printShell(post(`/fakes/${fake.slug}/next`, fake.next)),
        ]),
    'Everything that a request leads to, in whatever context, bears its `x-correlation-id`: one that the request brings, or one that its answer tells.',
    printShell(...(command === undefined ? [] : [post(command.path, command.body, 'try-1')])),
    'Waits until all is done that is due, and shows what happened, in the order of time:',
    printShell(
      'curl -X POST http://127.0.0.1:3000/settle',
      "curl 'http://127.0.0.1:3000/journal?correlation=try-1'",
    ),
    ...(fake === undefined
      ? []
      : [
          `What ${fake.words} was asked so far:`,
          printShell(`curl http://127.0.0.1:3000/fakes/${fake.slug}/calls`),
        ]),
    'Lets 31 days pass. The clock goes forward alone, and back to the present when the server starts again; what was recorded meanwhile stays.',
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

/** A command that can be sent to a server on which nothing has happened: the first story that tells so. */
function exampleCommand({ scenarios }: Model, { contexts }: Plan): Request | undefined {
  for (const { name, aggregates } of contexts) {
    for (const aggregate of aggregates) {
      for (const command of aggregate.commands) {
        const told = command.scenarios.find(
          ({ history, reads, then }) => history.length + reads.length === 0 && then.kind === 'events',
        );
        const { path, inPath, inBody } = requestOf(aggregate, command);
        if (told === undefined || command.reads.length > 0 || command.creates === 'never') continue;
        if (!isPossible(command.parameters)) continue;
        const values = toWire(command.parameters, scenarios[told.id]?.when ?? {}, true);
        const target = encodeURIComponent(String(inPath === undefined ? '' : values[inPath.key]));
        const body = inBody.flatMap(({ key }) => (key in values ? [[key, values[key]]] : []));
        return {
          path: `/${name.slug}${path.replace(/\{[^}]*\}/, () => target)}`,
          body: Object.fromEntries(body),
        };
      }
    }
  }
  return undefined;
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
