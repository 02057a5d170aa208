import { expect, test } from 'vitest';
import { nearestToCode } from '#generator/phases/check/nearest-to-code.ts';
import { printCode } from '#generator/print-code.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { boardOf } from '#tests/support/design-board.ts';

const cart = { kind: 'aggregate', text: 'Cart', context: 'shop' };
const basket = { ...cart, text: 'Basket' };
const close = { kind: 'command', text: 'Close\nCart' };
const closed = { kind: 'event', text: 'Cart Closed' };
const handled = { type: 'handled-by', from: 'close', to: 'cart' };
const emitted = { type: 'emits', from: 'cart', to: 'closed' };

const shop = (parts: Parameters<typeof boardOf>[0], external = false): Model =>
  ({ ...boardOf(parts), contexts: { shop: { name: 'Shop', external } } }) as unknown as Model;

const codeOf = (model: Model) => printCode({ model, templates: loadTemplates() });

test.each([
  [
    'nothing at all',
    boardOf({}),
    'Put a sticky "Rules kept together" between a command and an event and connect the three.',
  ],
  [
    'events alone',
    boardOf({ elements: { closed } }),
    'Put a sticky "Rules kept together" between a command and an event and connect the three.',
  ],
  [
    'a command alone',
    boardOf({ elements: { close, closed } }),
    'Nothing handles "Close Cart" yet: put a sticky "Rules kept together" behind it and connect the two.',
  ],
  [
    'a nameless command',
    boardOf({ elements: { close: { kind: 'command', text: ' ' } } }),
    'Nothing handles "close" yet: put a sticky "Rules kept together" behind it and connect the two.',
  ],
  [
    'a board whose team calls the kind another name',
    { ...boardOf({}), legend: { aggregate: 'Deci\nder' } },
    'Put a sticky "Deci der" between a command and an event and connect the three.',
  ],
  [
    'an aggregate that only emits',
    shop({ elements: { basket, cart, closed }, relations: { emitted } }),
    '"Cart" handles no command yet: connect a command to it.',
  ],
  [
    'an aggregate beside a command',
    shop({ elements: { cart, close } }),
    '"Cart" handles no command yet: connect a command such as "Close Cart" to it.',
  ],
  [
    'an aggregate of somebody else',
    shop({ elements: { cart, close }, relations: { handled } }, true),
    '"Cart" is in "Shop", which belongs to somebody else: whoever owns it writes its code.',
  ],
])('of %s', (_name, model, nearest) => {
  expect(nearestToCode(model)).toBe(nearest);
  expect(codeOf(model)).toMatchObject({
    ok: false,
    error: { code: 'nothing-to-generate', message: expect.stringContaining(nearest) },
  });
});

test.each([
  ['an aggregate outside of all contexts', boardOf({ elements: { cart, close }, relations: { handled } })],
  ['a command outside of its context', shop({ elements: { cart, close }, relations: { handled } })],
])('code comes from %s, without an event', (_name, model) => {
  expect(codeOf(model).ok).toBe(true);
});

test('where everything had to be left out, that is told, the first in words', () => {
  const design = { rules: [{ text: 'No', check: '1 +' }] };
  const model = shop({ elements: { cart, close: { ...close, design } }, relations: { handled } });

  const printed = printCode({ model, templates: loadTemplates(), force: true });

  expect(printed).toMatchObject({
    ok: false,
    error: {
      code: 'nothing-to-generate',
      message: expect.stringMatching(
        /^Without what has errors.*The first that was left out is "Close Cart": /,
      ),
      leftOut: [expect.objectContaining({ section: 'elements', id: 'close', name: 'Close\nCart' })],
    },
  });
});
