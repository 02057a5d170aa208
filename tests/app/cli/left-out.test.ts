import { expect, test } from 'vitest';
import { printLeftOut } from '#app/cli/left-out.ts';

const entry = { section: 'elements', context: undefined } as const;
const broken = { ...entry, id: 'a', name: 'Place\nOrder', reason: 'It is wrong.' };
const needsOrder = { reason: 'It needs "Order", which is left out.', missing: '"Order"' };
const tellsOfOrder = { reason: 'It tells of "Order", which is left out.', missing: '"Order"' };

test('nothing left out needs no line', () => {
  expect(printLeftOut([])).toEqual([]);
});

test('what is wrong itself has a line of its own, also where the reason is the same', () => {
  expect(printLeftOut([broken, { ...broken, id: 'b', name: 'Pay' }])).toEqual([
    'Place Order: It is wrong.',
    'Pay: It is wrong.',
  ]);
});

test('what misses the same shares a line, stories apart from the rest', () => {
  const told = [
    { ...entry, ...needsOrder, id: 'c', name: 'Cancel' },
    { ...entry, ...tellsOfOrder, section: 'scenarios' as const, id: 's', name: 'One\nbook' },
    broken,
    { ...entry, ...tellsOfOrder, section: 'journeys' as const, id: 'j', name: 'To the door' },
    { ...entry, ...tellsOfOrder, missing: '"Bill"', section: 'scenarios' as const, id: 't', name: 'A bill' },
  ];

  expect(printLeftOut(told)).toEqual([
    'Cancel: It needs "Order", which is left out.',
    '2 stories tell of "Order", which is left out: One book, To the door.',
    'Place Order: It is wrong.',
    'A bill: It tells of "Order", which is left out.',
  ]);
});

test('entries that need the same share a line', () => {
  const cancel = { ...entry, ...needsOrder, id: 'c', name: 'Cancel' };

  expect(printLeftOut([cancel, { ...cancel, id: 'd', name: 'Pay' }])).toEqual([
    '2 others need "Order", which is left out: Cancel, Pay.',
  ]);
});
