import { expect, test } from 'vitest';
import { creatingEventLeavesFieldUnset } from '#models/rules/creating-event-leaves-field-unset.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each([[[]], [undefined]])('effects that are %j leave a required field unset', (effects) => {
  expect(findingsOf(creatingEventLeavesFieldUnset, cartBoard({ added: { effects } }))).toEqual([
    {
      rule: 'creating-event-leaves-field-unset',
      severity: 'warning',
      message:
        '"customer id" of "Cart" has no value after its first event, so it counts as optional. Let every event that begins one set it, or mark it as optional.',
      path: ['elements', 'cart', 'design', 'fields', 0],
      subject: { section: 'elements', id: 'cart' },
    },
  ]);
});

test('events after the beginning need not set it', () => {
  expect(findingsOf(creatingEventLeavesFieldUnset, cartBoard())).toEqual([]);
});

test('a second outcome is no beginning when the first one always happens', () => {
  expect(
    findingsOf(
      creatingEventLeavesFieldUnset,
      cartBoard({ add: { outcomes: [{ event: 'added' }, { event: 'closed' }] } }),
    ),
  ).toEqual([]);
  const maybe = cartBoard({
    add: { outcomes: [{ event: 'added', when: 'size(price.currency) > 1' }, { event: 'closed' }] },
  });
  expect(placesOf(findingsOf(creatingEventLeavesFieldUnset, maybe))).toEqual([
    'warning elements/cart/design/fields/0',
  ]);
});
