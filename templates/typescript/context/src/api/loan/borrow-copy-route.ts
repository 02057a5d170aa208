import { createRoute, z } from '@hono/zod-openapi';
import {
  type Api,
  commandHeaders,
  commandResponses,
  idJson,
  jsonBody,
  moneyJson,
  originOf,
  respondHandled,
} from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { CopyId, MemberId } from '../../domain/ids.js';
import { loanPeriodInput } from '../../json/values.js';

const route = createRoute({
  method: 'post',
  path: '/loans/borrow-copy',
  tags: ['Loan'],
  summary: 'Borrow Copy',
  request: {
    headers: commandHeaders,
    body: jsonBody(
      z.strictObject({
        copyId: idJson<CopyId>(),
        memberId: idJson<MemberId>(),
        period: loanPeriodInput,
        deposit: moneyJson,
      }),
    ),
  },
  responses: commandResponses,
});

export function addBorrowCopyRoute(api: Api, handle: LoanHandler): void {
  api.openapi(route, async (c) =>
    respondHandled(c, await handle({ type: 'BorrowCopy', data: c.req.valid('json') }, originOf(c))),
  );
}
