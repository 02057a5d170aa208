import { expect, test } from 'vitest';
import { splitLines } from '#app/renderer/board/commands/add-stickies.ts';

test('a list gives one text a line, without list marks and blank lines', () => {
  expect(splitLines('- Order Placed\r\n* Paid\n 3. Shipped\n\n  \n7 Days Passed\n• Returned')).toEqual([
    'Order Placed',
    'Paid',
    'Shipped',
    '7 Days Passed',
    'Returned',
  ]);
});
