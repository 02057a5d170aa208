import type { LintContext, LintRule, Problem } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { isPlainObject } from '../metamodel/json.ts';
import type { Section } from '../metamodel/model.ts';

/** One entry with its address, before it is known which rules visit it. */
export interface AnyVisited {
  readonly section: Section;
  readonly id: string;
  readonly entry: unknown;
}

/** Tells which rules visit an entry, in the order of the rules. */
export function createDispatch(
  rules: readonly LintRule[],
): (visited: Pick<AnyVisited, 'section' | 'entry'>) => readonly LintRule[] {
  const known = new Map<string, readonly LintRule[]>();
  return ({ section, entry }) => {
    const element = section === 'elements' && isPlainObject(entry) ? entry : undefined;
    const hasDesign = element?.design !== undefined;
    const key = `${section} ${String(element?.kind)} ${hasDesign}`;
    const chosen =
      known.get(key) ??
      rules.filter(({ visits, needsDesign = false }) =>
        section === 'elements'
          ? visits.elements?.some((kind) => kind === element?.kind) && (hasDesign || !needsDesign)
          : visits[section] !== undefined,
      );
    known.set(key, chosen);
    return chosen;
  };
}

/** What a rule finds at an entry. Never throws: a rule that does becomes the finding `rule-crashed`. */
export function runRule(rule: LintRule, visited: AnyVisited, context: LintContext): readonly Finding[] {
  const { section, id } = visited;
  const base = { rule: rule.id, subject: { section, id } };
  try {
    const check = rule.check as (visited: AnyVisited, context: LintContext) => readonly Problem[];
    return check(visited, context).map(({ at, message, severity = rule.severity, range }) => ({
      ...base,
      severity,
      message,
      path: [section, id, ...at],
      ...(range === undefined ? {} : { range }),
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The rule ${rule.id} failed at ${section}/${id} (${reason}). That is a mistake in Stormwright, not in your board, which is unchanged; the other rules ran.`;
    return [{ ...base, rule: 'rule-crashed', severity: 'warning', message, path: [section, id] }];
  }
}
