import { existing } from '@sample/kernel';
import type { Loan } from './loan.js';

export interface CopyFound {
  readonly type: 'CopyFound';
  readonly data: Readonly<Record<string, never>>;
}

export function copyFound(_copyFound: CopyFound, current: Loan | undefined): Loan {
  const loan = existing(current);

  return loan;
}
