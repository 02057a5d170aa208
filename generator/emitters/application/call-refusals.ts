import { printString } from '../../printing/literals.ts';

/** A refusal of an external system that a reaction knows what to do about. */
interface HandledRefusal {
  readonly code: string;
  /** What the reaction returns then, as code. */
  readonly outcome: string;
}

/**
 * What a reaction does when the external system refuses, as code: nothing to print where it makes no difference. `others` is
 * what to do about refusals that are not handled, undefined where all are; `outcome` is what the reaction returns
 * when the system does not refuse.
 */
export function printCallRefusals(
  handled: readonly HandledRefusal[],
  others: string | undefined,
  outcome: string,
): string {
  const outcomes = [...new Set(handled.map((each) => each.outcome))];
  const [only] = outcomes;
  if (handled.length === 0) return others === undefined ? '' : `if (!answer.ok) { ${others} }`;
  if (others === undefined && outcomes.length === 1) {
    return only === outcome ? '' : `if (!answer.ok) return ${only};`;
  }
  const cases = outcomes.flatMap((each) => {
    const codes = handled.filter((refusal) => refusal.outcome === each).map(({ code }) => code);
    const labels = codes.map((code) => `case ${printString(code)}:`).join('\n');
    if (each !== outcome) return [`${labels} return ${each};`];
    // As if it had not refused: only the other refusals have to be told apart from it.
    return others === undefined ? [] : [`${labels} break;`];
  });
  const fallback = others === undefined ? '' : `default: ${others}`;
  return `if (!answer.ok) { switch (answer.error.code) { ${cases.join('\n')} ${fallback} } }`;
}
