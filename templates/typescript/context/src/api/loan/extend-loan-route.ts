import { createRoute, z } from '@hono/zod-openapi';
import {
  type Api,
  commandHeaders,
  commandResponses,
  json,
  jsonBody,
  originOf,
  respondHandled,
} from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';

export const extendLoanBody = z.strictObject({ days: json.integer({ min: 1 }) });

const route = createRoute({
  method: 'post',
  path: '/loans/{loanId}/extend-loan',
  tags: ['Loan'],
  summary: 'Extend Loan',
  request: {
    headers: commandHeaders,
    params: z.object({ loanId: json.id<LoanId>() }),
    body: jsonBody(extendLoanBody),
  },
  responses: commandResponses,
});

export function addExtendLoanRoute(api: Api, handle: LoanHandler): void {
  api.openapi(route, async (c) => {
    const data = { ...c.req.valid('param'), ...c.req.valid('json') };
    return respondHandled(c, await handle({ type: 'ExtendLoan', data }, originOf(c)));
  });
}
