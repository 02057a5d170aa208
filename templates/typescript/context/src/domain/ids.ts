import type { Brand } from '@sample/kernel';

export type CopyId = Brand<string, 'CopyId'>;

export function copyId(text: string): CopyId {
  return text as CopyId;
}

export type LoanId = Brand<string, 'LoanId'>;

export function loanId(text: string): LoanId {
  return text as LoanId;
}

export type MemberId = Brand<string, 'MemberId'>;

export function memberId(text: string): MemberId {
  return text as MemberId;
}

export type MembershipRecordId = Brand<string, 'MembershipRecordId'>;

export function membershipRecordId(text: string): MembershipRecordId {
  return text as MembershipRecordId;
}
