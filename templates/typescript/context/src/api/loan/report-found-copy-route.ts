import { z } from '@hono/zod-openapi';
import { pickRefusals } from '@sample/kernel';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';
import { loanErrors } from '../../domain/loan/loan-errors.js';

export function addReportFoundCopyRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/{loanId}/report-found-copy',
      tag: 'Loan',
      summary: 'Report Found Copy',
      issuedBy: ['Member'],
      refusals: pickRefusals(
        loanErrors,
        ['loan-not-found'],
        ['copy-is-not-out', 'Only what is out can be found.'],
      ),
      params: z.object({ loanId: json.id<LoanId>() }),
    },
    (data, origin) => handle({ type: 'ReportFoundCopy', data }, origin),
  );
}
