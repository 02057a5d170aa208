import { type Api, createApi } from '@sample/platform';
import { createLoanHandler } from '../application/loan-handler.js';
import type { LendingPorts } from '../application/ports.js';
import { addBorrowCopyRoute } from './loan/borrow-copy-route.js';
import { addExtendLoanRoute } from './loan/extend-loan-route.js';
import { addGetLoanRoute } from './loan/get-loan-route.js';
import { addReturnCopyRoute } from './loan/return-copy-route.js';

/** Lending over HTTP. */
export function createLendingApi(ports: LendingPorts): Api {
  const api = createApi();
  const handleLoan = createLoanHandler(ports);
  // Commands come before the address of one loan: no id can hide them.
  addBorrowCopyRoute(api, handleLoan);
  addExtendLoanRoute(api, handleLoan);
  addReturnCopyRoute(api, handleLoan);
  addGetLoanRoute(api, ports.store);
  return api;
}
