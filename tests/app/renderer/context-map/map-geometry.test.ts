import { describe, expect, test } from 'vitest';
import {
  borderLine,
  boxAt,
  freePlace,
  lineArea,
  mapLines,
  shiftBetween,
} from '#app/renderer/context-map/map-geometry.ts';
import type { Relationship } from '#models/metamodel/context-map.ts';
import { centreOf, overlaps, type Point } from '#models/metamodel/geometry.ts';

function relationships(entries: Record<string, object>): Record<string, Relationship> {
  return entries as unknown as Record<string, Relationship>;
}

function places(entries: Record<string, Point>): ReadonlyMap<string, Point> {
  return new Map(Object.entries(entries));
}

const directed = { type: 'upstream-downstream', upstream: 'a', downstream: 'b' };
const apart = places({ a: [0, 0], b: [600, 0] });

describe('a line', () => {
  test('runs from border to border', () => {
    expect(borderLine(boxAt([0, 0]), boxAt([600, 0]), 0)).toEqual([
      [120, 0],
      [480, 0],
    ]);
    expect(borderLine(boxAt([0, 0]), boxAt([0, 448]), 0)).toEqual([
      [0, 56],
      [0, 392],
    ]);
  });

  test('is shown whole by the area between its ends', () => {
    expect(lineArea({ id: 'line', from: [10, 40], to: [4, 60], tags: [] })).toEqual({
      x: 4,
      y: 40,
      width: 6,
      height: 20,
    });
  });

  test('of boxes on the same spot shrinks to a point', () => {
    const [from, to] = borderLine(boxAt([5, 5]), boxAt([5, 5]), 0);
    expect(from).toEqual(to);
    expect(from.every(Number.isFinite)).toBe(true);
  });

  test('of the same pair keeps a lane of its own, also against the other direction', () => {
    const lines = mapLines(
      relationships({ one: directed, two: { ...directed, upstream: 'b', downstream: 'a' } }),
      apart,
    );
    expect(lines.map(({ from, to }) => [from[1], to[1]])).toEqual([
      [-22, -22],
      [22, 22],
    ]);
  });

  test('with an end that is not on the map, or both ends in one box, is not drawn', () => {
    const lines = mapLines(
      relationships({ gone: { ...directed, downstream: 'x' }, self: { ...directed, downstream: 'a' } }),
      apart,
    );
    expect(lines).toEqual([]);
  });
});

describe('tags', () => {
  const textsOf = (properties: object) =>
    mapLines(relationships({ line: { ...directed, ...properties } }), apart)[0]?.tags.map(({ at, text }) => [
      at,
      text,
    ]);

  test('say at each end whether it is up or down, and its patterns', () => {
    const patterns = {
      upstreamPatterns: ['open-host-service', 'published-language'],
      downstreamPatterns: ['anti-corruption-layer'],
    };
    expect(textsOf(patterns)).toEqual([
      ['upstream', 'U OHS PL'],
      ['downstream', 'D ACL'],
    ]);
  });

  test('say in the middle what the relationship is', () => {
    expect(textsOf({ type: 'customer-supplier' })).toEqual([
      ['upstream', 'U'],
      ['downstream', 'D'],
      ['middle', 'C/S'],
    ]);
    expect(textsOf({ type: 'partnership' })).toEqual([['middle', 'P']]);
  });

  test('still show patterns that a symmetric relationship must not have', () => {
    expect(textsOf({ type: 'shared-kernel', upstreamPatterns: ['conformist'] })).toEqual([
      ['upstream', 'CF'],
      ['middle', 'SK'],
    ]);
  });

  test('stand at their own end, just outside the box', () => {
    const [line] = mapLines(relationships({ line: directed }), apart);
    expect(line?.tags.map((tag) => [tag.at, ...Object.values(centreOf(tag))])).toEqual([
      ['upstream', 132, 0],
      ['downstream', 468, 0],
    ]);
  });

  test('cover neither each other nor a box on a map of eight contexts', () => {
    const map = places({
      catalog: [0, 0],
      orders: [440, 0],
      payments: [880, -240],
      stripe: [1320, -240],
      inventory: [880, 0],
      shipping: [880, 240],
      membership: [440, 240],
      fedex: [1320, 240],
    });
    const both = { upstreamPatterns: ['open-host-service', 'published-language'] };
    const layered = { downstreamPatterns: ['anti-corruption-layer'] };
    const line = (upstream: string, downstream: string, more: object = {}) => ({
      ...directed,
      upstream,
      downstream,
      ...more,
    });
    const lines = mapLines(
      relationships({
        a: line('catalog', 'orders', { ...both, ...layered }),
        b: line('orders', 'payments', { type: 'customer-supplier', ...layered }),
        c: line('stripe', 'payments', { ...both, downstreamPatterns: ['conformist'] }),
        d: line('orders', 'inventory', { ...both, ...layered }),
        e: line('orders', 'shipping', { ...both, ...layered }),
        f: line('orders', 'membership', both),
        g: line('inventory', 'shipping', { ...both, ...layered }),
        h: line('fedex', 'shipping', { ...both, ...layered }),
        i: line('membership', 'orders', { type: 'partnership' }),
      }),
      map,
    );
    const tags = lines.flatMap((entry) => entry.tags);
    const obstacles = [...map.values()].map(boxAt);
    const collisions = tags.flatMap((tag, index) =>
      [...obstacles, ...tags.slice(index + 1)].filter((other) => overlaps(tag, other)).map(() => tag.text),
    );
    expect(tags.length).toBe(18);
    expect(collisions).toEqual([]);
  });

  test('stay finite where boxes lie on each other', () => {
    const lines = mapLines(
      relationships({ line: { ...directed, type: 'customer-supplier' } }),
      places({ a: [0, 0], b: [0, 0] }),
    );
    const numbers = lines.flatMap(({ from, to, tags }) => [
      ...from,
      ...to,
      ...tags.flatMap(({ x, y }) => [x, y]),
    ]);
    expect(numbers).toHaveLength(10);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});

describe('what is chosen moves into view', () => {
  test.each([
    ['not at all where it is seen', 500, 100, 0],
    ['right from beyond the left border', -40, 100, 118],
    ['left from beyond the right border', 990, 100, -68],
    ['to its start where it is longer than the view', 900, 2000, 128],
  ])('%s', (_, centre, length, shift) => {
    expect(shiftBetween(0, 1000, centre, length)).toBe(shift);
  });

  test('no further than its own start', () => {
    expect(shiftBetween(0, 1000, 700, 1300)).toBe(-22);
  });
});

describe('a new box', () => {
  test('stands where it is wished when nothing is there', () => {
    expect(freePlace([10.4, -3.6], [[500, 500]])).toEqual([10, -4]);
  });

  test('moves right until it covers nothing', () => {
    const taken: Point[] = [
      [0, 0],
      [288, 10],
    ];
    const place = freePlace([0, 0], taken);
    expect(place).toEqual([576, 0]);
    expect(taken.some((other) => overlaps(boxAt(place), boxAt(other)))).toBe(false);
  });
});
