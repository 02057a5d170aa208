import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DismissedFinding } from '#models/lint/judge-findings.ts';
import { messages } from '../messages/messages.ts';
import classes from './dismissed-findings.module.css';
import actions from './finding-actions.module.css';
import { TextWithCode } from './text-with-code.tsx';
import { useTeamSettings } from './use-team-settings.ts';

const words = messages.findings;

/** Shows how many findings are dismissed and, when opened, which, why and by whom. Shows nothing when there are none. */
export function DismissedFindings({ dismissed }: { readonly dismissed: readonly DismissedFinding[] }) {
  const [isOpen, setOpen] = useState(false);
  if (dismissed.length === 0) return null;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes.dismissed}>
      <UnstyledButton className={classes.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Chevron size={14} aria-hidden />
        {words.showDismissed(dismissed.length)}
      </UnstyledButton>
      {isOpen && (
        <ul className={classes.list}>
          {dismissed.map((finding) => (
            <DismissedItem key={finding.dismissal.id} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface DismissedItemProps {
  readonly finding: DismissedFinding;
  /** What else can be done about it. */
  readonly children?: ReactNode;
}

/** One dismissed finding in a list, with why, by whom, and the way back. */
export function DismissedItem({ finding, children }: DismissedItemProps) {
  const { bringBack } = useTeamSettings();
  const { by, reason } = finding.dismissal;
  return (
    <li className={classes.item}>
      <TextWithCode>{finding.message}</TextWithCode>
      <blockquote className={classes.reason}>{words.dismissedBy(by, reason)}</blockquote>
      <div className={actions.actions}>
        <UnstyledButton className={actions.action} onClick={() => bringBack(finding)}>
          {words.bringBack}
        </UnstyledButton>
        {children}
      </div>
    </li>
  );
}
