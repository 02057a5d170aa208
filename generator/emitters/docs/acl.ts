import type { Field } from '#models/metamodel/fields.ts';
import type { ContextPlan } from '../../plan/context.ts';
import { printBlocks, printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { relationshipsOf } from './context-map.ts';
import {
  contextName,
  type Entry,
  type Handbook,
  orNameless,
  page,
  pagesFolder,
  stickiesOf,
} from './handbook.ts';
import { printTranslations } from './translations.ts';

/** `docs/orders/acl.md`: whose words come in and what becomes of them; nothing when nothing is translated. */
export function emitAcl(handbook: Handbook, context: ContextPlan): readonly GeneratedFile[] {
  const upstream = relationshipsOf(handbook)
    .filter(({ downstream, translations = [] }) => downstream === context.id && translations.length > 0)
    .flatMap((relationship) => [
      `## From ${contextName(handbook, relationship.upstream)}`,
      toMarkdown(relationship.description ?? ''),
      printTranslations(relationship.translations ?? []),
    ]);
  const systems = stickiesOf(handbook, context.id, 'external-system')
    .filter(({ design }) => (design?.translations ?? design?.operations ?? []).length > 0)
    .flatMap(printSystem);
  if (upstream.length === 0 && systems.length === 0) {
    return [];
  }
  const text = printBlocks(
    `# ${orNameless(context.name.words)}: translations`,
    'The words of others stop here: inside, only our own are spoken.',
    ...upstream,
    ...systems,
  );
  return [page(`${pagesFolder(context)}/acl.md`, text)];
}

function printSystem({ text, description, design }: Entry<'external-system'>): readonly string[] {
  const relationship = design?.relationship === 'conformist' ? 'We take its words as they are.' : '';
  return [
    `## ${orNameless(text)}, an external system`,
    toMarkdown(description ?? ''),
    relationship,
    printTranslations(design?.translations ?? []),
    printTable(
      ['operation', 'is asked with', 'answers', 'may fail with'],
      (design?.operations ?? []).map(({ name, request = [], response = [], errors = [] }) => [
        orNameless(name),
        printNames(request),
        printNames(response),
        errors.map(orNameless).join(', '),
      ]),
    ),
  ];
}

function printNames(fields: readonly Field[]): string {
  return fields.map(({ name, optional }) => `${orNameless(name)}${optional ? ' (if any)' : ''}`).join(', ');
}
