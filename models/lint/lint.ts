import { createContext } from '../findings/lint-context.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { Level } from '../metamodel/kinds.ts';
import { type Model, SECTION_NAMES } from '../metamodel/model.ts';
import { findUnread } from '../metamodel/parse-model.ts';
import { compareSeverities } from '../metamodel/severity.ts';
import { RULES } from './catalog.ts';
import { judgeFindings, type TeamFindings } from './judge-findings.ts';
import { createDispatch, runRule } from './run-rule.ts';

export interface LintOptions {
  /** The session the team is in: rules that make sense only later stay silent. Default: all speak. */
  readonly level?: Exclude<Level, 'any'>;
  /** Only the fast rules, or only the slow ones. Default: both. */
  readonly speed?: LintRule['speed'];
  /** Default: the whole catalog. */
  readonly rules?: readonly LintRule[];
}

const levels: readonly Level[] = ['any', 'big-picture', 'process', 'design'];

/**
 * Everything the rules find in a model, as serious as the team takes it: errors first, then warnings, then remarks, each in
 * the order of the rules, then of the entries' ids. What could not be read of the board comes first. Dismissed findings are left
 * out. Never throws: a rule that throws becomes the finding `rule-crashed`, and the other rules still run.
 */
export function lintModel(model: Model, options: LintOptions = {}): readonly Finding[] {
  return lintForTeam(model, options).findings;
}

/** Like `lintModel`, with the dismissed findings besides. */
export function lintForTeam(model: Model, options: LintOptions = {}): TeamFindings {
  const rules = chooseRules(options);
  const context = createContext(model);
  const rulesFor = createDispatch(rules);
  const found = new Map(rules.map((rule) => [rule, [] as Finding[]]));
  for (const section of SECTION_NAMES) {
    const entries: Readonly<Record<string, unknown>> = model[section];
    for (const id of Object.keys(entries).sort()) {
      const visited = { section, id, entry: entries[id] };
      for (const rule of rulesFor(visited)) found.get(rule)?.push(...runRule(rule, visited, context));
    }
  }
  return orderFindings(model, [...found.values()].flat(), options.speed);
}

/**
 * Applies the team's settings and dismissals, adds what could not be read (which counts as fast), and puts the most serious
 * findings first. Equally serious ones stay in the order in which they come: by rule, then by entry.
 */
export function orderFindings(
  model: Model,
  found: readonly Finding[],
  speed?: LintOptions['speed'],
): TeamFindings {
  const { findings, dismissed } = judgeFindings(model, found);
  const unread = speed === 'slow' ? [] : findUnread(model);
  return { findings: bySeverity([...unread, ...findings]), dismissed: bySeverity(dismissed) };
}

function bySeverity<Of extends Finding>(findings: readonly Of[]): readonly Of[] {
  return findings.toSorted((one, other) => compareSeverities(one.severity, other.severity));
}

/** The rules that these options leave, in the order of their ids. */
export function chooseRules({ level = 'design', speed, rules = RULES }: LintOptions): readonly LintRule[] {
  return rules.filter(
    (rule) =>
      levels.indexOf(rule.level) <= levels.indexOf(level) && (speed === undefined || rule.speed === speed),
  );
}
