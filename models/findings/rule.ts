import type { Finding, Severity } from '../metamodel/finding.ts';
import type { Level } from '../metamodel/kinds.ts';
import type { Model } from '../metamodel/model.ts';

/**
 * One lint rule: a pure function from a model to what it finds. The id names the defect or the duty in
 * kebab-case and is the name of the rule's file, of its page in `docs/rules` and of its test.
 */
export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  /** The session from which the finding makes sense; earlier it would only disturb. */
  readonly level: Level;
  readonly check: (model: Model) => readonly Finding[];
}
