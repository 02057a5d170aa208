import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { isStickyKind, KINDS } from '../metamodel/kinds.ts';

/** A sticky on which nothing is written. */
export const emptyText: LintRule = {
  id: 'empty-text',
  severity: 'info',
  level: 'big-picture',
  check: ({ elements }) =>
    Object.entries(elements)
      .filter(([, { kind, text }]) => isStickyKind(kind) && text.trim() === '')
      .map(([id, { kind }]) =>
        findingOf(
          emptyText,
          ['elements', id, 'text'],
          `Nothing is written here yet. ${KINDS[kind].hint}. Write it, or delete the sticky.`,
        ),
      ),
};
