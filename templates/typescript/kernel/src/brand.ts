/**
 * A value that looks like its base and cannot be mistaken for another kind: a `LoanId` is no `MemberId`,
 * though both are text. Make one with the function that bears its name (`loanId`), never with a cast.
 */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
