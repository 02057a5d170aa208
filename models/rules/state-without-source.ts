import { toIdentifier } from '../expression/identifier.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';

/** A process has a place for something that none of its reactions ever remembers. */
export const stateWithoutSource: LintRule = {
  id: 'state-without-source',
  severity: 'warning',
  level: 'design',
  check: (model) =>
    idsOfKind(model, 'policy').flatMap((id): readonly Finding[] => {
      const { state = [], reactions = [], mode } = findElement(model, id, 'policy')?.design ?? {};
      if (mode === 'manual') return [];
      const remembered = new Set(
        reactions.flatMap(({ remember = {} }) => Object.keys(remember).map(toIdentifier)),
      );
      return state.flatMap(({ name }, index) =>
        remembered.has(toIdentifier(name))
          ? []
          : [
              findingOf(
                stateWithoutSource,
                ['elements', id, 'design', 'state', index],
                `${calledIn(model, id)} never remembers "${name}": it is never set. Say in a reaction what it becomes, or take it out.`,
              ),
            ],
      );
    }),
};
