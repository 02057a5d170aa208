import { createRoute, z } from '@hono/zod-openapi';
import { type Api, commandHeaders, commandResponses, json, originOf, respondHandled } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';

const route = createRoute({
  method: 'post',
  path: '/loans/{loanId}/return-copy',
  tags: ['Loan'],
  summary: 'Return Copy',
  request: { headers: commandHeaders, params: z.object({ loanId: json.id<LoanId>() }) },
  responses: commandResponses,
});

export function addReturnCopyRoute(api: Api, handle: LoanHandler): void {
  api.openapi(route, async (c) => {
    const data = c.req.valid('param');
    return respondHandled(c, await handle({ type: 'ReturnCopy', data }, originOf(c)));
  });
}
