import type { ElementId } from '#models/metamodel/ids.ts';
import { neighboursOf } from '#models/readings/neighbours.ts';
import type { ContextPlan } from '../../plan/context.ts';
import { printDuration } from '../../printing/durations.ts';
import { printBlocks, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import {
  type Handbook,
  nameOf,
  orNameless,
  page,
  pagesFolder,
  printFilledTable,
  stickiesOf,
} from './handbook.ts';

/** `docs/orders/interactions.md`: who asks for what, what follows, and what follows by itself. */
export function emitInteractions(handbook: Handbook, context: ContextPlan): GeneratedFile {
  const text = printBlocks(
    `# ${orNameless(context.name.words)}: interactions`,
    'In the order of the wall, from left to right.',
    printFilledTable(
      ['who', 'asks for', 'of', 'and then'],
      stickiesOf(handbook, context.id, 'command').map(({ id }) => [
        join(handbook, issuersOf(handbook, id)),
        nameOf(handbook, id),
        join(handbook, neighboursOf(handbook.model, id, 'handled-by', 'to')),
        join(
          handbook,
          (handbook.clusters.outcomes.get(id) ?? []).map(({ event }) => event),
        ),
      ]),
    ),
    ...section(
      '## What happens by itself',
      ['policy', 'on', 'if', 'does', 'after'],
      printPolicies(handbook, context),
    ),
    ...section(
      '## What people look at',
      ['read model', 'helps', 'follows'],
      stickiesOf(handbook, context.id, 'read-model').map(({ id, design }) => [
        nameOf(handbook, id),
        join(handbook, neighboursOf(handbook.model, id, 'informs', 'to')),
        join(handbook, [
          ...neighboursOf(handbook.model, id, 'updates', 'from'),
          ...(design?.projections ?? []).map(({ event }) => event),
        ]),
      ]),
    ),
  );
  return page(`${pagesFolder(context)}/interactions.md`, text);
}

/** One row a reaction, and one for a policy that nobody has detailed. */
function printPolicies(handbook: Handbook, context: ContextPlan): readonly (readonly string[])[] {
  return stickiesOf(handbook, context.id, 'policy').flatMap(({ id, design }) => {
    const name = `${nameOf(handbook, id)}${design?.mode === 'manual' ? ' (by hand)' : ''}`;
    const reactions = design?.reactions ?? [];
    if (reactions.length === 0) {
      return [
        [
          name,
          join(handbook, neighboursOf(handbook.model, id, 'triggers', 'from')),
          '',
          join(handbook, neighboursOf(handbook.model, id, 'issues', 'to')),
          '',
        ],
      ];
    }
    return reactions.map(({ event, condition, command, delay, compensation, call, remember, ends }) => [
      name,
      nameOf(handbook, event),
      toMarkdown(condition ?? ''),
      [
        call === undefined ? '' : `asks ${nameOf(handbook, call.system)}: ${toMarkdown(call.operation)}`,
        command === undefined ? '' : nameOf(handbook, command),
        remember === undefined ? '' : `remembers ${Object.keys(remember).sort().map(toMarkdown).join(', ')}`,
        ends ? 'ends' : '',
        compensation === undefined ? '' : `when refused: ${nameOf(handbook, compensation)}`,
      ]
        .filter((part) => part !== '')
        .join('; '),
      toMarkdown(printDuration(delay ?? '')),
    ]);
  });
}

/** People first, then what happens by itself. */
function issuersOf(handbook: Handbook, command: ElementId): readonly ElementId[] {
  const issuers = neighboursOf(handbook.model, command, 'issues', 'from');
  const isActor = (id: ElementId) => handbook.model.elements[id]?.kind === 'actor';
  return [...issuers.filter(isActor), ...issuers.filter((id) => !isActor(id))];
}

function section(
  heading: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? [] : [heading, printFilledTable(head, rows)];
}

function join(handbook: Handbook, ids: readonly ElementId[]): string {
  return [...new Set(ids)].map((id) => nameOf(handbook, id)).join('; ');
}
