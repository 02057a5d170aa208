import type { ElementId } from '#models/metamodel/ids.ts';
import type { ContextPlan } from '../../plan/context.ts';
import { printBlocks, printLink, printTable } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { type Handbook, nameOf, orNameless, page } from './handbook.ts';
import { findProvingTests } from './proving-tests.ts';

/** A generated file and what of the board it says, as far as this page needs it. */
type Written = Pick<GeneratedFile, 'path' | 'elements'>;

/** `docs/ids.md`: from every sticky to the code that says it and the tests that prove it. */
export function emitIds(handbook: Handbook, files: readonly Written[]): GeneratedFile {
  const tests = findProvingTests(handbook.plan, new Set(files.map(({ path }) => path)));
  const text = printBlocks(
    '# From sticky to code',
    'The id is the identity of a sticky: it stays when the sticky is renamed, and so does what was written for it.',
    ...handbook.plan.contexts.flatMap((context) => {
      const own = files.filter(({ path }) => isOf(context, path));
      return [
        `## ${orNameless(context.name.words)}`,
        printTable(
          ['sticky', 'id', 'code', 'proven by'],
          stickiesOf(context).map((id) => [
            nameOf(handbook, id),
            `\`${id}\``,
            printCode(own, id),
            printTests(tests.get(id) ?? []),
          ]),
        ),
      ];
    }),
  );
  return page('docs/ids.md', text);
}

function stickiesOf({ aggregates, reactions }: ContextPlan): readonly ElementId[] {
  const { policies, systems, readModels } = reactions;
  return [
    ...aggregates.flatMap((aggregate) => [aggregate, ...aggregate.commands, ...aggregate.events]),
    ...policies,
    ...systems,
    ...readModels,
  ].map(({ id }) => id);
}

function isOf({ folder, publishedFolder }: ContextPlan, path: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${publishedFolder}/`);
}

function printCode(files: readonly Written[], id: string): string {
  return files
    .flatMap(({ path, elements }) =>
      elements.filter((element) => element.id === id).map(({ symbol }) => printLink(symbol, `../${path}`)),
    )
    .join(', ');
}

function printTests(paths: readonly string[]): string {
  return paths.map((path) => printLink(path.slice(path.lastIndexOf('/') + 1), `../${path}`)).join(', ');
}
