import type { OpenRemote } from '@sample/platform';
import { messageOf } from '@sample/platform/testing';
import { describe, expect, it } from 'vitest';
import { openMailService } from '../../src/acl/mail-service/open-mail-service.js';
import { readMemberAdmitted } from '../../src/acl/membership/member-admitted.js';
import {
  noteMemberAdmitted,
  sendReminderWhenCopyBorrowed,
} from '../../src/application/policies/send-reminder-process.js';
import { readCopyBorrowed } from '../../src/json/heard.js';
import { sendReminderProcessRecord } from '../../src/json/processes.js';

function answering(status: number, body: object, asked: unknown[] = []): OpenRemote {
  return () => ({
    async ask(_operation, question) {
      asked.push(question);
      return { status, body };
    },
  });
}

describe('Whenever a loan runs for two weeks, remind the member by mail', () => {
  it('remembers after "Member Admitted"', () => {
    const heard = readMemberAdmitted(
      messageOf('member.admitted', 2, {
        memberId: 'member-1',
        email: 'someone@example.com',
        branch: 'branch',
      }),
    );
    const state = sendReminderProcessRecord.decode({});
    expect(noteMemberAdmitted(heard, state)).toEqual({
      state: { address: 'someone@example.com' },
      wishes: [],
    });
  });

  it('asks Mail Service to "send reminder" after "Copy Borrowed"', async () => {
    const heard = readCopyBorrowed(
      messageOf('lending.copy-borrowed', 1, {
        loanId: 'loan-1',
        copyId: 'copy-1',
        memberId: 'member-1',
        period: { days: 1 },
        deposit: { amount: '1000', currency: 'EUR' },
        borrowedAt: '2026-01-01T00:00:00.000Z',
      }),
    );
    const state = sendReminderProcessRecord.decode({ address: 'someone@example.com' });
    const asked: unknown[] = [];
    const mailService = openMailService(answering(200, { letterNumber: 'L-1' }, asked));
    expect(await sendReminderWhenCopyBorrowed(heard, state, { mailService })).toEqual({
      state: { address: 'someone@example.com' },
      wishes: [],
    });
    expect(asked).toEqual([{ address: 'someone@example.com', dueAt: '2026-01-22T00:00:00.000Z' }]);
  });

  it('does nothing after "Copy Borrowed" when Mail Service answers "Address Unknown"', async () => {
    const heard = readCopyBorrowed(
      messageOf('lending.copy-borrowed', 1, {
        loanId: 'loan-1',
        copyId: 'copy-1',
        memberId: 'member-1',
        period: { days: 1 },
        deposit: { amount: '1000', currency: 'EUR' },
        borrowedAt: '2026-01-01T00:00:00.000Z',
      }),
    );
    const state = sendReminderProcessRecord.decode({ address: 'someone@example.com' });
    const mailService = openMailService(answering(422, { code: 'address-unknown' }));
    expect(await sendReminderWhenCopyBorrowed(heard, state, { mailService })).toEqual({
      state: { address: 'someone@example.com' },
      wishes: [],
    });
  });

  it('does nothing after "Copy Borrowed" unless isSet(address)', async () => {
    const heard = readCopyBorrowed(
      messageOf('lending.copy-borrowed', 1, {
        loanId: 'loan-1',
        copyId: 'copy-1',
        memberId: 'member-1',
        period: { days: 1 },
        deposit: { amount: '1000', currency: 'EUR' },
        borrowedAt: '2026-01-01T00:00:00.000Z',
      }),
    );
    const state = sendReminderProcessRecord.decode({});
    const asked: unknown[] = [];
    const mailService = openMailService(answering(200, { letterNumber: 'L-1' }, asked));
    expect(await sendReminderWhenCopyBorrowed(heard, state, { mailService })).toEqual({
      state: {},
      wishes: [],
    });
    expect(asked).toEqual([]);
  });
});
