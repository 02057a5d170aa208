import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** A rule, an effect or another expression that cannot be read or does not fit the types around it. */
export const expressionNotValid: LintRule = {
  id: 'expression-not-valid',
  severity: 'error',
  level: 'design',
  check: (model) =>
    readExpressions(model).all.flatMap(({ path, problems, implied, text }) =>
      problems.map(({ message, range }) =>
        implied
          ? findingOf(
              expressionNotValid,
              path,
              `Nobody says where this value comes from, and \`${text}\`, which bears its name, does not fit. ${message}`,
            )
          : findingOf(expressionNotValid, path, message, { range }),
      ),
    ),
};
