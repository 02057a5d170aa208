import {
  CalculationError,
  type Decider,
  type DecisionContext,
  type DomainError,
  existing,
  ok,
  type Result,
  refusalsOf,
} from '../src/index.js';

// The smallest aggregate that begins, changes and refuses.

export interface Counter {
  readonly id: string;
  readonly count: number;
}

export type CounterCommand =
  | { readonly type: 'Begin'; readonly data: { readonly count: number } }
  | { readonly type: 'Add'; readonly data: { readonly id: string; readonly amount: number } };

export type CounterEvent =
  | { readonly type: 'Begun'; readonly data: { readonly id: string; readonly count: number } }
  | { readonly type: 'Added'; readonly data: { readonly amount: number } };

export const refuse = refusalsOf({
  'counter-not-found': { kind: 'not-found', message: 'Counter not found.' },
  'amount-is-negative': { kind: 'invalid', message: 'Amount is negative.' },
});

type Decision = Result<readonly CounterEvent[], DomainError>;

function begin(
  { data }: Extract<CounterCommand, { type: 'Begin' }>,
  { id }: DecisionContext<string>,
): Decision {
  return ok([{ type: 'Begun', data: { id, count: data.count } }]);
}

function add(
  { data }: Extract<CounterCommand, { type: 'Add' }>,
  _context: DecisionContext<string>,
  counter: Counter | undefined,
): Decision {
  if (counter === undefined) return refuse('counter-not-found');
  if (data.amount < 0) return refuse('amount-is-negative');
  if (!Number.isSafeInteger(data.amount)) throw new CalculationError('number-too-large');
  if (data.amount === 0) return ok([]);
  return ok([{ type: 'Added', data: { amount: data.amount } }]);
}

export const counterDecider = {
  decide: { Begin: begin, Add: add },
  evolve: {
    Begun: ({ data }: Extract<CounterEvent, { type: 'Begun' }>): Counter => data,
    Added: ({ data }: Extract<CounterEvent, { type: 'Added' }>, current: Counter | undefined): Counter => {
      const counter = existing(current);
      return { ...counter, count: counter.count + data.amount };
    },
  },
} satisfies Decider<Counter, CounterCommand, CounterEvent, DomainError, DecisionContext<string>>;
