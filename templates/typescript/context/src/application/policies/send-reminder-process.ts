import { addDuration, callOrigin, days, type Heard, type ProcessStep } from '@sample/kernel';
import type { MemberAdmitted } from '../../acl/membership/member-admitted.js';
import type { CopyBorrowed } from '../../domain/loan/copy-borrowed.js';
import type { AnyCommand } from '../dispatch.js';
import type { Systems } from '../ports.js';

/** Whenever a loan runs for two weeks, remind the member by mail. */
export interface SendReminderProcess {
  readonly address?: string;
}

/** After "Member Admitted": remember "address". */
export function noteMemberAdmitted(
  { data }: Heard<MemberAdmitted>,
  state: SendReminderProcess,
): ProcessStep<SendReminderProcess, AnyCommand> {
  return { state: { ...state, address: data.email }, wishes: [] };
}

/** 14 days after "Copy Borrowed", if "isSet(address)": call "send reminder" of Mail Service. */
export async function sendReminderWhenCopyBorrowed(
  heard: Heard<CopyBorrowed['data']>,
  state: SendReminderProcess,
  { mailService }: Pick<Systems, 'mailService'>,
): Promise<ProcessStep<SendReminderProcess, AnyCommand>> {
  const { occurredAt } = heard;
  if (state.address === undefined) return { state, wishes: [] };
  await mailService.sendReminder(
    { address: state.address, dueAt: addDuration(occurredAt, days(21)) },
    callOrigin(heard, 'policy/remind-when-late'),
  );
  return { state, wishes: [] };
}
