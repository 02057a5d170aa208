import type { Model } from '#models/metamodel/model.ts';
import type { LeftOut } from '../../phases/check/left-out.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import { printBlocks, printLink, printList, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { emitAcl } from './acl.ts';
import { emitAggregates } from './aggregates.ts';
import { emitContextMap } from './context-map.ts';
import { emitGlossary } from './glossary.ts';
import { type Handbook, page, readHandbook } from './handbook.ts';
import { emitIds } from './ids.ts';
import { emitInteractions } from './interactions.ts';
import { emitJourneysPage } from './journeys.ts';
import {
  emitOpenQuestions,
  leftOutElsewhere,
  missingElsewhere,
  printLeftOut,
  printMissing,
  printQuestions,
} from './open-questions.ts';
import { emitStories } from './stories.ts';
import { emitSubdomains } from './subdomains.ts';

/**
 * The folder `docs`: what the team said, page by page. The glossary and the context map show the whole board, the
 * other pages the contexts that are generated. `code` is everything else that is generated.
 */
export function emitDocs(
  model: Model,
  plan: Plan,
  code: readonly Pick<GeneratedFile, 'path' | 'elements'>[],
  leftOut: readonly LeftOut[] = [],
): readonly GeneratedFile[] {
  const handbook = readHandbook(model, plan, leftOut);
  const shared = [
    ...emitGlossary(handbook),
    ...emitContextMap(handbook),
    ...emitSubdomains(handbook),
    ...emitJourneysPage(handbook, idsIn(code)),
    emitIds(handbook, code),
  ];
  const perContext = plan.contexts.map((context) => ({ context, pages: emitContext(handbook, context) }));
  return [emitIndex(handbook, shared, perContext), ...shared, ...perContext.flatMap(({ pages }) => pages)];
}

/** Every id that some code bears. */
function idsIn(code: readonly Pick<GeneratedFile, 'elements'>[]): ReadonlySet<string> {
  return new Set(code.flatMap(({ elements }) => elements.map(({ id }) => id)));
}

function emitContext(handbook: Handbook, context: ContextPlan): readonly GeneratedFile[] {
  return [
    emitInteractions(handbook, context),
    emitStories(handbook, context),
    emitAggregates(handbook, context),
    ...emitAcl(handbook, context),
    emitOpenQuestions(handbook, context),
  ];
}

/** What the index says of a page, by the name of its file. */
const entries: Readonly<Record<string, readonly [title: string, about: string]>> = {
  'glossary.md': ['Glossary', 'what the words mean, context by context'],
  'context-map.md': ['Context map', 'who depends on whom, and how'],
  'subdomains.md': ['Subdomains', 'where the effort goes, and why'],
  'journeys.md': ['Journeys', 'the ways through all contexts, step by step'],
  'ids.md': ['From sticky to code', 'where each sticky is said and proven'],
  'interactions.md': ['Interactions', 'who asks for what, and what follows'],
  'stories.md': ['Stories', 'each command with its rules and scenarios'],
  'aggregates.md': ['Aggregates', 'what is kept together and kept true'],
  'acl.md': ['Translations', 'what becomes of the words of others'],
  'open-questions.md': ['Open questions', 'asked, answered, not on the board yet'],
};

function emitIndex(
  handbook: Handbook,
  shared: readonly GeneratedFile[],
  perContext: readonly { readonly context: ContextPlan; readonly pages: readonly GeneratedFile[] }[],
): GeneratedFile {
  const { plan } = handbook;
  const stray = plan.contexts.some(({ id }) => id === undefined)
    ? []
    : printQuestions(handbook, undefined, '### Answered');
  const text = printBlocks(
    `# ${toMarkdown(plan.project.words)}: what the team said`,
    'Written from the board, and again with every generation: change the board, not these pages.',
    printList(shared.map(printEntry)),
    ...perContext.flatMap(({ context, pages }) => [
      `## ${toMarkdown(context.name.words)}`,
      toMarkdown(context.purpose ?? ''),
      context.owner === undefined ? '' : `Owner: ${toMarkdown(context.owner)}`,
      printList(pages.map(printEntry)),
    ]),
    ...(stray.length === 0 ? [] : ['## Questions outside every context', ...stray]),
    ...printMissing(missingElsewhere(handbook)),
    ...printLeftOut(leftOutElsewhere(handbook), '## Left out'),
  );
  return page('docs/README.md', text);
}

function printEntry({ path }: GeneratedFile): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [title, about] = entries[name] ?? [name, ''];
  return `${printLink(title, path.replace(/^docs\//, ''))}: ${about}`;
}
