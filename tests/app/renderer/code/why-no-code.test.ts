import { expect, test } from 'vitest';
import { whyNoCode } from '#app/renderer/code/why-no-code.ts';

const listing = {
  leftOut: [
    { id: 'money', name: 'Money', reason: 'Its amount is no number.', isElement: false },
    { id: 'pay', name: 'Pay', reason: 'It needs "Order", which is left out.', isElement: true },
  ],
};

test('a sticky that was left out says why; a value object of the same id is another matter', () => {
  expect(whyNoCode(listing, 'pay', 'command')).toMatch(/because of an error\. It needs "Order"/);
  expect(whyNoCode(listing, 'money', 'event')).toMatch(/^No code comes from this sticky yet\./);
});

test('what never becomes code says so', () => {
  expect(whyNoCode(listing, 'pay', 'hotspot')).toMatch(/^A hotspot is a question/);
});
