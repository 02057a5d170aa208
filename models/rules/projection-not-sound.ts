import { problemOfEffect } from '../findings/effect-problem.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import { problemOfKey } from '../findings/key-problem.ts';
import type { LintRule } from '../findings/rule.ts';
import type { ReadModelDesign } from '../metamodel/design.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { type ModelExpressions, readExpressions } from '../readings/expression-scopes.ts';

/** An event changes something that the rows of a read model do not have, or a row that it cannot find. */
export const projectionNotSound: LintRule = {
  id: 'projection-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const expressions = readExpressions(model);
    return idsOfKind(model, 'read-model').flatMap((id) =>
      problemsOf(model, expressions, id, findElement(model, id, 'read-model')?.design),
    );
  },
};

function problemsOf(
  model: Model,
  { types, readModels }: ModelExpressions,
  id: ElementId,
  design: ReadModelDesign | undefined,
): readonly Finding[] {
  const fields = types.bindings(design?.fields ?? []);
  return (design?.projections ?? []).flatMap(({ event, effects = [], removes }, index) => {
    const report = (at: readonly (string | number)[], message: string | undefined) =>
      message === undefined
        ? []
        : [findingOf(projectionNotSound, ['elements', id, 'design', 'projections', index, ...at], message)];
    const key = readModels.get(id)?.projections[index]?.key;
    const wasted = `${calledIn(model, event)} removes the row, so nothing else of it changes. Take the one or the other out.`;
    return [
      ...report(['key'], problemOfKey(key, 'row', calledIn(model, event))),
      ...(removes === true
        ? report(['effects'], effects.length === 0 ? undefined : wasted)
        : effects.flatMap((effect, place) =>
            report(['effects', place], problemOfEffect(effect, fields, calledIn(model, id))),
          )),
    ];
  });
}
