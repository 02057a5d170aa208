// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findRenamed, useFollowedFile } from '#app/renderer/code/files/follow-file.ts';
import type { Listing } from '#app/renderer/code/worker/code-protocol.ts';

afterEach(cleanup);

/** The code of one command, called so, and of an event that keeps its name. */
function listingOf(command: string | undefined): Listing {
  const own =
    command === undefined ? [] : [`src/domain/order/${command}.ts`, `src/api/order/${command}-route.ts`];
  const tests = command === undefined ? [] : [`test/order/${command}.test.ts`];
  return {
    contexts: ['Orders'],
    files: [
      ...own.map((path) => ({ path, elements: [{ id: 'place', symbol: 'Place' }] })),
      ...tests.map((path) => ({ path, elements: [] })),
      { path: 'src/domain/order/order-placed.ts', elements: [{ id: 'placed', symbol: 'OrderPlaced' }] },
    ],
    tests: new Map([['place', tests]]),
    errors: 0,
    leftOut: [],
    refusal: undefined,
  };
}

test.each([
  ['src/domain/order/place-order.ts', 'src/domain/order/take-order.ts'],
  ['src/api/order/place-order-route.ts', 'src/api/order/take-order-route.ts'],
  ['test/order/place-order.test.ts', 'test/order/take-order.test.ts'],
])('%s of a renamed sticky is now called %s', (path, renamed) => {
  expect(findRenamed(listingOf('place-order'), listingOf('take-order'), path)).toBe(renamed);
});

test('what is gone for good has no new name', () => {
  const path = 'src/domain/order/place-order.ts';
  expect(findRenamed(listingOf('place-order'), listingOf(undefined), path)).toBeUndefined();
});

test('a file is followed from name to name, over a moment without any', () => {
  const file = 'src/domain/order/place-order.ts';
  const { result, rerender } = renderHook(({ listing }) => useFollowedFile(listing, file), {
    initialProps: { listing: listingOf('place-order') },
  });
  const followed = [result.current];
  for (const name of ['take-orde', undefined, 'take-order']) {
    rerender({ listing: listingOf(name) });
    followed.push(result.current);
  }
  expect(followed).toEqual([file, 'src/domain/order/take-orde.ts', file, 'src/domain/order/take-order.ts']);
});

test('a path that never was a file stays as the address has it', () => {
  const { result } = renderHook(() => useFollowedFile(listingOf('place-order'), 'src/nothing.ts'));
  expect(result.current).toBe('src/nothing.ts');
});
