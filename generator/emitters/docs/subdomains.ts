import { type BoundedContext, SUBDOMAIN_CLASSES } from '#models/metamodel/context-map.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import { printBlocks, printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { type Handbook, orNameless, page } from './handbook.ts';

/** `docs/subdomains.md`: where the effort goes and why; nothing on a board without contexts. */
export function emitSubdomains({ model }: Handbook): readonly GeneratedFile[] {
  const contexts = Object.entries(model.contexts)
    .sort(([a, one], [b, other]) => rankOf(one) - rankOf(other) || compareTexts(a, b))
    .map(([, context]) => context);
  const own = contexts.filter(({ external }) => external !== true);
  const foreign = contexts.filter(({ external }) => external === true);
  if (contexts.length === 0) {
    return [];
  }
  const text = printBlocks(
    '# Subdomains',
    printTable(
      ['context', 'class', 'we', 'because', 'owner', 'purpose'],
      own.map(({ name, subdomain, owner, purpose }) => [
        orNameless(name),
        subdomain?.class ?? 'not decided',
        subdomain?.sourcing ?? 'not decided',
        ...[subdomain?.reason, owner, purpose].map((text) => toMarkdown(text ?? '')),
      ]),
    ),
    ...(foreign.length === 0
      ? []
      : [
          "## Somebody else's",
          printTable(
            ['context', 'purpose'],
            foreign.map(({ name, purpose }) => [orNameless(name), toMarkdown(purpose ?? '')]),
          ),
        ]),
  );
  return [page('docs/subdomains.md', text)];
}

/** Core first; what nobody has classed last. */
function rankOf({ subdomain }: BoundedContext): number {
  return subdomain === undefined ? SUBDOMAIN_CLASSES.length : SUBDOMAIN_CLASSES.indexOf(subdomain.class);
}
