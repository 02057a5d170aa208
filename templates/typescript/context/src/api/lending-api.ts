import { type Api, createApi } from '@sample/platform';
import { createLoanHandler } from '../application/loan-handler.js';
import type { LendingPorts } from '../application/ports.js';
import { addBorrowCopyRoute } from './loan/borrow-copy-route.js';
import { addExtendLoanRoute } from './loan/extend-loan-route.js';
import { addLoanLookup } from './loan/loan-lookup.js';
import { addReportFoundCopyRoute } from './loan/report-found-copy-route.js';
import { addReturnCopyRoute } from './loan/return-copy-route.js';
import { addOpenLoansRoutes } from './open-loans/open-loans-queries.js';

/** Lending over HTTP. */
export function createLendingApi(ports: LendingPorts): Api {
  const api = createApi();
  const handleLoan = createLoanHandler(ports);
  addBorrowCopyRoute(api, handleLoan);
  addExtendLoanRoute(api, handleLoan);
  addReportFoundCopyRoute(api, handleLoan);
  addReturnCopyRoute(api, handleLoan);
  addLoanLookup(api, ports.store);
  addOpenLoansRoutes(api, ports.store);
  return api;
}
