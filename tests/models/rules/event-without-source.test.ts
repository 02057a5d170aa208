import { expect, test } from 'vitest';
import { eventWithoutSource } from '#models/rules/event-without-source.ts';
import { boardOf, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an event on its own is found', () => {
  expect(
    findingsOf(eventWithoutSource, boardOf({ elements: { lone: { kind: 'event', text: 'Book Searched' } } })),
  ).toEqual([
    {
      rule: 'event-without-source',
      severity: 'info',
      message:
        'Nothing emits "Book Searched" yet. Connect what it comes from: the rules kept together or the external system.',
      path: ['elements', 'lone'],
      subject: { section: 'elements', id: 'lone' },
    },
  ]);
});

test('an external system is a source, and so is a command that names the event', () => {
  const elements = {
    stripe: { kind: 'external-system' },
    paid: { kind: 'event' },
    add: { kind: 'command', design: { outcomes: [{ event: 'added' }] } },
    added: { kind: 'event' },
    cart: { kind: 'aggregate' },
  };
  const relations = {
    one: { type: 'emits', from: 'stripe', to: 'paid' },
    two: { type: 'handled-by', from: 'add', to: 'cart' },
  };
  expect(findingsOf(eventWithoutSource, boardOf({ elements, relations }))).toEqual([]);
});

test('a source that is gone is none', () => {
  const board = boardOf({
    elements: { paid: { kind: 'event' } },
    relations: { one: { type: 'emits', from: 'gone', to: 'paid' } },
  });
  expect(placesOf(findingsOf(eventWithoutSource, board))).toEqual(['info elements/paid']);
});
