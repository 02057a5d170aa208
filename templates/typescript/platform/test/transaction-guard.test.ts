import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTransactionGuard } from '../src/database/transaction-guard.js';

describe('the guard of transactions', () => {
  it('notices a use from inside, however many others end in between', async () => {
    const guard = createTransactionGuard();
    const outcomes: string[] = [];
    const tell = () => {
      try {
        guard.assertOutside();
        outcomes.push('outside');
      } catch {
        outcomes.push('inside');
      }
    };

    await guard.inside(async () => undefined);
    tell();
    const long = guard.inside(async () => {
      await guard.inside(async () => undefined);
      await setImmediate();
      tell();
    });
    tell();
    await guard.inside(async () => undefined);
    await long;
    await expect(guard.inside(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    tell();

    expect(outcomes).toEqual(['outside', 'outside', 'inside', 'outside']);
  });
});
