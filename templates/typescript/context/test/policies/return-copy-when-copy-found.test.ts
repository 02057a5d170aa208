import { messageOf } from '@sample/platform/testing';
import { describe, expect, it } from 'vitest';
import { returnCopyWhenCopyFound } from '../../src/application/policies/return-copy-when-copy-found.js';
import { readCopyFound } from '../../src/json/heard.js';

describe('Whenever a copy is found, take it back', () => {
  it('wishes "Return Copy" after "Copy Found"', () => {
    const heard = readCopyFound(messageOf('lending.copy-found', 1, {}));
    expect(returnCopyWhenCopyFound(heard)).toEqual([
      { command: { type: 'ReturnCopy', data: { loanId: 'subject-1' } } },
    ]);
  });
});
