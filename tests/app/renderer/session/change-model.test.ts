import { expect, test } from 'vitest';
import { changeModel } from '#app/renderer/session/change-model.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel } from '#models/metamodel/model.ts';

const sticky = (text: string) => ({ kind: 'event' as const, text, at: [0, 0] as const });
const model = {
  ...createModel(toId<'board'>('shop'), 'Shop'),
  purpose: 'To sell',
  elements: { placed: sticky('Order Placed'), paid: sticky('Order Paid') },
} as unknown as ReturnType<typeof createModel>;

test('entries come, change and go; sections without a change stay the same', () => {
  const changed = changeModel(model, {
    head: undefined,
    entries: [
      ['elements', 'paid', undefined],
      ['elements', 'placed', sticky('Order Taken')],
      ['elements', 'shipped', sticky('Order Shipped')],
    ],
  });

  expect(changed.elements).toEqual({ placed: sticky('Order Taken'), shipped: sticky('Order Shipped') });
  expect(changed.purpose).toBe('To sell');
  expect(changed.terms).toBe(model.terms);
});

test('a head that has lost something loses it here too', () => {
  const { purpose: _, ...head } = { ...createModel(toId<'board'>('shop'), 'Market'), purpose: undefined };
  const changed = changeModel(model, { head, entries: [] });

  expect([changed.name, changed.purpose]).toEqual(['Market', undefined]);
  expect(changed.elements).toEqual(model.elements);
});

test('an entry under a name that objects keep for themselves is an entry like any other', () => {
  const changed = changeModel(model, {
    head: undefined,
    entries: [['elements', '__proto__', sticky('Sly')]],
  });

  expect(Object.keys(changed.elements)).toEqual(['placed', 'paid', '__proto__']);
  expect(Object.getPrototypeOf(changed.elements)).toBe(Object.prototype);
});
