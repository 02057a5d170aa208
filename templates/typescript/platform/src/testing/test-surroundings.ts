import { fixedClock } from '@sample/kernel';
import type { ContextSurroundings } from '../context.js';
import type { FakeRemote } from '../external/fake-remote.js';
import { createLog } from '../log.js';

/**
 * What a context needs of its process, for tests: a clock that stands still at `now`, a log that nobody reads, and nothing but
 * fakes of external systems. `onFake` is told of each.
 */
export function testSurroundings(
  now: string,
  onFake: (fake: FakeRemote) => void = () => undefined,
): ContextSurroundings {
  return {
    clock: fixedClock(now),
    createId: () => crypto.randomUUID(),
    log: createLog(
      () => undefined,
      () => now,
    ),
    openRemote(_name, createFake) {
      const fake = createFake();
      onFake(fake);
      return {
        ask: async (operation, body, { idempotencyKey }) => fake.answer({ operation, body, idempotencyKey }),
      };
    },
  };
}
