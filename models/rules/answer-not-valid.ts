import type { Finding } from '../metamodel/finding.ts';
import { findElement, idsOfKind } from '../views/aggregate-clusters.ts';
import { readExampleRecord } from '../views/example-values.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import { findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

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
        const name = `what "${operation.name}" answers`;
        const read = readExampleRecord(operation.example ?? {}, { name, fields: () => fields });
        if (read.ok) return [];
        const path = ['elements', id, 'design', 'operations', index, 'example', ...read.error.path];
        return [findingOf(answerNotValid, path, read.error.message)];
      }),
    );
  },
};
