import { expect, test } from 'vitest';
import { termDisputed } from '#models/rules/term-disputed.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

test('a disputed term is found', () => {
  expect(
    findingsOf(termDisputed, boardWithTerms({ cancel: { name: 'Cancel', status: 'disputed' } })),
  ).toEqual([
    {
      rule: 'term-disputed',
      severity: 'info',
      message:
        '"Cancel" is disputed. Bring the people who use it together; if they mean different things, give each meaning a word or a context of its own.',
      path: ['terms', 'cancel', 'status'],
      subject: { section: 'terms', id: 'cancel' },
    },
  ]);
});

test('a term without a name is called by its id', () => {
  const model = boardWithTerms({ cancel: { name: '', status: 'disputed' } });
  expect(findingsOf(termDisputed, model)[0]?.message).toContain('"cancel"');
});

test.each([undefined, 'proposed', 'agreed'])('a term whose status is %j is fine', (status) => {
  const model = boardWithTerms({ cart: { name: 'Cart', ...(status === undefined ? {} : { status }) } });
  expect(findingsOf(termDisputed, model)).toEqual([]);
});
