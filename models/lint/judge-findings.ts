import { didYouMean } from '../findings/advice.ts';
import { fingerprintOf } from '../findings/fingerprint.ts';
import { CODE_GUARDS, stopsCode } from '../findings/guards-code.ts';
import type { Dismissal } from '../metamodel/dismissal.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { DismissalId, RuleId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { RuleSetting } from '../metamodel/rule-setting.ts';
import { RULES } from './catalog.ts';

/** A finding that the team has decided to leave as it is. */
export interface DismissedFinding extends Finding {
  readonly dismissal: Dismissal & { readonly id: DismissalId };
}

/** What the rules found, as the team wants to see it. */
export interface TeamFindings {
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
}

/** Findings about the team's settings. They do not come from rules of the catalog, so they cannot be set themselves. */
export const SETTING_FINDINGS = {
  unknown: { id: 'rule-setting-unknown', severity: 'info' },
  locked: { id: 'rule-setting-locked', severity: 'warning' },
  dismissal: { id: 'dismissal-without-effect', severity: 'warning' },
} as const;

const settingFindings: ReadonlySet<string> = new Set(Object.values(SETTING_FINDINGS).map(({ id }) => id));

/** Whether a finding is about what the team has set, which is its subject. */
export function isAboutSettings({ rule }: Finding): boolean {
  return settingFindings.has(rule);
}

const ruleIds: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/**
 * Gives each finding the severity that the team has set, and separates those that the team has dismissed. Errors that would make
 * generated code wrong stay as they are; a setting or a dismissal that would hide one becomes a finding. The order stays, and
 * findings about settings come last.
 */
export function judgeFindings(model: Model, found: readonly Finding[]): TeamFindings {
  const hasSettings = Object.keys(model.rules).length > 0;
  const set = hasSettings ? found.flatMap((finding) => applySetting(model, finding)) : found;
  const judged = [...set, ...(hasSettings ? settingProblems(model) : [])];
  return splitDismissed(model, judged);
}

function applySetting(model: Model, finding: Finding): readonly Finding[] {
  const setting = settingOf(model, finding.rule);
  if (setting === undefined || CODE_GUARDS.has(finding.rule) || !ruleIds.has(finding.rule)) return [finding];
  return setting === 'off' ? [] : [{ ...finding, severity: setting }];
}

function settingOf(model: Model, rule: string): RuleSetting | undefined {
  return Object.hasOwn(model.rules, rule) ? model.rules[rule as RuleId] : undefined;
}

function settingProblems(model: Model): readonly Finding[] {
  return Object.entries(model.rules).flatMap(([rule, setting]) => {
    if (!ruleIds.has(rule)) {
      const advice = didYouMean(rule, ruleIds, 'Remove the setting, or update Stormwright.');
      return [
        problem(
          SETTING_FINDINGS.unknown,
          { section: 'rules', id: rule },
          `There is no rule "${rule}". ${advice}`,
        ),
      ];
    }
    if (!CODE_GUARDS.has(rule) || setting === 'error') return [];
    const message = `The rule "${rule}" cannot be set to "${setting}": its errors would make generated code wrong. The setting has no effect. Remove it.`;
    return [problem(SETTING_FINDINGS.locked, { section: 'rules', id: rule }, message)];
  });
}

function problem(
  { id: rule, severity }: (typeof SETTING_FINDINGS)[keyof typeof SETTING_FINDINGS],
  subject: NonNullable<Finding['subject']>,
  message: string,
): Finding {
  return { rule, severity, message, path: [subject.section, subject.id], subject };
}

function splitDismissed(model: Model, found: readonly Finding[]): TeamFindings {
  const dismissals = new Map(Object.entries(model.dismissals));
  if (dismissals.size === 0) return { findings: found, dismissed: [] };
  // Fingerprints are slow to make: only findings that a dismissal may be about get one.
  const candidates = new Set([...dismissals.values()].map(({ rule, subject }) => keyOf(rule, subject)));
  const findings: Finding[] = [];
  const dismissed: DismissedFinding[] = [];
  const withoutEffect: Finding[] = [];
  for (const finding of found) {
    const { rule, subject } = finding;
    const isCandidate = subject !== undefined && candidates.has(keyOf(rule, subject));
    const id = isCandidate ? fingerprintOf(model, finding) : undefined;
    const dismissal = id && dismissals.get(id);
    if (id === undefined || dismissal === undefined) {
      findings.push(finding);
    } else if (stopsCode(finding)) {
      findings.push(finding);
      const message = `A finding of "${rule}" cannot be dismissed: the error would make generated code wrong. The dismissal has no effect. Remove it.`;
      withoutEffect.push(problem(SETTING_FINDINGS.dismissal, { section: 'dismissals', id }, message));
    } else {
      dismissed.push({ ...finding, dismissal: { ...dismissal, id } });
    }
  }
  return { findings: [...findings, ...withoutEffect], dismissed };
}

function keyOf(rule: string, { section, id }: { readonly section: string; readonly id: string }): string {
  return `${rule} ${section} ${id}`;
}
