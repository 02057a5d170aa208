import { expect, test } from 'vitest';
import { termWithoutDefinition } from '#models/rules/term-without-definition.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

test.each([undefined, '', ' \n '])('a term whose definition is %j is found', (definition) => {
  const model = boardWithTerms({
    cart: { name: 'Cart', ...(definition === undefined ? {} : { definition }) },
  });
  expect(findingsOf(termWithoutDefinition, model)).toEqual([
    {
      rule: 'term-without-definition',
      severity: 'info',
      message:
        'Nobody has written down yet what "Cart" means. Ask whoever uses the word and write one sentence.',
      path: ['terms', 'cart', 'definition'],
      subject: { section: 'terms', id: 'cart' },
    },
  ]);
});

test('a term without a name is called by its id', () => {
  expect(findingsOf(termWithoutDefinition, boardWithTerms({ cart: { name: '' } }))[0]?.message).toContain(
    '"cart"',
  );
});

test('a term with a definition is fine', () => {
  const model = boardWithTerms({ cart: { name: 'Cart', definition: 'Books a customer means to buy.' } });
  expect(findingsOf(termWithoutDefinition, model)).toEqual([]);
});
