/** The most serious first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Sorts the more serious first. */
export function compareSeverities(one: Severity, other: Severity): number {
  return SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other);
}
