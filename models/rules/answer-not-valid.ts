import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExampleRecord } from '../readings/example-values.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** The example of what an external system answers does not fit the answer's fields. */
export const answerNotValid: LintRule = {
  id: 'answer-not-valid',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const { types } = readExpressions(model);
    return idsOfKind(model, 'external-system').flatMap((id): readonly Finding[] =>
      (findElement(model, id, 'external-system')?.design?.operations ?? []).flatMap((operation, index) => {
        const fields = types.bindings(operation.response ?? []);
        const record = { name: 'the answer', fields: () => fields };
        const read = readExampleRecord(operation.example ?? {}, record);
        if (read.ok) return [];
        const { path, message } = read.error;
        return [
          findingOf(
            answerNotValid,
            ['elements', id, 'design', 'operations', index, 'example', ...path],
            `The example of what "${operation.name}" answers does not fit at "${path.join('.')}". ${message}`,
          ),
        ];
      }),
    );
  },
};
