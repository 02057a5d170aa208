import { z } from '@hono/zod-openapi';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';

export const extendLoanBody = z.strictObject({ days: json.integer({ min: 1 }) });

export function addExtendLoanRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/{loanId}/extend-loan',
      tag: 'Loan',
      summary: 'Extend Loan',
      issuedBy: ['Member'],
      params: z.object({ loanId: json.id<LoanId>() }),
      body: extendLoanBody,
    },
    (data, origin) => handle({ type: 'ExtendLoan', data }, origin),
  );
}
