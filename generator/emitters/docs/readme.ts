import type { Model } from '#models/metamodel/model.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import { publishesEvents } from '../../printing/emission.ts';
import { printBlocks, printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { printDevelopment } from './readme-development.ts';

/**
 * `README.md`: how to run the project, and where what is. The developers' own once it stands. `journeys` is how many can be
 * walked through it.
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
    'Node 20.19 or newer. The database is embedded and keeps its files in `data`, until `DATABASE_URL` names a PostgreSQL server.',
    printTable(
      ['variable', 'is', 'default'],
      [
        ['`PORT`', 'where the server listens', '3000'],
        ['`HOST`', 'the address it listens on; `0.0.0.0` is every one', '127.0.0.1'],
        ['`DATABASE_URL`', 'a PostgreSQL server: `postgres://...`', 'embedded'],
        ['`DATA_FOLDER`', 'where the embedded database keeps its files', './data'],
        ['`CONTEXTS`', `the contexts of this process: \`${contexts[0]?.name.slug ?? 'one'},...\``, 'all'],
        [
          '`BROKER_URL`',
          'what carries messages between processes: `nats://...` or `amqp://...`',
          'this process',
        ],
        ['`NATS_REPLICAS`', 'on how many NATS servers a new stream is kept', '1'],
        ...systems.flatMap(({ name }) => {
          const variable = name.slug.toUpperCase().replaceAll('-', '_');
          return [
            [
              `\`${variable}_URL\`, \`${variable}_TOKEN\``,
              `where ${toMarkdown(name.words)} answers, and the token it wants`,
              'a fake',
            ],
          ];
        }),
      ],
    ),
    running,
    `\`npm run dev\` restarts on every change. \`npm run check\` looks at format, lint${publishesEvents(plan) ? ', types and published schemas' : ' and types'} and changes nothing; \`npm run format\` puts the format right. With \`DATABASE_URL\` the tests run on PostgreSQL too, in databases of their own that they drop again.`,
    ...printDevelopment(model, plan, systems),
    '## Where what is',
    printTable(
      ['folder', 'holds'],
      [
        ...contexts.flatMap(printFolders),
        ['`packages/kernel`', 'results, deciders, money, time: what the domain is written with'],
        ['`packages/platform`', 'databases, stores, outbox, HTTP: what every context runs on'],
        ...(publishesEvents(plan)
          ? [['`packages/schema-check`', 'holds published schemas to what was released']]
          : []),
        ['`apps/server`', 'puts all contexts into one process'],
        [
          '`docs`',
          'what the team said: glossary, context map, and for each context its stories and aggregates',
        ],
      ],
    ),
    publishesEvents(plan) ? publishing : '',
    whereToChange,
    '## Generating again',
    generatingAgain,
    '## Before it meets the world',
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
  const published = [`\`${context.publishedFolder}\``, 'what other contexts may rely on'];
  return [
    [`\`${context.folder}\``, toMarkdown(context.purpose ?? context.name.words)],
    ...(context.published.length > 0 ? [published] : []),
  ];
}

const publishing = `Published events are described in the \`asyncapi.json\` of their package, each with a JSON Schema. \`npm run release:schemas\`
copies the schemas of today to \`schemas/released\`, to be committed; from then on \`npm run check:schemas\`, a part of
\`npm run check\`, refuses every change that a reader of them would not survive.`;

const running = `\`GET /live\` says that the process runs, \`GET /ready\` that it can take commands. \`GET /health\` says how it is with the messages: what waits
on its way in and out, and what was given up. \`GET /parked\` lists those; \`POST /parked/<context>/<message>/retry?subscription=...\` tries one
again, without \`subscription\` one that was on its way out.`;

const generatingAgain = `This code comes from a Stormwright board: change it there, and generate into this folder again with \`stormwright generate <board>.storm.json --out <folder>\`,
of the same contexts as before. Commit first; \`--dry-run\` says what would happen. \`.stormwright\` remembers what was generated and belongs into version control.

- Generated files that nobody touched are overwritten, and removed when the board has no more need of them. One that you deleted comes back.
- Your own files, under names that no generated file has, are never touched.
- \`README.md\`, \`package.json\`, \`.gitignore\` and every \`own-migrations.ts\` are yours from your first change on: they are left as they are from then on,
  and what the generator would add to them is not added. Deleted, they stay away.
- Where any other generated file was edited, or a file of yours stands in the place of one, generating refuses, names the files and writes nothing. Changes by
  hand are not merged yet: undo them, or say them on the board, or keep the edited code and go on without generating.

So own code goes into files of its own, in whatever layer it belongs to. Nothing generated calls it: a file that must, such as the wiring in
\`src/context.ts\`, is an edited one, and ends generating for this folder until it is undone.`;

const whereToChange = `Inside a context, imports go one way, and a test holds them to it:

\`\`\`
src/domain           the rules: pure functions, one file a command and an event
src/application      finds, decides, saves; turns events into messages; policies
src/acl              the words of other contexts and of external systems, made ours
src/read-models      what people look at, as it follows from what happened
src/json             states and values as JSON
src/infrastructure   where states are kept
src/api              HTTP
src/subscriptions.ts who hears which message
\`\`\`

A command is decided by a pure function that returns events or a refusal. State, messages and unique keys are saved in one transaction,
on the version that was read; when somebody else was faster, the command is decided again. Messages leave through the outbox, at
least once, and into the inbox of every context that listens: there each subscription handles it once, in the order of its subject, tries
again with growing pauses, and parks what it cannot handle. A command that is sent again within a week under the same \`idempotency-key\` header is done once.`;

const production = `- Nobody is asked who they are: every command has a route, those that only policies issue too, and so have \`/docs\`, \`/health\` and
  \`/parked\`. Put in front of the server what knows your people. Who issues a command stands in its description, and for programs as
  \`x-issued-by\` in \`/openapi.json\`.
- \`NODE_ENV=production\` leaves the routes for development away and insists on the addresses of external systems. \`SIGTERM\` ends the
  server: it answers what is under way, for five seconds at most, is gone after fifteen at the latest, and what is not yet delivered waits for
  the next start.
- Several processes may serve the same contexts on one PostgreSQL server; the embedded database is for one.
- States and messages are stored as JSON. Where a new field of an aggregate may not be missing, or a field is renamed, a step in
  \`src/infrastructure/postgres/own-migrations.ts\` of its context gives it to what is stored; that file is yours. Schemas, tables and
  messages keep their names when stickies are renamed.
- \`npm run rebuild -- <context> [<read model>]\` builds read models again; servers may run meanwhile, unless they know the read model
  otherwise. Where messages cannot be read nothing is replaced; \`--force\` goes without them.
- Messages that read models hear stay for that; others go after a month. What was sent and the keys of commands go after a week,
  those of a message that waits or is parked with it.
- What is due is delivered in the order in which it was due. After an outage a timer may still run out before messages that wait at
  the broker: a command that a policy issues after a delay must be refused by its aggregate when it is no longer right.`;
