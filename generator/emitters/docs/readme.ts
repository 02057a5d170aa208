import type { Model } from '#models/metamodel/model.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import { publishesEvents } from '../../printing/emission.ts';
import { printBlocks, printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { printDevelopment } from './readme-development.ts';

/**
 * `README.md`: how to run the project, and what is in which folder. It belongs to the developers once they have edited it.
 * `journeys` is the number of journeys that `npm run demo` tells.
 */
export function emitReadme(model: Model, plan: Plan, journeys: number): GeneratedFile {
  const { project, contexts } = plan;
  const systems = [
    ...new Map(
      contexts.flatMap(({ reactions }) => reactions.systems.map((system) => [system.name.slug, system])),
    ).values(),
  ];
  const text = printBlocks(
    `# ${toMarkdown(project.words)}`,
    project.purpose && toMarkdown(project.purpose),
    printStart(journeys),
    'It needs Node.js 20.19 or newer. The database is embedded and keeps its files in `data`, unless `DATABASE_URL` names a PostgreSQL server.',
    printTable(
      ['variable', 'meaning', 'default'],
      [
        ['`PORT`', 'the port on which the server listens', '3000'],
        ['`HOST`', 'the address on which it listens; `0.0.0.0` is every address', '127.0.0.1'],
        ['`DATABASE_URL`', 'a PostgreSQL server: `postgres://...`', 'embedded'],
        ['`DATA_FOLDER`', 'the folder of the embedded database', './data'],
        [
          '`CONTEXTS`',
          `the contexts that this process runs: \`${contexts[0]?.name.slug ?? 'one'},...\``,
          'all',
        ],
        ['`BROKER_URL`', 'the broker between processes: `nats://...` or `amqp://...`', 'none: one process'],
        ['`NATS_REPLICAS`', 'the number of NATS servers that keep a new stream', '1'],
        ...systems.flatMap(({ name }) => {
          const variable = name.slug.toUpperCase().replaceAll('-', '_');
          return [
            [
              `\`${variable}_URL\`, \`${variable}_TOKEN\``,
              `the address of ${toMarkdown(name.words)}, and its token`,
              'a fake',
            ],
          ];
        }),
      ],
    ),
    running,
    `\`npm run dev\` restarts the server on every change. \`npm run check\` checks format, lint${publishesEvents(plan) ? ', types and published schemas' : ' and types'} and changes nothing; \`npm run format\` corrects the format. With \`DATABASE_URL\` the tests also run on PostgreSQL, in databases that they create and drop themselves.`,
    ...printDevelopment(model, plan, systems),
    '## Folders',
    printTable(
      ['folder', 'contents'],
      [
        ...contexts.flatMap(printFolders),
        ['`packages/kernel`', 'what the domain is written with: results, deciders, money, time'],
        ['`packages/platform`', 'what every context runs on: databases, stores, outbox, HTTP'],
        ...(publishesEvents(plan)
          ? [
              [
                '`packages/schema-check`',
                'checks that published schemas stay compatible with the released ones',
              ],
            ]
          : []),
        ['`apps/server`', 'the server that runs the contexts'],
        [
          '`docs`',
          'the model in words: glossary, context map, and for each context its stories and aggregates',
        ],
      ],
    ),
    publishesEvents(plan) ? publishing : '',
    whereToChange,
    '## Generating again',
    generatingAgain,
    '## Before you go to production',
    production,
  );
  return { path: 'README.md', text, elements: [], ownership: 'seed' };
}

/** Without journeys to tell there is nothing to see in the demo. */
function printStart(journeys: number): string {
  const demo = journeys === 0 ? '' : '\nnpm run demo   # tells the journeys of the board, step by step';
  return `\`\`\`sh\nnpm install\nnpm test\nnpm start      # builds, then serves http://127.0.0.1:3000, every route at /docs${demo}\n\`\`\``;
}

function printFolders(context: ContextPlan): readonly (readonly string[])[] {
  const published = [`\`${context.publishedFolder}\``, 'the events that other contexts may rely on'];
  return [
    [`\`${context.folder}\``, toMarkdown(context.purpose ?? context.name.words)],
    ...(context.published.length > 0 ? [published] : []),
  ];
}

const publishing = `Published events are described in the \`asyncapi.json\` of their package, each with a JSON Schema. \`npm run release:schemas\`
copies the current schemas to \`schemas/released\`; commit them. From then on \`npm run check:schemas\`, which is part of
\`npm run check\`, refuses every change that would break a reader of the released schemas.`;

const running = `\`GET /live\` tells whether the process runs, and \`GET /ready\` whether it can take commands. \`GET /health\` tells how many messages wait, on
their way in and out, and how many were given up (parked). \`GET /parked\` lists the parked messages.
\`POST /parked/<context>/<message>/retry?subscription=...\` tries an incoming one again; without \`subscription\`, an outgoing one.`;

const generatingAgain = `This code is generated from a Stormwright board. To change it, change the board and generate into this folder again:
\`stormwright generate <board>.storm.json --out <folder>\`, with the same contexts as before. Commit first. \`--dry-run\` tells what would happen.
\`.stormwright\` remembers what was generated; keep it under version control.

- Generated files that nobody has edited are overwritten, and deleted when the board no longer needs them. A generated file that you deleted is
  written again.
- Your own files, under names that no generated file has, are never touched.
- \`README.md\`, \`package.json\`, \`.gitignore\` and every \`own-migrations.ts\` belong to you once you have edited them. They are not generated again,
  not even if you delete them, so what the generator would add to them is missing.
- If any other generated file was edited, or one of your files stands in its place, generating is refused: it names the files and writes nothing.
  Your changes are not merged. Undo them, make them on the board, or keep the code and stop generating.

So put your own code into new files, in the layer it belongs to. Generated code does not call them. To call them you have to edit a generated file,
such as the wiring in \`src/context.ts\`; then this folder cannot be generated again until that edit is undone.`;

const whereToChange = `Inside a context the layers import each other in one direction only, which a test checks:

\`\`\`
src/domain           the rules: pure functions, one file for each command and event
src/application      loads, decides and saves; turns events into messages; policies
src/acl              translates the words of other contexts and external systems into ours
src/read-models      what people look at, updated by events
src/json             states and values as JSON
src/infrastructure   where states are stored
src/api              HTTP
src/subscriptions.ts which policies and read models receive which messages
\`\`\`

A command is decided by a pure function, which returns events or a refusal. State, messages and unique keys are saved in one transaction, if
nobody else has saved the aggregate meanwhile; otherwise the command is decided again. Messages leave through the outbox, at least once, and
enter the inbox of every context that subscribes to them. There each subscription handles a message once, in the order of its subject. It tries again
with growing pauses, and parks what it cannot handle. A command that is sent again within a week under the same \`idempotency-key\` header is
handled only once.`;

const production = `- There is no authentication. Every command has a route, even one that only policies issue, and \`/docs\`, \`/health\` and \`/parked\` are open
  too. Put something in front of the server that knows your users. Who issues a command is in its description, and in \`/openapi.json\` as
  \`x-issued-by\`.
- With \`NODE_ENV=production\` the development routes are off, and the addresses of external systems are required. On \`SIGTERM\` the server finishes
  the requests at hand, for at most five seconds, and ends within fifteen. Messages that are not delivered by then wait for the next start.
- Several processes may serve the same contexts on one PostgreSQL server. The embedded database serves one process only.
- States and messages are stored as JSON. When an aggregate gets a new required field, or a field is renamed, add a migration that changes the stored
  states to \`src/infrastructure/postgres/own-migrations.ts\` of its context. Schemas, tables and messages keep their names when stickies are renamed.
- \`npm run rebuild -- <context> [<read model>]\` builds read models again. Servers may keep running, unless they run another version of the read
  model. If a message cannot be read, the read model is not replaced; \`--force\` leaves such messages out.
- Received messages that read models use are kept, because read models are rebuilt from them. Others are deleted after a month. Sent messages and
  idempotency keys are deleted after a week; the key of a command that came from a waiting or parked message is kept as long as that message.
- Messages are delivered in the order in which they are due. After an outage a timer may still expire before messages that wait at the broker arrive. So
  an aggregate must refuse a command that a policy issues after a delay, if the command no longer makes sense.`;
