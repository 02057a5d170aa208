import { holdsItself } from '../../facts/recursion.ts';
import type { Plan } from '../../plan/plan.ts';
import { publishesEvents } from '../../printing/emission.ts';
import { reorderImports } from '../../printing/import-order.ts';
import { printString } from '../../printing/literals.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { printPackageJson, printPackageTsconfig, printTestTsconfig } from './package-files.ts';

/** The text of every file below `templates/typescript`, by its path there ("kernel/src/result.ts"). */
export type TemplateFiles = ReadonlyMap<string, string>;

/** The files that are the same in every project but for the names of the packages: kernel, platform and server. */
export function emitCopiedPackages(plan: Plan, templates: TemplateFiles): readonly GeneratedFile[] {
  const { kernelPackage } = plan.project;
  const scope = scopeOf(plan);
  const contexts = plan.contexts.map(({ packageName }) => packageName);
  const contextFolders = plan.contexts.map(({ folder }) => `../../${folder}`);
  return [
    ...copyProven(templates, 'kernel', 'packages/kernel', scope),
    whole('packages/kernel/package.json', printPackageJson(kernelPackage, {})),
    ...printConfigs('packages/kernel', []),
    ...copyProven(templates, 'platform', 'packages/platform', scope),
    whole(
      'packages/platform/package.json',
      printPackageJson(
        `${scope}/platform`,
        {
          workspace: [kernelPackage],
          registry: [
            '@electric-sql/pglite',
            '@hono/zod-openapi',
            '@nats-io/jetstream',
            '@nats-io/transport-node',
            '@opentelemetry/api',
            'amqplib',
            'hono',
            'pg',
            'zod',
          ],
        },
        ['testing'],
      ),
    ),
    ...printConfigs('packages/platform', ['../kernel']),
    ...(publishesEvents(plan) ? emitSchemaCheck(scope, templates) : []),
    ...copyProven(templates, 'app', 'apps/server', scope).filter(({ path }) => !ofTheBoard.has(path)),
    whole(
      'apps/server/package.json',
      printPackageJson(`${scope}/server`, {
        workspace: [kernelPackage, `${scope}/platform`, ...contexts],
        registry: ['@hono/node-server', 'hono', 'zod'],
      }),
    ),
    ...printConfigs('apps/server', ['../../packages/kernel', '../../packages/platform', ...contextFolders]),
  ];
}

/** Files of the server that say what the board says: the templates hold empty ones. */
const ofTheBoard: ReadonlySet<string> = new Set(
  ['contexts.ts', 'journeys/journeys.ts', 'journeys/message-words.ts'].map(
    (path) => `apps/server/src/${path}`,
  ),
);

/** The check that published schemas only grow. */
function emitSchemaCheck(scope: string, templates: TemplateFiles): readonly GeneratedFile[] {
  const folder = 'packages/schema-check';
  return [
    ...copyProven(templates, 'schema-check', folder, scope),
    whole(`${folder}/package.json`, printPackageJson(`${scope}/schema-check`, {})),
    ...printConfigs(folder, []),
  ];
}

/** The test that holds the layers of a context apart and refuses import cycles. */
export function emitArchitectureTest(
  plan: Plan,
  context: Plan['contexts'][number],
  templates: TemplateFiles,
): readonly GeneratedFile[] {
  const mutual = mutualRecordsOf(context).map(printString);
  return copyFile(
    templates,
    'context/test/architecture.test.ts',
    `${context.folder}/test/architecture.test.ts`,
    scopeOf(plan),
  ).map((file) => ({
    ...file,
    text: file.text.replace(/(?<=const mutualRecords: readonly string\[\] = \[)(?=\];)/, mutual.join(', ')),
  }));
}

/** The files of records that contain, at some depth, their own kind, as seen from the sources. */
function mutualRecordsOf({ aggregates, values }: Plan['contexts'][number]): readonly string[] {
  const entities = aggregates.flatMap((aggregate) => aggregate.entities);
  const mutual = [
    ...values.filter((value) => holdsItself({ kind: 'value', value })),
    ...entities.filter((entity) => holdsItself({ kind: 'entity', entity })),
  ];
  return mutual.map(({ file }) => file.replace(/^src\//, '')).sort();
}

/** "@bookly" */
export function scopeOf({ project }: Pick<Plan, 'project'>): string {
  return project.kernelPackage.slice(0, project.kernelPackage.indexOf('/'));
}

function printConfigs(folder: string, references: readonly string[]): readonly GeneratedFile[] {
  return [
    whole(`${folder}/tsconfig.json`, printPackageTsconfig(references)),
    whole(`${folder}/test/tsconfig.json`, printTestTsconfig(references)),
  ];
}

/** What the copied packages import of what is generated. */
const generatedModules = /\/(contexts|journeys|message-words)\.js'/;

/** Copies a package whose files, all but those that import something generated, compile in every project or in none. */
function copyProven(
  templates: TemplateFiles,
  from: string,
  to: string,
  scope: string,
): readonly GeneratedFile[] {
  return copyFolder(templates, from, to, scope).map((file) => ({
    ...file,
    proven: file.path.endsWith('.ts') && !generatedModules.test(file.text),
  }));
}

function copyFolder(
  templates: TemplateFiles,
  from: string,
  to: string,
  scope: string,
): readonly GeneratedFile[] {
  return [...templates.keys()]
    .filter((path) => path.startsWith(`${from}/`))
    .sort()
    .flatMap((path) => copyFile(templates, path, `${to}${path.slice(from.length)}`, scope));
}

function copyFile(
  templates: TemplateFiles,
  from: string,
  to: string,
  scope: string,
): readonly GeneratedFile[] {
  const text = templates.get(from);
  if (text === undefined) {
    throw new Error(`The template ${from} is missing.`);
  }
  return [whole(to, reorderImports(text.replaceAll('@sample', scope)))];
}

function whole(path: string, text: string): GeneratedFile {
  return { path, text, elements: [], ownership: 'whole' };
}
