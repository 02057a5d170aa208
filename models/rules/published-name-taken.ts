import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';

/** Two events that other contexts hear under one name. Of the events that share it the one with the lowest id keeps it. */
export const publishedNameTaken: LintRule = {
  id: 'published-name-taken',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const holders = new Map<string, ElementId>();
    return idsOfKind(model, 'event').flatMap((id) => {
      const name = findElement(model, id, 'event')?.design?.published?.name.trim() ?? '';
      const key = name.toLowerCase();
      const holder = holders.get(key);
      if (key !== '' && holder === undefined) holders.set(key, id);
      if (holder === undefined) return [];
      return [
        findingOf(
          publishedNameTaken,
          ['elements', id, 'design', 'published', 'name'],
          `${calledIn(model, id)} is published as "${name}", and so is ${calledIn(model, holder)}: whoever listens to one would hear both. Give one of them a name of its own.`,
        ),
      ];
    });
  },
};
