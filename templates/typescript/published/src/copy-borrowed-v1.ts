/** `copy.borrowed`, version 1. Others rely on it: fields may be added, never changed or taken away. */
export interface CopyBorrowedV1 {
  readonly loanId: string;
  readonly memberId: string;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
  readonly deposit: { readonly amount: string; readonly currency: string };
}
