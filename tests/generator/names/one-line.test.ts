import { expect, test } from 'vitest';
import { toOneLine } from '#generator/names/one-line.ts';

test.each([
  ['', ''],
  [' \n\t ', ''],
  ['  Order \n Placed ', 'Order Placed'],
  ['Order\u2028Placed', 'Order Placed'],
  ['\u202EOrder\uD800', 'Order'],
  ['Bestellung für 👩‍👩‍👧', 'Bestellung für 👩👩👧'],
])('%j on one line is %j', (text, line) => {
  expect(toOneLine(text)).toBe(line);
});
