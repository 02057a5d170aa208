import { z } from 'zod';

/**
 * copy.borrowed, version 1. Other contexts rely on it: optional fields may be added, and nothing
 * else may change.
 */
export interface CopyBorrowedV1 {
  readonly loanId: string;
  readonly memberId: string;
  readonly dueAt: string;
  readonly deposit: { readonly amount: string; readonly currency: string };
}

/** The schema that consumers check a message with. Unknown fields are allowed. */
export const copyBorrowedV1Schema = z.looseObject({
  loanId: z.string(),
  memberId: z.string(),
  dueAt: z.iso.datetime(),
  deposit: z.looseObject({ amount: z.string(), currency: z.string() }),
});

/** Throws a ZodError when the message does not fit the schema. */
export function parseCopyBorrowedV1(message: unknown): CopyBorrowedV1 {
  return copyBorrowedV1Schema.parse(message);
}
