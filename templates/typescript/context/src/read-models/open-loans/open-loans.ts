import { json } from '@sample/platform';
import { z } from 'zod';
import type { CopyId, LoanId, MemberId } from '../../domain/ids.js';

/** Which copies a member has. */
export interface OpenLoans {
  readonly loanId: LoanId;
  readonly memberId: MemberId;
  readonly copyId: CopyId;
  readonly extensions: number;
}

/** A row as it is stored and shown. */
export const openLoansJson = z.object({
  loanId: json.id<LoanId>(),
  memberId: json.id<MemberId>(),
  copyId: json.id<CopyId>(),
  extensions: json.integer(),
});
