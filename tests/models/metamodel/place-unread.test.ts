import { expect, test } from 'vitest';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { placeUnread } from '#models/metamodel/place-unread.ts';
import type { UnreadPart } from '#models/metamodel/unread.ts';

const contexts = { orders: { name: 'Orders' } };

function placed(...unread: readonly UnreadPart[]) {
  const empty = Object.fromEntries(
    ['elements', 'relations', 'relationships', 'terms', 'values', 'scenarios', 'journeys'].map((name) => [
      name,
      {},
    ]),
  );
  const model = { id: 'shop', name: 'Shop', ...empty, contexts, rules: {}, dismissals: {}, unread };
  const { head, sections } = placeUnread(model as unknown as Model);
  return { head, contexts: sections.contexts };
}

test('an entry and a property go back where they came from', () => {
  expect(
    placed({ path: ['contexts', 'bills'], value: { name: 7 } }, { path: ['purpose'], value: 7 }),
  ).toEqual({ head: { purpose: 7 }, contexts: { bills: { name: 7 } } });
});

test('a property is kept beside the board when it has a readable one', () => {
  const part = { path: ['purpose'], value: 7 } as const;
  const { model } = parseModel({ id: 'shop', name: 'Shop', purpose: 'Sells.', unread: [part] });
  expect(placeUnread(model).head).toEqual({ unread: [part] });
});

test.each([
  ['an id under which a readable entry stands', ['contexts', 'orders']],
  ['a section', ['contexts']],
  ['the id of the board', ['id']],
  ['a section that is not known', ['timers', 'one']],
] as const)('what came from %s is kept beside the board', (_, path) => {
  const part = { path, value: 7 };

  expect(placed(part)).toEqual({ head: { unread: [part] }, contexts: {} });
});
