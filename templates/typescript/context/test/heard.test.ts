import { PoisonMessage } from '@sample/kernel';
import { messageOf } from '@sample/platform/testing';
import { describe, expect, it } from 'vitest';
import { readMemberAdmitted } from '../src/acl/membership/member-admitted.js';
import { readCopyBorrowed, readCopyFound, readCopyReturned, readLoanExtended } from '../src/json/heard.js';

const kinds = [
  {
    read: readCopyBorrowed,
    message: messageOf('lending.copy-borrowed', 1, {
      loanId: 'loan-id-1',
      copyId: 'copy-id-1',
      memberId: 'member-id-1',
      period: { days: 1 },
      deposit: { amount: '1000', currency: 'EUR' },
      borrowedAt: '2026-01-01T00:00:00.000Z',
    }),
    isEmpty: false,
  },
  { read: readCopyFound, message: messageOf('lending.copy-found', 1, {}), isEmpty: true },
  {
    read: readCopyReturned,
    message: messageOf('lending.copy-returned', 1, { returnedAt: '2026-01-01T00:00:00.000Z' }),
    isEmpty: false,
  },
  {
    read: readLoanExtended,
    message: messageOf('lending.loan-extended', 1, { days: 1, extendedAt: '2026-01-01T00:00:00.000Z' }),
    isEmpty: false,
  },
  {
    read: readMemberAdmitted,
    message: messageOf('member.admitted', 2, {
      memberId: 'member-id-1',
      email: 'someone@example.com',
      branch: 'branch',
    }),
    isEmpty: false,
  },
];

describe('what the context hears', () => {
  it.each(kinds)('$message.name is read', ({ read, message }) => {
    expect(read(message)).toMatchObject({ id: message.id, subject: message.subject });
  });

  it.each(kinds)('$message.name of a newer version is put aside', ({ read, message }) => {
    expect(() => read({ ...message, version: message.version + 1 })).toThrow(PoisonMessage);
  });

  it.each(kinds.filter(({ isEmpty }) => !isEmpty))('$message.name without its data is put aside', ({
    read,
    message,
  }) => {
    expect(() => read({ ...message, data: {} })).toThrow(PoisonMessage);
  });
});
