import { z } from 'zod';

/** copy.borrowed, version 1. Others rely on it: it may gain optional fields, and nothing else. */
export interface CopyBorrowedV1 {
  readonly loanId: string;
  readonly memberId: string;
  readonly dueAt: string;
  readonly deposit: { readonly amount: string; readonly currency: string };
}

/** What a consumer may check a message with; fields it does not know pass. */
export const copyBorrowedV1Schema = z.looseObject({
  loanId: z.string(),
  memberId: z.string(),
  dueAt: z.iso.datetime(),
  deposit: z.looseObject({ amount: z.string(), currency: z.string() }),
});

/** Throws what zod throws when the message is not one. */
export function parseCopyBorrowedV1(message: unknown): CopyBorrowedV1 {
  return copyBorrowedV1Schema.parse(message);
}
