import { createRoute, z } from '@hono/zod-openapi';
import { type Api, findResponses, json, respondProblem } from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import type { LoanId } from '../../domain/ids.js';
import { loanView, toLoanView } from './loan-view.js';

const route = createRoute({
  method: 'get',
  path: '/loans/{id}',
  tags: ['Loan'],
  summary: 'Look at: Loan',
  request: { params: z.object({ id: json.id<LoanId>() }) },
  responses: findResponses(loanView),
});

export function addLoanLookup(api: Api, store: LendingStore): void {
  api.openapi(route, async (c) => {
    const stored = await store.loans.find(c.req.valid('param').id);
    if (!stored) return respondProblem(c, 404, { code: 'loan-not-found', title: 'Loan not found.' });
    return c.json(toLoanView(stored.state), 200);
  });
}
