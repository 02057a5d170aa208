import {
  PATTERNS,
  type Pattern,
  RELATIONSHIP_TYPES,
  type Relationship,
} from '#models/metamodel/context-map.ts';
import type { ContextId } from '#models/metamodel/ids.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import { compareContextMaps, type DerivedRelationship } from '#models/views/derived-context-map.ts';
import { printBlocks, toMarkdown } from '../../printing/markdown.ts';
import { printMermaid, toMermaidLabel } from '../../printing/mermaid.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { contextName, type Handbook, nameOf, page, printFilledTable } from './handbook.ts';
import { printTranslations } from './translations.ts';

/** `docs/context-map.md`: who depends on whom, and how; nothing on a board without contexts. */
export function emitContextMap(handbook: Handbook): readonly GeneratedFile[] {
  const contexts = (Object.keys(handbook.model.contexts) as ContextId[]).sort();
  if (contexts.length === 0) {
    return [];
  }
  const relationships = relationshipsOf(handbook);
  const unagreed = unagreedOf(handbook);
  const text = printBlocks(
    '# Context map',
    `Arrows lead downstream: from the context that decides to the one that has to follow.${unagreed.length === 0 ? '' : ' Dashed ones follow from the board alone: something is heard, and the map does not say so yet.'}`,
    printMermaid('flowchart LR', [
      ...contexts.map((id, index) => printNode(handbook, id, index)),
      ...relationships.map((relationship) => printEdge(relationship, contexts)),
      ...unagreed.map((each) => printUnagreedEdge(each, contexts)),
    ]),
    ...(relationships.length === 0 ? [] : [abbreviations, ...printRelationships(handbook, relationships)]),
    ...(unagreed.length === 0 ? [] : ['## Heard, not agreed yet', printUnagreed(handbook, unagreed)]),
    ...relationships.flatMap(({ upstream, downstream, translations = [] }) =>
      translations.length === 0
        ? []
        : [
            `## From ${contextName(handbook, upstream)} to ${contextName(handbook, downstream)}`,
            printTranslations(translations),
          ],
    ),
  );
  return [page('docs/context-map.md', text)];
}

/** Those whose two ends exist, in the order of their ids. */
export function relationshipsOf({ model }: Pick<Handbook, 'model'>): readonly Relationship[] {
  return Object.entries(model.relationships)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, relationship]) => relationship)
    .filter(
      ({ upstream, downstream }) =>
        Object.hasOwn(model.contexts, upstream) && Object.hasOwn(model.contexts, downstream),
    );
}

/** A dependency that the board shows and the map does not, or not so. */
interface Unagreed extends DerivedRelationship {
  readonly mapSays: string;
}

const sayings = {
  'not-drawn': 'nothing',
  'not-separate': 'that they go separate ways',
  reversed: 'the other direction',
} as const;

function unagreedOf({ model }: Handbook): readonly Unagreed[] {
  return compareContextMaps(model)
    .flatMap((difference) =>
      difference.kind === 'no-flow' ? [] : [{ ...difference.derived, mapSays: sayings[difference.kind] }],
    )
    .filter(
      ({ upstream, downstream }) =>
        Object.hasOwn(model.contexts, upstream) && Object.hasOwn(model.contexts, downstream),
    );
}

const abbreviations = Object.values(PATTERNS)
  .map(({ abbreviation, label }) => `${abbreviation}: ${label.toLowerCase()}`)
  .join(', ')
  .concat('.');

function printNode({ model }: Handbook, id: ContextId, index: number): string {
  const context = model.contexts[id];
  const name = toMermaidLabel(context?.name ?? '') || '(no name)';
  if (context?.external === true) {
    return `c${index}(["${name}"])`;
  }
  return `c${index}["${name}${context?.subdomain === undefined ? '' : ` (${context.subdomain.class})`}"]`;
}

function printEdge(relationship: Relationship, contexts: readonly ContextId[]): string {
  const { type, upstream, downstream } = relationship;
  const [from, to] = [`c${contexts.indexOf(upstream)}`, `c${contexts.indexOf(downstream)}`];
  const { symmetric, label } = RELATIONSHIP_TYPES[type];
  const kind = type === 'upstream-downstream' ? '' : label.toLowerCase();
  const words = [kind, abbreviate(relationship.upstreamPatterns), abbreviate(relationship.downstreamPatterns)]
    .filter((part) => part !== '')
    .join(', ');
  const arrow = symmetric ? '---' : '-->';
  return words === '' ? `${from} ${arrow} ${to}` : `${from} ${arrow}|"${toMermaidLabel(words)}"| ${to}`;
}

function printUnagreedEdge({ upstream, downstream }: Unagreed, contexts: readonly ContextId[]): string {
  const [from, to] = [`c${contexts.indexOf(upstream)}`, `c${contexts.indexOf(downstream)}`];
  return `${from} -.->|"heard, not agreed yet"| ${to}`;
}

function printUnagreed(handbook: Handbook, unagreed: readonly Unagreed[]): string {
  return printFilledTable(
    ['upstream', 'downstream', 'hears', 'and the map says'],
    unagreed.map(({ upstream, downstream, evidence, mapSays }) => [
      contextName(handbook, upstream),
      contextName(handbook, downstream),
      [
        ...new Set(
          evidence.map(({ event, listener }) => `${nameOf(handbook, event)} (${nameOf(handbook, listener)})`),
        ),
      ].join('; '),
      mapSays,
    ]),
  );
}

function printRelationships(handbook: Handbook, relationships: readonly Relationship[]): readonly string[] {
  const directed = relationships.filter(({ type }) => !RELATIONSHIP_TYPES[type].symmetric);
  const symmetric = relationships.filter(({ type }) => RELATIONSHIP_TYPES[type].symmetric);
  const nameOf = (id: ContextId) => contextName(handbook, id);
  return [
    printFilledTable(
      ['upstream', 'downstream', 'relationship', 'upstream offers', 'downstream answers with', 'why'],
      directed.map(({ type, upstream, downstream, upstreamPatterns, downstreamPatterns, description }) => [
        nameOf(upstream),
        nameOf(downstream),
        RELATIONSHIP_TYPES[type].label.toLowerCase(),
        spellOut(upstreamPatterns),
        spellOut(downstreamPatterns),
        toMarkdown(description ?? ''),
      ]),
    ),
    printFilledTable(
      ['between', 'and', 'relationship', 'why'],
      symmetric.map(({ type, upstream, downstream, description }) => [
        nameOf(upstream),
        nameOf(downstream),
        RELATIONSHIP_TYPES[type].label.toLowerCase(),
        toMarkdown(description ?? ''),
      ]),
    ),
  ];
}

function abbreviate(patterns: readonly Pattern[] = []): string {
  return patterns.map((pattern) => PATTERNS[pattern].abbreviation).join(', ');
}

function spellOut(patterns: readonly Pattern[] = []): string {
  return patterns.map((pattern) => PATTERNS[pattern].label.toLowerCase()).join(', ');
}
