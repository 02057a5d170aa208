import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';

/** People do not agree on a term yet. */
export const termDisputed: LintRule = {
  id: 'term-disputed',
  severity: 'info',
  level: 'any',
  check: (model) =>
    Object.entries(model.terms)
      .filter(([, { status }]) => status === 'disputed')
      .map(
        ([id, { name }]): Finding => ({
          rule: termDisputed.id,
          severity: termDisputed.severity,
          message: `"${name.trim() || id}" is disputed. Bring the people who use it together; if they mean different things, give each meaning a word or a context of its own.`,
          path: ['terms', id, 'status'],
          subject: { section: 'terms', id },
        }),
      ),
};
