import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** An event's field for which neither the command nor the aggregate has a value. */
export const payloadWithoutSource: LintRule = {
  id: 'payload-without-source',
  severity: 'warning',
  level: 'design',
  check: (model) =>
    [...readExpressions(model).commands].flatMap(([id, { outcomes }]) =>
      outcomes.flatMap(({ event, owed }) =>
        owed.map(({ name }) =>
          findingOf(
            payloadWithoutSource,
            ['elements', id],
            `Where does "${name}" of ${calledIn(model, event)} come from? Neither a parameter of ${calledIn(model, id)} nor a field of its aggregate bears that name. Until somebody says so, the command asks for it.`,
          ),
        ),
      ),
    ),
};
