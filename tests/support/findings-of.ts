import type { LintRule } from '#models/findings/rule.ts';
import { lintModel } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';

/** What one rule finds in a model. */
export function findingsOf(rule: LintRule, model: Model): readonly Finding[] {
  return lintModel(model, { rules: [rule] });
}
