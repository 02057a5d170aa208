import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';

/**
 * An end of a relation is not on the board: somebody deleted it while others worked, or a file was edited by
 * hand.
 */
export const relationToNothing: LintRule = {
  id: 'relation-to-nothing',
  severity: 'warning',
  level: 'any',
  check: ({ relations, elements }) =>
    Object.entries(relations).flatMap(([id, relation]) =>
      (['from', 'to'] as const)
        .filter((end) => !Object.hasOwn(elements, relation[end]))
        .map((end) =>
          findingOf(
            relationToNothing,
            ['relations', id, end],
            `This relation leads ${end} "${relation[end]}", which is not on the board. It counts for nothing: connect it anew or delete it.`,
          ),
        ),
    ),
};
