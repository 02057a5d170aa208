import { existing } from '@sample/kernel';
import type { Loan } from './loan.js';

export interface LoanExtended {
  readonly type: 'LoanExtended';
  readonly data: {
    readonly days: number;
    readonly extendedAt: string;
  };
}

export function loanExtended({ data }: LoanExtended, current: Loan | undefined): Loan {
  const loan = existing(current);

  return { ...loan, extensions: [...loan.extensions, { days: data.days, grantedAt: data.extendedAt }] };
}
