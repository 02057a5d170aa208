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
import type { CopyId, MemberId } from '../../domain/ids.js';
import { loanPeriodInput } from '../../json/values.js';

export const borrowCopyBody = z.strictObject({
  copyId: json.id<CopyId>(),
  memberId: json.id<MemberId>(),
  period: loanPeriodInput,
  deposit: json.money,
});

const route = createRoute({
  method: 'post',
  path: '/loans/borrow-copy',
  tags: ['Loan'],
  summary: 'Borrow Copy',
  request: { headers: commandHeaders, body: jsonBody(borrowCopyBody) },
  responses: commandResponses,
});

export function addBorrowCopyRoute(api: Api, handle: LoanHandler): void {
  api.openapi(route, async (c) => {
    const data = c.req.valid('json');
    return respondHandled(c, await handle({ type: 'BorrowCopy', data }, originOf(c)));
  });
}
