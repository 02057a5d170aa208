import { dismissFinding } from '#models/edits/dismiss-finding.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { setRule } from '#models/edits/set-rule.ts';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import type { DismissedFinding } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { RuleId } from '#models/metamodel/ids.ts';
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

  const bringBack: TeamSettings['bringBack'] = ({ dismissal: { id, ...dismissal } }) => {
    edit((editor) => removeEntry(editor, 'dismissals', id));
    announce(words.broughtBack, () => edit((editor) => dismissFinding(editor, id, dismissal)));
  };

  const setSeverity: TeamSettings['setSeverity'] = (rule, setting, announcement) => {
    const before = store.getEntry('rules', rule as RuleId);
    edit((editor) => setRule(editor, rule, setting));
    announce(announcement, () => edit((editor) => setRule(editor, rule, before)));
  };

  return { dismiss, bringBack, setSeverity };
}
