import { type Api, addLookupRoute, json } from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import type { LoanId } from '../../domain/ids.js';
import { loanView, toLoanView } from './loan-view.js';

export function addLoanLookup(api: Api, store: LendingStore): void {
  addLookupRoute(
    api,
    {
      path: '/loans/{id}',
      tag: 'Loan',
      summary: 'Loan by its id',
      id: json.id<LoanId>(),
      view: loanView,
      notFound: { code: 'loan-not-found', title: 'Loan not found.' },
    },
    async (id) => {
      const stored = await store.loans.find(id);
      return stored && toLoanView(stored.state);
    },
  );
}
