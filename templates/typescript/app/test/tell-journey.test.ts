import { describe, expect, it } from 'vitest';
import type { JourneyJson } from '../src/journeys/journey.js';
import { tellStep } from '../src/journeys/tell-journey.js';

describe('a look at a read model is told', () => {
  it.each<[shown: string, rows: readonly JourneyJson[]]>([
    ['nothing', []],
    ['state paid back', [{ state: 'paid back' }]],
    [
      'on hand 10, open yes, total 23.79 USD',
      [{ onHand: 10, open: true, total: { amount: '23.79', currency: 'USD' } }],
    ],
    ['shipping class standard', [{ orderId: '{order}', lines: [1, 2], shippingClass: 'standard' }]],
    ['a 1, b 2, c 3', [{ a: 1, b: 2, c: 3, d: 4 }]],
    ['due in 2 hours', [{ dueIn: 'PT2H' }]],
    ['1 row', [{ orderId: '{order}' }]],
    ['2 rows', [{ orderId: '{order}' }, { orderId: '{other}', state: 'open' }]],
    ['n 1; n 2; n 3; 2 more', [1, 2, 3, 4, 5].map((n) => ({ n }))],
  ])('by its main values: %s', (shown, rows) => {
    const [line] = tellStep({ kind: 'look', what: 'Orders', path: '/orders', rows }, [], () => undefined);
    expect(line).toBe(`  Orders shows ${shown}`);
  });
});
