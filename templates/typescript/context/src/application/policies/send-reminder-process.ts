import { addDuration, callOrigin, days, type Heard, type ProcessStep } from '@sample/kernel';
import type { MemberAdmitted } from '../../acl/membership/member-admitted.js';
import type { CopyBorrowed } from '../../domain/loan/copy-borrowed.js';
import type { AnyCommand } from '../dispatch.js';
import type { Systems } from '../ports.js';

/** Whenever a loan runs for two weeks, remind the member by mail */
export interface SendReminderProcess {
  readonly address?: string;
}

/** After "Member Admitted": what is known from then on. */
export function noteMemberAdmitted(
  { data }: Heard<MemberAdmitted>,
  state: SendReminderProcess,
): ProcessStep<SendReminderProcess, AnyCommand> {
  return { state: { ...state, address: data.email }, wishes: [] };
}

/** Some time after "Copy Borrowed": "send reminder". */
export async function sendReminderWhenCopyBorrowed(
  heard: Heard<CopyBorrowed['data']>,
  state: SendReminderProcess,
  { mailService }: Pick<Systems, 'mailService'>,
): Promise<ProcessStep<SendReminderProcess, AnyCommand>> {
  const { occurredAt } = heard;
  if (state.address === undefined) return { state, wishes: [] };
  const answer = await mailService.sendReminder(
    { address: state.address, dueAt: addDuration(occurredAt, days(21)) },
    callOrigin(heard, 'policy/remind-when-late'),
  );
  if (!answer.ok) {
    switch (answer.error.code) {
      case 'address-unknown':
        return { state, wishes: [] };
    }
  }
  return { state, wishes: [] };
}
