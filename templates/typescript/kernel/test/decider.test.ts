import { describe, expect, it } from 'vitest';
import { calculationProblems, err, given, ok, stateAfter } from '../src/index.js';
import { counterDecider, refuse } from './counter.js';

const context = { id: 'one', now: '2026-01-01T00:00:00.000Z' };
const begun = { type: 'Begun', data: { id: 'one', count: 1 } } as const;

describe('a decider', () => {
  it('says which events a command leads to', () => {
    const outcome = given(counterDecider, [begun]).when(
      { type: 'Add', data: { id: 'one', amount: 2 } },
      context,
    );
    expect(outcome).toEqual(ok([{ type: 'Added', data: { amount: 2 } }]));
  });

  it('refuses as a value', () => {
    const outcome = given(counterDecider, []).when({ type: 'Add', data: { id: 'one', amount: 2 } }, context);
    expect(outcome).toEqual(refuse('counter-not-found'));
  });

  it('refuses what cannot be calculated, under its own code', () => {
    const outcome = given(counterDecider, [begun]).when(
      { type: 'Add', data: { id: 'one', amount: 1e300 } },
      context,
    );
    const message = calculationProblems['number-too-large'];
    expect(outcome).toEqual(err({ code: 'number-too-large', kind: 'invalid', message }));
  });

  it('follows the events', () => {
    const history = [
      begun,
      { type: 'Added', data: { amount: 2 } },
      { type: 'Added', data: { amount: 4 } },
    ] as const;
    expect(stateAfter(counterDecider, history)).toEqual({ id: 'one', count: 7 });
    expect(stateAfter(counterDecider, [])).toBeUndefined();
  });

  it('takes a history without a beginning for a defect', () => {
    const history = [{ type: 'Added', data: { amount: 2 } }] as const;
    expect(() => stateAfter(counterDecider, history)).toThrow('no earlier event has begun');
  });
});
