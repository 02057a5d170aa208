import { dismissFinding } from '#models/edits/dismiss-finding.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { setRule } from '#models/edits/set-rule.ts';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import type { DismissedFinding } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { DismissalId, RuleId } from '#models/metamodel/ids.ts';
import type { RuleSetting } from '#models/metamodel/rule-setting.ts';
import { messages } from '../messages/messages.ts';
import { useNotify } from '../notices/notices.tsx';
import { useEdit } from '../session/edit.ts';
import { useSession } from '../session/session-context.ts';

const words = messages.findings;

/** What a person can decide for the team about a finding. Each decision says so and offers to take itself back. */
export interface TeamSettings {
  readonly dismiss: (finding: Finding, reason: string, by: string) => void;
  readonly bringBack: (finding: DismissedFinding) => void;
  /** Takes the setting or the dismissal away that the finding is about (`isAboutSettings`). */
  readonly removeSetting: (finding: Finding) => void;
  /** `undefined` gives the rule back the severity of the catalog. */
  readonly setSeverity: (rule: string, setting: RuleSetting | undefined, announcement: string) => void;
}

export function useTeamSettings(): TeamSettings {
  const { store } = useSession();
  const edit = useEdit();
  const notify = useNotify();
  const announce = (message: string, undo: () => void) =>
    notify({ message, action: { label: messages.topBar.undo, run: undo } });

  const dismiss: TeamSettings['dismiss'] = (finding, reason, by) => {
    const { rule, subject } = finding;
    const fingerprint = fingerprintOf(store.getModel(), finding);
    if (subject === undefined || fingerprint === undefined) return;
    edit((editor) => dismissFinding(editor, fingerprint, { rule, subject, reason, by }));
    announce(words.dismissed, () => edit((editor) => removeEntry(editor, 'dismissals', fingerprint)));
  };

  const removeDismissal = (id: DismissalId, announcement: string) => {
    const before = store.getEntry('dismissals', id);
    if (before === undefined) return;
    edit((editor) => removeEntry(editor, 'dismissals', id));
    announce(announcement, () => edit((editor) => dismissFinding(editor, id, before)));
  };

  const bringBack: TeamSettings['bringBack'] = ({ dismissal }) =>
    removeDismissal(dismissal.id, words.broughtBack);

  const setSeverity: TeamSettings['setSeverity'] = (rule, setting, announcement) => {
    const before = store.getEntry('rules', rule as RuleId);
    edit((editor) => setRule(editor, rule, setting));
    announce(announcement, () => edit((editor) => setRule(editor, rule, before)));
  };

  const removeSetting: TeamSettings['removeSetting'] = ({ subject }) => {
    if (subject?.section === 'rules') setSeverity(subject.id, undefined, words.settingRemoved);
    if (subject?.section === 'dismissals') removeDismissal(subject.id as DismissalId, words.settingRemoved);
  };

  return { dismiss, bringBack, removeSetting, setSeverity };
}
