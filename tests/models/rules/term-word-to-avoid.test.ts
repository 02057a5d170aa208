import { expect, test } from 'vitest';
import { termWordToAvoid } from '#models/rules/term-word-to-avoid.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

const cart = { name: 'Cart', context: 'orders', avoid: [{ word: 'basket', reason: 'Nobody says it.' }] };
const sticky = { kind: 'event', at: [0, 0], context: 'orders' };

test('a word to avoid is found with its range, its replacement and the reason', () => {
  const model = boardWithTerms({ cart }, { sticky: { ...sticky, text: 'The basket is full' } });
  expect(findingsOf(termWordToAvoid, model)).toEqual([
    {
      rule: 'term-word-to-avoid',
      severity: 'warning',
      message: 'The glossary asks not to say "basket" (Nobody says it). Say "Cart" instead.',
      path: ['elements', 'sticky', 'text'],
      subject: { section: 'elements', id: 'sticky' },
      range: { start: 4, end: 10 },
    },
  ]);
});

test.each([undefined, '', '  '])('without a reason (%j) the message gives none', (reason) => {
  const avoid = [{ word: 'basket', ...(reason === undefined ? {} : { reason }) }];
  const model = boardWithTerms({ cart: { ...cart, avoid } }, { sticky: { ...sticky, text: 'Basket' } });
  expect(findingsOf(termWordToAvoid, model).map(({ message }) => message)).toEqual([
    'The glossary asks not to say "Basket". Say "Cart" instead.',
  ]);
});

test('a word said twice in one text is reported once', () => {
  const model = boardWithTerms({ cart }, { sticky: { ...sticky, text: 'basket by basket' } });
  expect(findingsOf(termWordToAvoid, model)).toHaveLength(1);
});

test('the term itself, another context and an empty text are fine', () => {
  const elements = {
    a: { ...sticky, text: 'Cart Filled' },
    b: { ...sticky, text: 'Basket packed', context: 'shipping' },
    c: { ...sticky, text: '' },
  };
  expect(findingsOf(termWordToAvoid, boardWithTerms({ cart }, elements))).toEqual([]);
});

test.each([undefined, [], [{ word: '' }]])('a term whose words to avoid are %j marks nothing', (avoid) => {
  const model = boardWithTerms({ cart: { ...cart, avoid } }, { sticky: { ...sticky, text: 'basket' } });
  expect(findingsOf(termWordToAvoid, model)).toEqual([]);
});
