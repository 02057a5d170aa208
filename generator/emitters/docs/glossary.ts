import type { Term } from '#models/metamodel/glossary.ts';
import type { ContextId } from '#models/metamodel/ids.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import type { Model } from '#models/metamodel/model.ts';
import { sameWordTable } from '#models/views/same-word-table.ts';
import { printBlocks, printList, printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { contextName, type Handbook, orNameless, page } from './handbook.ts';

/** `docs/glossary.md`: the words of every context of the board; nothing when the team has written none. */
export function emitGlossary(handbook: Handbook): readonly GeneratedFile[] {
  const { model } = handbook;
  if (Object.keys(model.terms).length === 0) {
    return [];
  }
  const contexts = (Object.keys(model.contexts) as ContextId[]).sort((a, b) =>
    compareTexts(contextName(handbook, a) + a, contextName(handbook, b) + b),
  );
  const text = printBlocks(
    '# Glossary',
    'Within a context every word has one meaning; the next context may mean something else by it.',
    ...contexts.flatMap((id) => printContext(`## ${contextName(handbook, id)}`, termsOf(model, id))),
    ...printContext('## Outside every context', termsOf(model, undefined)),
    ...printSameWords(handbook),
  );
  return [page('docs/glossary.md', text)];
}

function termsOf(model: Model, context: ContextId | undefined): readonly Term[] {
  return Object.entries(model.terms)
    .filter(([, term]) => {
      const known = term.context !== undefined && Object.hasOwn(model.contexts, term.context);
      return (known ? term.context : undefined) === context;
    })
    .sort(([a, one], [b, other]) => compareTexts(one.name, other.name) || compareTexts(a, b))
    .map(([, term]) => term);
}

function printContext(heading: string, terms: readonly Term[]): readonly string[] {
  return terms.length === 0 ? [] : [heading, ...terms.flatMap(printTerm)];
}

function printTerm(term: Term): readonly string[] {
  const { name, definition, examples = [], avoid = [], notToBeConfusedWith = [] } = term;
  return [
    `### ${orNameless(name)}`,
    `${toMarkdown(definition ?? '') || 'Nobody has said what it means.'} _${printStatus(term)}_`,
    printList([
      ...examples.map((example) => `For example: ${toMarkdown(example)}`),
      ...avoid.map(({ word, reason }) => `Not "${toMarkdown(word)}"${printReason(reason)}`),
      ...notToBeConfusedWith.map(
        ({ word, difference }) => `Not to be confused with ${toMarkdown(word)}${printReason(difference)}`,
      ),
    ]),
  ];
}

function printStatus({ status = 'proposed', agreedBy = [] }: Term): string {
  const people = agreedBy.map(toMarkdown).filter((name) => name !== '');
  return status === 'agreed' && people.length > 0 ? `(agreed by ${people.join(', ')})` : `(${status})`;
}

function printReason(reason: string | undefined): string {
  const words = toMarkdown(reason ?? '');
  return words === '' ? '' : `: ${words}`;
}

function printSameWords(handbook: Handbook): readonly string[] {
  const words = sameWordTable(handbook.model);
  if (words.length === 0) {
    return [];
  }
  const rows = words.flatMap(({ word, meanings, confirmed }) =>
    meanings.map(({ term }, index) => [
      index === 0 ? `**${orNameless(word)}**${confirmed ? '' : ' (not yet confirmed)'}` : '',
      term.context === undefined ? '' : contextName(handbook, term.context),
      toMarkdown(term.definition ?? ''),
    ]),
  );
  return ['## One word, several meanings', printTable(['word', 'in', 'means'], rows)];
}
