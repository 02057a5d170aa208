import { expect, test } from 'vitest';
import { termSameWordInTwoContexts } from '#models/rules/term-same-word-in-two-contexts.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

const inOrders = { name: 'Book', context: 'orders' };
const inShipping = { name: 'Books', context: 'shipping' };

test('a word of two contexts is asked to be confirmed', () => {
  expect(findingsOf(termSameWordInTwoContexts, boardWithTerms({ a: inOrders, b: inShipping }))).toEqual([
    {
      rule: 'term-same-word-in-two-contexts',
      severity: 'info',
      message:
        '"Book" is a term of "Orders", "Shipping". Compare the definitions: if each context means its own thing, confirm it; if not, rename one or delete the copy.',
      path: ['terms', 'a', 'name'],
      subject: { section: 'terms', id: 'a' },
    },
  ]);
});

test('it leads to the meaning that is not confirmed yet', () => {
  const model = boardWithTerms({ a: { ...inOrders, sameWordIntended: true }, b: inShipping });
  expect(findingsOf(termSameWordInTwoContexts, model).map(({ subject }) => subject)).toEqual([
    { section: 'terms', id: 'b' },
  ]);
});

test('once every meaning is confirmed it is fine', () => {
  const model = boardWithTerms({
    a: { ...inOrders, sameWordIntended: true },
    b: { ...inShipping, sameWordIntended: true },
  });
  expect(findingsOf(termSameWordInTwoContexts, model)).toEqual([]);
});

test('words without a name and one context alone are fine', () => {
  const model = boardWithTerms({ a: inOrders, b: { name: '', context: 'shipping' }, c: { name: 'Book' } });
  expect(findingsOf(termSameWordInTwoContexts, model)).toEqual([]);
});
