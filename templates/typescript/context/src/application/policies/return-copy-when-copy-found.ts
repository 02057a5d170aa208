import type { Heard, Wish } from '@sample/kernel';
import { loanId } from '../../domain/ids.js';
import type { CopyFound } from '../../domain/loan/copy-found.js';
import type { AnyCommand } from '../dispatch.js';

/** Whenever a copy is found, take it back. */
export function returnCopyWhenCopyFound({ subject }: Heard<CopyFound['data']>): readonly Wish<AnyCommand>[] {
  return [{ command: { type: 'ReturnCopy', data: { loanId: loanId(subject) } } }];
}
