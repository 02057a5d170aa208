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
 * Whether no code can be made because of a finding. Everybody who asks asks here. A rule of another kind stops no code,
 * also where a team has raised it to an error: no code follows from a line of the context map, for example. What could not
 * be read stops code too, because nobody here can tell what it would have said.
 */
export function stopsCode({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): boolean {
  return severity === 'error' && (CODE_GUARDS.has(rule) || UNREAD_RULES.has(rule));
}

/**
 * Whether printing code ends because of a finding where nothing may be left out. A journey with an error is left out all the
 * same: it leads through many contexts, and each of them is right without it.
 */
export function refusesCode(finding: Pick<Finding, 'rule' | 'severity' | 'subject'>): boolean {
  return stopsCode(finding) && finding.subject?.section !== 'journeys';
}
