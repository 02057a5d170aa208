import { z } from '@hono/zod-openapi';
import { type Api, addQueryRoute, findRows, json } from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import type { MemberId } from '../../domain/ids.js';
import { openLoansJson } from '../../read-models/open-loans/open-loans.js';
import { openLoansProjection } from '../../read-models/open-loans/open-loans-projection.js';

/** The queries of Open Loans: all open loans, loans of a member. */
export function addOpenLoansRoutes(api: Api, store: LendingStore): void {
  addQueryRoute(
    api,
    {
      path: '/open-loans/all-open-loans',
      tag: 'Open Loans',
      summary: 'All open loans',
      row: openLoansJson,
    },
    (page) => findRows(store.kept, openLoansProjection, page),
  );

  addQueryRoute(
    api,
    {
      path: '/open-loans/loans-of-a-member',
      tag: 'Open Loans',
      summary: 'Loans of a member',
      asked: z.object({ memberId: json.id<MemberId>() }),
      row: openLoansJson,
    },
    (page, asked) =>
      findRows(store.kept, openLoansProjection, { ...page, holding: { memberId: asked.memberId } }),
  );
}
