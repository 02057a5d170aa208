import { TextInput, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { stopsCode } from '#models/findings/guards-code.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { messages } from '../messages/messages.ts';
import { useStatus } from '../session/session-context.ts';
import classes from './finding-actions.module.css';
import { SeverityMenu } from './severity-menu.tsx';
import { useTeamSettings } from './use-team-settings.ts';

const words = messages.findings;

/** What the team can do about a finding besides changing the board: dismiss it, or say how serious its rule is. */
export function FindingActions({ finding }: { readonly finding: Finding }) {
  const [isDismissing, setDismissing] = useState(false);
  if (isDismissing) return <ReasonInput finding={finding} onEnd={() => setDismissing(false)} />;
  const isLocked = stopsCode(finding);
  return (
    <div className={classes.actions}>
      {isLocked ? (
        <span className={classes.locked} title={words.cannotDismiss}>
          <IconLock size={13} aria-hidden />
          {words.locked}
        </span>
      ) : (
        <>
          {finding.subject !== undefined && (
            <UnstyledButton className={classes.action} onClick={() => setDismissing(true)}>
              {words.dismiss}
            </UnstyledButton>
          )}
          <SeverityMenu rule={finding.rule} />
        </>
      )}
    </div>
  );
}

interface ReasonInputProps {
  readonly finding: Finding;
  readonly onEnd: () => void;
}

/** Asks why a finding can stay. Enter dismisses it, Escape leaves everything as it is. */
function ReasonInput({ finding, onEnd }: ReasonInputProps) {
  const { dismiss } = useTeamSettings();
  const name = useStatus(({ person }) => person.name).trim();
  const [reason, setReason] = useState('');
  const press = (event: KeyboardEvent) => {
    // Keys that are typed here must not reach the shortcuts of the board.
    event.stopPropagation();
    if (event.key === 'Escape') onEnd();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || reason.trim() === '' || name === '') return;
    dismiss(finding, reason.trim(), name);
    onEnd();
  };
  return (
    <TextInput
      size="xs"
      className={classes.reason ?? ''}
      classNames={{ label: classes.question ?? '', description: classes.hint ?? '' }}
      label={words.reason}
      description={name === '' ? words.needsName : words.reasonHint}
      inputWrapperOrder={['label', 'input', 'description']}
      value={reason}
      maxLength={300}
      autoFocus
      onChange={(event) => setReason(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}
