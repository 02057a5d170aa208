import { z } from '@hono/zod-openapi';
import { pickRefusals } from '@sample/kernel';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';
import { loanErrors } from '../../domain/loan/loan-errors.js';

export function addReturnCopyRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/{loanId}/return-copy',
      tag: 'Loan',
      summary: 'Return Copy',
      issuedBy: ['policy "Whenever a copy is found, take it back"', 'Member'],
      refusals: pickRefusals(
        loanErrors,
        ['loan-not-found'],
        ['copy-already-returned'],
        ['copy-already-lent'],
      ),
      params: z.object({ loanId: json.id<LoanId>() }),
    },
    (data, origin) => handle({ type: 'ReturnCopy', data }, origin),
  );
}
