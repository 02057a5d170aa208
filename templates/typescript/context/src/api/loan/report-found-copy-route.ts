import { z } from '@hono/zod-openapi';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';

export function addReportFoundCopyRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/{loanId}/report-found-copy',
      tag: 'Loan',
      summary: 'Report Found Copy',
      issuedBy: ['Member'],
      params: z.object({ loanId: json.id<LoanId>() }),
    },
    (data, origin) => handle({ type: 'ReportFoundCopy', data }, origin),
  );
}
