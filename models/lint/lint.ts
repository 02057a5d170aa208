import type { LintRule } from '../findings/rule.ts';
import type { Finding, Severity } from '../metamodel/finding.ts';
import type { Level } from '../metamodel/kinds.ts';
import type { Model } from '../metamodel/model.ts';
import { RULES } from './catalogue.ts';

export interface LintOptions {
  /** The session the team is in: rules that make sense only later stay silent. Default: all speak. */
  readonly level?: Exclude<Level, 'any'>;
  /** Default: the whole catalogue. */
  readonly rules?: readonly LintRule[];
}

const levels: readonly Level[] = ['any', 'big-picture', 'process', 'design'];
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Everything the rules find in a model: errors first, then warnings, then remarks, each in the order of the
 * rules' ids. Never throws: a rule that does becomes the finding `rule-crashed`, and the others are heard.
 */
export function lintModel(
  model: Model,
  { level = 'design', rules = RULES }: LintOptions = {},
): readonly Finding[] {
  return rules
    .filter((rule) => levels.indexOf(rule.level) <= levels.indexOf(level))
    .flatMap((rule) => runRule(rule, model))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

function runRule(rule: LintRule, model: Model): readonly Finding[] {
  try {
    return rule.check(model);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The rule ${rule.id} failed (${reason}). That is a mistake in Stormwright, not in your board, which is unchanged; the other rules ran.`;
    return [{ rule: 'rule-crashed', severity: 'warning', message, path: [] }];
  }
}
