import { createContext } from '../findings/lint-context.ts';
import type { LintContext, LintRule, Problem, Visits } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { isPlainObject } from '../metamodel/json.ts';
import type { Level } from '../metamodel/kinds.ts';
import { type Model, SECTION_NAMES, type Section } from '../metamodel/model.ts';
import { compareSeverities } from '../metamodel/severity.ts';
import { RULES } from './catalogue.ts';
import { judgeFindings, type TeamFindings } from './judge-findings.ts';

export interface LintOptions {
  /** The session the team is in: rules that make sense only later stay silent. Default: all speak. */
  readonly level?: Exclude<Level, 'any'>;
  /** Only the fast rules, or only the slow ones. Default: both. */
  readonly speed?: LintRule['speed'];
  /** Default: the whole catalogue. */
  readonly rules?: readonly LintRule[];
}

const levels: readonly Level[] = ['any', 'big-picture', 'process', 'design'];

/**
 * Everything the rules find in a model, as serious as the team takes it: errors first, then warnings, then remarks, each in
 * the order of the rules, then of the entries' ids. What is dismissed is left out. Never throws: a rule that does becomes
 * the finding `rule-crashed`, and the others are heard.
 */
export function lintModel(model: Model, options: LintOptions = {}): readonly Finding[] {
  return lintForTeam(model, options).findings;
}

/** As `lintModel`, with what the team has dismissed beside it. */
export function lintForTeam(model: Model, options: LintOptions = {}): TeamFindings {
  const context = createContext(model);
  const found = chooseRules(options).flatMap((rule) =>
    [...entriesFor(rule, model)].flatMap((visited) => runRule(rule, visited, context)),
  );
  const { findings, dismissed } = judgeFindings(model, found);
  return { findings: bySeverity(findings), dismissed: bySeverity(dismissed) };
}

function bySeverity<Of extends Finding>(findings: readonly Of[]): readonly Of[] {
  return findings.toSorted((one, other) => compareSeverities(one.severity, other.severity));
}

function chooseRules({ level = 'design', speed, rules = RULES }: LintOptions): readonly LintRule[] {
  return rules.filter(
    (rule) =>
      levels.indexOf(rule.level) <= levels.indexOf(level) && (speed === undefined || rule.speed === speed),
  );
}

/** One entry with its address, before it is known which rules visit it. */
interface AnyVisited {
  readonly section: Section;
  readonly id: string;
  readonly entry: unknown;
}

function* entriesFor({ visits }: LintRule, model: Model): Iterable<AnyVisited> {
  for (const section of SECTION_NAMES) {
    if (visits[section] === undefined) continue;
    const entries: Readonly<Record<string, unknown>> = model[section];
    for (const id of Object.keys(entries).sort()) {
      const entry = entries[id];
      if (entry !== undefined && isVisited(visits, section, entry)) yield { section, id, entry };
    }
  }
}

function isVisited(visits: Visits, section: Section, entry: unknown): boolean {
  const { elements } = visits;
  if (section !== 'elements') return true;
  return isPlainObject(entry) && (elements?.some((kind) => kind === entry.kind) ?? false);
}

function runRule(rule: LintRule, visited: AnyVisited, context: LintContext): readonly Finding[] {
  const { section, id } = visited;
  const base = { rule: rule.id, subject: { section, id } };
  try {
    const problems = (rule.check as (visited: AnyVisited, context: LintContext) => readonly Problem[])(
      visited,
      context,
    );
    return problems.map(({ at, message, severity = rule.severity, range }) => ({
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
