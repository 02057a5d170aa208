import { expect, test } from 'vitest';
import type { Model } from '#models/metamodel/model.ts';
import { contextMapLayout, MAP_BOX } from '#models/views/context-map-layout.ts';

type Map = Pick<Model, 'contexts' | 'relationships'>;

function map(contexts: object, relationships: object = {}): Map {
  return { contexts, relationships } as unknown as Map;
}

function overlaps([ax, ay]: readonly number[], [bx, by]: readonly number[]): boolean {
  return Math.abs((ax ?? 0) - (bx ?? 0)) < MAP_BOX.width && Math.abs((ay ?? 0) - (by ?? 0)) < MAP_BOX.height;
}

test('a place that people gave stays', () => {
  expect(contextMapLayout(map({ a: { name: 'A', at: [12, -34] } }))).toEqual(new Map([['a', [12, -34]]]));
});

test('upstream stands left of downstream', () => {
  const relationships = {
    second: { type: 'customer-supplier', upstream: 'b', downstream: 'a' },
    first: { type: 'upstream-downstream', upstream: 'c', downstream: 'b' },
  };
  const places = contextMapLayout(
    map({ a: { name: 'A' }, b: { name: 'B' }, c: { name: 'C' } }, relationships),
  );
  const [a, b, c] = ['a', 'b', 'c'].map((id) => places.get(id as never)?.[0] ?? Number.NaN);
  expect([c, b, a]).toEqual([0, 440, 880]);
});

test('no two boxes overlap, also beside placed ones and with dependencies in a circle', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const contexts = Object.fromEntries(names.map((name) => [name, { name }]));
  const circle = {
    r: { type: 'upstream-downstream', upstream: 'a', downstream: 'b' },
    s: { type: 'upstream-downstream', upstream: 'b', downstream: 'a' },
    self: { type: 'partnership', upstream: 'c', downstream: 'c' },
  };
  const places = [
    ...contextMapLayout(map({ ...contexts, placed: { name: 'P', at: [300, 200] } }, circle)).values(),
  ];
  expect(places).toHaveLength(8);
  const pairs = places.flatMap((one, index) => places.slice(index + 1).map((other) => [one, other] as const));
  expect(pairs.filter(([one, other]) => overlaps(one, other))).toEqual([]);
});

test('the order in which the model was read does not matter', () => {
  const contexts = { a: { name: 'A' }, b: { name: 'B' }, c: { name: 'C' } };
  const relationships = {
    r: { type: 'upstream-downstream', upstream: 'a', downstream: 'b' },
    s: { type: 'upstream-downstream', upstream: 'b', downstream: 'c' },
  };
  const reversed = (record: object) => Object.fromEntries(Object.entries(record).reverse());
  expect(contextMapLayout(map(reversed(contexts), reversed(relationships)))).toEqual(
    contextMapLayout(map(contexts, relationships)),
  );
});

test('an empty map has no places', () => {
  expect(contextMapLayout(map({}))).toEqual(new Map());
});
