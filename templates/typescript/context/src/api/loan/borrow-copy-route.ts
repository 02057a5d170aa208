import { z } from '@hono/zod-openapi';
import { pickRefusals } from '@sample/kernel';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { CopyId, MemberId } from '../../domain/ids.js';
import { loanErrors } from '../../domain/loan/loan-errors.js';
import { loanPeriodInput } from '../../json/values.js';

export const borrowCopyBody = z.strictObject({
  copyId: json.id<CopyId>(),
  memberId: json.id<MemberId>(),
  period: loanPeriodInput,
  deposit: json.money,
});

export function addBorrowCopyRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/borrow-copy',
      tag: 'Loan',
      summary: 'Borrow Copy',
      issuedBy: ['Member'],
      refusals: pickRefusals(loanErrors, ['copy-already-lent']),
      body: borrowCopyBody,
    },
    (data, origin) => handle({ type: 'BorrowCopy', data }, origin),
  );
}
