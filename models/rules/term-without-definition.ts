import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';

/** A term says a word and not what it means. */
export const termWithoutDefinition: LintRule = {
  id: 'term-without-definition',
  severity: 'info',
  level: 'any',
  check: (model) =>
    Object.entries(model.terms)
      .filter(([, { definition }]) => (definition ?? '').trim() === '')
      .map(
        ([id, { name }]): Finding => ({
          rule: termWithoutDefinition.id,
          severity: termWithoutDefinition.severity,
          message: `Nobody has written down yet what "${name.trim() || id}" means. Ask whoever uses the word and write one sentence.`,
          path: ['terms', id, 'definition'],
          subject: { section: 'terms', id },
        }),
      ),
};
