import type { ContextPlan, Plan, TermPlan } from '../phases/plan/plan.ts';
import { printBlocks, printTable, toMarkdown } from '../phases/print/markdown.ts';
import type { GeneratedFile } from '../phases/print/source.ts';

/** `docs/glossary.md`: the words of every context, and those to avoid; nothing when the team has written none. */
export function emitGlossary({ contexts }: Plan): readonly GeneratedFile[] {
  const speaking = contexts.filter(({ terms }) => terms.length > 0);
  if (speaking.length === 0) {
    return [];
  }
  const text = printBlocks('# Glossary', ...speaking.flatMap(printContext));
  return [{ path: 'docs/glossary.md', text, elements: [], ownership: 'whole' }];
}

function printContext({ name, terms }: ContextPlan): readonly string[] {
  return [
    `## ${toMarkdown(name.words)}`,
    printTable(['term', 'means', 'avoid', 'status'], terms.map(printTerm)),
  ];
}

function printTerm({ words, definition, avoid, status }: TermPlan): readonly string[] {
  const avoided = avoid.map(({ word, reason }) => toMarkdown(reason ? `${word} (${reason})` : word));
  return [`**${toMarkdown(words)}**`, toMarkdown(definition ?? ''), avoided.join(', '), status];
}
