import type { AggregatePlan, ContextPlan } from '../../phases/plan/plan.ts';
import { printBlocks, printLink, printTable } from '../../phases/print/markdown.ts';
import type { GeneratedFile } from '../../phases/print/source.ts';
import { type Handbook, nameOf, orNameless, page } from './handbook.ts';

/** A generated file and what of the board it says, as far as this page needs it. */
type Written = Pick<GeneratedFile, 'path' | 'elements'>;

/** `docs/ids.md`: from every sticky to the code that says it and the tests that prove it. */
export function emitIds(handbook: Handbook, files: readonly Written[]): GeneratedFile {
  const text = printBlocks(
    '# From sticky to code',
    'The id is the identity of a sticky: it stays when the sticky is renamed, and so does what was written for it.',
    ...handbook.plan.contexts.flatMap((context) => [
      `## ${orNameless(context.name.words)}`,
      printTable(['sticky', 'id', 'code', 'proven by'], printContext(handbook, context, files)),
    ]),
  );
  return page('docs/ids.md', text);
}

function printContext(
  handbook: Handbook,
  context: ContextPlan,
  files: readonly Written[],
): readonly (readonly string[])[] {
  return [...printAggregates(handbook, context, files), ...printListeners(handbook, context, files)];
}

/** Policies, external systems and read models: what is done, asked and shown because of what happened. */
function printListeners(
  handbook: Handbook,
  context: ContextPlan,
  files: readonly Written[],
): readonly (readonly string[])[] {
  const { policies, systems, readModels } = context.reactions;
  const written = new Set(files.map(({ path }) => path));
  const rows = [
    ...policies.map(({ id }) => ({ id, test: 'apps/server/test/journeys.test.ts' })),
    ...systems.map(({ id, name }) => ({ id, test: `${context.folder}/test/acl/${name.kebab}.test.ts` })),
    ...readModels.map(({ id, name }) => ({
      id,
      test: `${context.folder}/test/read-models/${name.kebab}.test.ts`,
    })),
  ];
  return rows.map(({ id, test }) => [
    nameOf(handbook, id),
    `\`${id}\``,
    files
      .filter(({ path }) => path.startsWith(`${context.folder}/`))
      .flatMap(({ path, elements }) =>
        elements.filter((element) => element.id === id).map(({ symbol }) => printLink(symbol, `../${path}`)),
      )
      .join(', '),
    written.has(test) ? printLink(test.slice(test.lastIndexOf('/') + 1), `../${test}`) : '',
  ]);
}

function printAggregates(
  handbook: Handbook,
  context: ContextPlan,
  files: readonly Written[],
): readonly (readonly string[])[] {
  return context.aggregates.flatMap((aggregate) => {
    const testsOf = provingTests(context, aggregate, files);
    return [aggregate, ...aggregate.commands, ...aggregate.events].map(({ id }) => [
      nameOf(handbook, id),
      `\`${id}\``,
      files
        .filter(
          ({ path }) =>
            path.startsWith(`${context.folder}/`) || path.startsWith(`${context.publishedFolder}/`),
        )
        .flatMap(({ path, elements }) =>
          elements
            .filter((element) => element.id === id)
            .map(({ symbol }) => printLink(symbol, `../${path}`)),
        )
        .join(', '),
      testsOf(id)
        .map((path) => printLink(path.slice(path.lastIndexOf('/') + 1), `../${path}`))
        .join(', '),
    ]);
  });
}

/** The test files that speak of a sticky: those of its own command, and those in whose stories it happens. */
function provingTests(context: ContextPlan, aggregate: AggregatePlan, files: readonly Written[]) {
  const written = new Set(files.map(({ path }) => path));
  const folder = `${context.folder}/test/${aggregate.name.kebab}`;
  const testOf = (name: string) => `${folder}/${name}.test.ts`;
  const lifecycle = testOf(`${aggregate.name.kebab}-lifecycle`);
  const api = testOf(`${aggregate.name.kebab}-api`);
  return (id: string): readonly string[] => {
    const commands = aggregate.commands
      .filter(
        (command) =>
          command.id === id || command.outcomes.some(({ event }) => event.id === id) || aggregate.id === id,
      )
      .map(({ name }) => testOf(name.kebab));
    const whole = aggregate.events.some((event) => event.id === id) ? [lifecycle] : [lifecycle, api];
    return [...commands, ...whole].filter((path) => written.has(path));
  };
}
