import { toIdentifier } from '../expression/identifier.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** A field that every aggregate of its kind should have, but that not every first event sets. */
export const creatingEventLeavesFieldUnset: LintRule = {
  id: 'creating-event-leaves-field-unset',
  severity: 'warning',
  level: 'design',
  check: (model) =>
    [...readExpressions(model).beginnings.leftUnset].flatMap(([aggregate, unset]) =>
      (findElement(model, aggregate, 'aggregate')?.design?.fields ?? []).flatMap(({ name }, index) =>
        unset.has(toIdentifier(name))
          ? [
              findingOf(
                creatingEventLeavesFieldUnset,
                ['elements', aggregate, 'design', 'fields', index],
                `"${name}" of ${calledIn(model, aggregate)} has no value after its first event, so it counts as optional. Let every event that begins one set it, or mark it as optional.`,
              ),
            ]
          : [],
      ),
    ),
};
