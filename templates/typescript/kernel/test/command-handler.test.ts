import { describe, expect, it } from 'vitest';
import {
  CalculationError,
  type Change,
  createCommandHandler,
  type DomainError,
  err,
  fixedClock,
  type HandledCommand,
  ok,
  type Result,
  type SaveRefusal,
} from '../src/index.js';
import { type Counter, type CounterCommand, type CounterEvent, counterDecider, refuse } from './counter.js';

const now = '2026-01-01T00:00:00.000Z';
const origin = { correlationId: 'correlation-1', causationId: 'causation-1' };
const add: CounterCommand = { type: 'Add', data: { id: 'one', amount: 2 } };

/** A handler over one stored counter whose saves end as told, one after the other. */
function createHandler(
  saves: readonly Result<number, SaveRefusal>[],
  handled?: HandledCommand,
  fails?: Error,
) {
  const changes: Change<string, Counter>[] = [];
  const pauses: number[] = [];
  let done = handled;
  let doneMeanwhile: HandledCommand | undefined;
  const stored = { state: { id: 'one', count: 1 }, version: 3 };
  const handle = createCommandHandler<
    string,
    Counter,
    CounterCommand,
    CounterEvent,
    DomainError,
    { id: string; now: string }
  >({
    decider: counterDecider,
    repository: {
      find: async () => stored,
      findByKey: async () => undefined,
      findHandled: async () => done,
      save: async (change) => {
        if (done && done.idempotencyKey === change.once?.idempotencyKey) {
          return err({ code: 'changed-meanwhile' });
        }
        changes.push(change);
        return saves[changes.length - 1] ?? err({ code: 'changed-meanwhile' });
      },
    },
    find: {
      Begin: () => undefined,
      Add: async ({ data }) => {
        done ??= doneMeanwhile;
        return data.id === 'one' ? stored : undefined;
      },
    },
    contextFor: (_command, context) => context,
    createId: () => 'fresh',
    announce({ type, data }) {
      if (fails) throw fails;
      return [{ name: type, version: 1, audience: 'context', data }];
    },
    createMessageId: () => 'message-1',
    clock: fixedClock(now),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  const doMeanwhile = (command: HandledCommand) => (doneMeanwhile = command);
  return { handle, changes, pauses, doMeanwhile };
}

describe('a command handler', () => {
  it('saves the new state with its messages', async () => {
    const { handle, changes } = createHandler([ok(4)]);
    expect(await handle(add, origin)).toEqual(ok({ id: 'one', version: 4 }));
    expect(changes).toEqual([
      {
        id: 'one',
        state: { id: 'one', count: 3 },
        expectedVersion: 3,
        messages: [
          {
            id: 'message-1',
            name: 'Added',
            version: 1,
            audience: 'context',
            subject: 'one',
            occurredAt: now,
            ...origin,
            data: { amount: 2 },
          },
        ],
        once: undefined,
      },
    ]);
  });

  it('begins under a fresh id', async () => {
    const { handle, changes } = createHandler([ok(1)]);
    const begin: CounterCommand = { type: 'Begin', data: { count: 5 } };
    expect(await handle(begin, origin)).toEqual(ok({ id: 'fresh', version: 1 }));
    expect(changes).toMatchObject([{ id: 'fresh', state: { id: 'fresh', count: 5 }, expectedVersion: 0 }]);
  });

  it('saves nothing when it refuses or nothing happens', async () => {
    const { handle, changes } = createHandler([]);
    expect(await handle({ type: 'Add', data: { id: 'other', amount: 2 } }, origin)).toEqual(
      refuse('counter-not-found'),
    );
    expect(await handle({ type: 'Add', data: { id: 'one', amount: 0 } }, origin)).toEqual(
      ok({ id: 'one', version: 3 }),
    );
    expect(changes).toEqual([]);
  });

  it('decides again when somebody else was first, and is busy after fifteen times', async () => {
    const second = createHandler([err({ code: 'changed-meanwhile' }), ok(5)]);
    expect(await second.handle(add, origin)).toEqual(ok({ id: 'one', version: 5 }));
    const never = createHandler([]);
    expect(await never.handle(add, origin)).toMatchObject({
      ok: false,
      error: { code: 'changed-meanwhile', kind: 'busy' },
    });
    expect(never.changes).toHaveLength(15);
  });

  it('pauses between two attempts, longer from time to time and never as long as others', async () => {
    const [one, other] = [createHandler([]), createHandler([])];
    await Promise.all([one.handle(add, origin), other.handle(add, origin)]);
    const longest = [16, 32, 64, 128, ...Array.from({ length: 10 }, () => 256)];
    expect(one.pauses.map((pause, index) => pause <= (longest[index] ?? 0))).toEqual(longest.map(() => true));
    expect(one.pauses).not.toEqual(other.pauses);
    const free = createHandler([ok(4)]);
    await free.handle(add, origin);
    expect(free.pauses).toEqual([]);
  });

  it('refuses when a calculation has no answer, wherever it is made, and lets defects through', async () => {
    const endless = createHandler([ok(4)], undefined, new CalculationError('division-by-zero'));
    expect(await endless.handle(add, origin)).toMatchObject({
      ok: false,
      error: { code: 'division-by-zero', kind: 'invalid' },
    });
    expect(endless.changes).toEqual([]);
    const broken = createHandler([ok(4)], undefined, new Error('a defect'));
    await expect(broken.handle(add, origin)).rejects.toThrow('a defect');
  });

  it('gives the refusal of a key that is taken', async () => {
    const taken = { code: 'name-taken', kind: 'conflict', message: 'Name taken.' } as const;
    const { handle } = createHandler([err({ code: 'key-taken', key: { name: 'name', values: [], taken } })]);
    expect(await handle(add, origin)).toEqual(err(taken));
  });

  it('does a command under one idempotency key once, whatever has changed since', async () => {
    const keyed = { ...origin, idempotencyKey: 'key-1' };
    const commands: readonly CounterCommand[] = [
      add,
      // It would begin another counter.
      { type: 'Begin', data: { count: 5 } },
      // It would be refused.
      { type: 'Add', data: { id: 'other', amount: 2 } },
      // Nothing would happen.
      { type: 'Add', data: { id: 'one', amount: 0 } },
    ];
    for (const command of commands) {
      const once = { idempotencyKey: 'key-1', fingerprint: JSON.stringify(command) };
      const { handle, changes } = createHandler([ok(4)], { ...once, id: 'one', version: 2 });
      expect(await handle(command, keyed)).toEqual(ok({ id: 'one', version: 2 }));
      expect(await handle({ type: 'Add', data: { id: 'one', amount: 9 } }, keyed)).toMatchObject({
        ok: false,
        error: { code: 'idempotency-key-reused' },
      });
      expect(changes).toEqual([]);
    }
  });

  it('answers as its twin when that was done while this one was decided', async () => {
    const twins: readonly CounterCommand[] = [add, { type: 'Add', data: { id: 'other', amount: 2 } }];
    for (const command of twins) {
      const { handle, changes, doMeanwhile } = createHandler([ok(4)]);
      const once = { idempotencyKey: 'key-1', fingerprint: JSON.stringify(command) };
      doMeanwhile({ ...once, id: 'one', version: 2 });
      expect(await handle(command, { ...origin, idempotencyKey: 'key-1' })).toEqual(
        ok({ id: 'one', version: 2 }),
      );
      expect(changes).toEqual([]);
    }
  });

  it('gives the refusal of a command that was not done before', async () => {
    const { handle } = createHandler([]);
    const keyed = { ...origin, idempotencyKey: 'key-1' };
    expect(await handle({ type: 'Add', data: { id: 'other', amount: 2 } }, keyed)).toEqual(
      refuse('counter-not-found'),
    );
  });
});
