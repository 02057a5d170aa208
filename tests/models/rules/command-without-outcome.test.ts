import { expect, test } from 'vitest';
import { commandWithoutOutcome } from '#models/rules/command-without-outcome.ts';
import { boardOf, cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a command that leads nowhere is found', () => {
  expect(
    findingsOf(
      commandWithoutOutcome,
      boardOf({ elements: { close: { kind: 'command', text: 'Close Cart' } } }),
    ),
  ).toEqual([
    {
      rule: 'command-without-outcome',
      severity: 'info',
      message:
        'Nothing happens after "Close Cart". What changes when it succeeds? Add the event, and connect what handles the command.',
      path: ['elements', 'close'],
      subject: { section: 'elements', id: 'close' },
    },
  ]);
});

test('outcomes that were not written down follow from the same words, and are asked for where several are left', () => {
  const told = cartBoard({ close: { outcomes: undefined } });
  expect(findingsOf(commandWithoutOutcome, told)).toEqual([]);
  const elements = {
    other: { kind: 'event', text: 'Something Else Happened' },
    more: { kind: 'event', text: 'And More Happened' },
  };
  const relations = {
    one: { type: 'emits', from: 'cart', to: 'other' },
    two: { type: 'emits', from: 'cart', to: 'more' },
  };
  const untold = cartBoard(
    { close: { outcomes: undefined } },
    { elements: { ...elements, closed: undefined }, relations },
  );
  expect(findingsOf(commandWithoutOutcome, untold)[0]?.message).toContain('so nothing happens after it');
});

test('outcomes that are absent or empty are found alike', () => {
  const lone = (design: object) =>
    boardOf({ elements: { close: { kind: 'command', text: 'Close Cart', design } } });
  expect(placesOf(findingsOf(commandWithoutOutcome, lone({})))).toEqual(['info elements/close']);
  expect(placesOf(findingsOf(commandWithoutOutcome, lone({ outcomes: [] })))).toEqual([
    'info elements/close',
  ]);
});

test('a command that an aggregate handles without an event is found', () => {
  const elements = { close: { kind: 'command', text: 'Close Cart' }, cart: { kind: 'aggregate' } };
  const relations = { one: { type: 'handled-by', from: 'close', to: 'cart' } };
  expect(placesOf(findingsOf(commandWithoutOutcome, boardOf({ elements, relations })))).toEqual([
    'info elements/close',
  ]);
});

test('what an external system handles is not ours to say', () => {
  const elements = { pay: { kind: 'command' }, stripe: { kind: 'external-system' } };
  const relations = { one: { type: 'handled-by', from: 'pay', to: 'stripe' } };
  expect(findingsOf(commandWithoutOutcome, boardOf({ elements, relations }))).toEqual([]);
});
