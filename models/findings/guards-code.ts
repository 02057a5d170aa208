import type { Finding } from '../metamodel/finding.ts';
import { UNREAD_RULES } from '../metamodel/parse-model.ts';

/**
 * The rules whose errors would make generated code wrong. A team can neither lower them nor turn them off, and their
 * errors cannot be dismissed.
 */
export const CODE_GUARDS: ReadonlySet<string> = new Set([
  'answer-not-valid',
  'assignment-to-nothing',
  'bounds-not-sound',
  'earlier-version-not-sound',
  'effect-not-sound',
  'expression-not-valid',
  'journey-not-valid',
  'key-not-sound',
  'lifecycle-not-sound',
  'policy-in-two-contexts',
  'projection-not-sound',
  'published-name-taken',
  'reaction-not-sound',
  'reference-to-nothing',
  'scenario-not-valid',
  'target-not-sound',
]);

/**
 * Whether no code can be made because of a finding. Errors of other rules stop no code, even when a team has raised them: no
 * code follows from a line of the context map, for example. What could not be read stops code too, because nobody can tell
 * what it would have said.
 */
export function stopsCode({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): boolean {
  return severity === 'error' && (CODE_GUARDS.has(rule) || UNREAD_RULES.has(rule));
}

/**
 * Whether a finding ends the printing of code when nothing may be left out. An error of a journey does not: the journey alone is
 * left out, because the contexts it leads through are right without it.
 */
export function refusesCode(finding: Pick<Finding, 'rule' | 'severity' | 'subject'>): boolean {
  return stopsCode(finding) && finding.subject?.section !== 'journeys';
}
