import {
  createPolicy,
  createProcessManager,
  createProjection,
  type Log,
  onMessage,
  type Subscription,
} from '@sample/platform';
import { readMemberAdmitted } from './acl/membership/member-admitted.js';
import { createDispatch } from './application/dispatch.js';
import { returnCopyWhenCopyFound } from './application/policies/return-copy-when-copy-found.js';
import {
  noteMemberAdmitted,
  type SendReminderProcess,
  sendReminderWhenCopyBorrowed,
} from './application/policies/send-reminder-process.js';
import type { LendingPorts, Systems } from './application/ports.js';
import { readCopyBorrowed, readCopyFound } from './json/heard.js';
import { sendReminderProcessRecord } from './json/processes.js';
import { openLoansProjection } from './read-models/open-loans/open-loans-projection.js';

/**
 * The subscriptions of Lending. Their names are stable, because what they have handled is stored
 * under them.
 */
export function createSubscriptions(
  ports: LendingPorts,
  log: Log,
  systems: Systems,
): readonly Subscription[] {
  const issuing = { dispatch: createDispatch(ports), kept: ports.store.kept, log };
  return [
    createProcessManager({
      name: 'policy/remind-when-late',
      process: 'process/remind-when-late',
      state: sendReminderProcessRecord,
      ...issuing,
      reactions: {
        'member.admitted': onMessage(readMemberAdmitted, [noteMemberAdmitted], ({ data }) => data.memberId),
      },
    }),
    createProcessManager({
      name: 'policy/remind-when-late/later/copy-borrowed',
      process: 'process/remind-when-late',
      state: sendReminderProcessRecord,
      ...issuing,
      delayMs: 1_209_600_000,
      reactions: {
        'lending.copy-borrowed': onMessage(
          readCopyBorrowed,
          [(heard, state: SendReminderProcess) => sendReminderWhenCopyBorrowed(heard, state, systems)],
          ({ data }) => data.memberId,
        ),
      },
    }),
    createPolicy({
      name: 'policy/return-lost',
      ...issuing,
      reactions: { 'lending.copy-found': (message) => returnCopyWhenCopyFound(readCopyFound(message)) },
    }),
    createProjection(openLoansProjection, ports.store.kept),
  ];
}
