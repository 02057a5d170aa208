import { existing } from '@sample/kernel';
import type { Loan } from './loan.js';

export interface CopyReturned {
  readonly type: 'CopyReturned';
  readonly data: {
    readonly returnedAt: string;
  };
}

export function copyReturned({ data }: CopyReturned, current: Loan | undefined): Loan {
  const loan = existing(current);

  return { ...loan, status: 'returned', returnedAt: data.returnedAt };
}
