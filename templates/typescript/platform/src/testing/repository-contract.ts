import { err, type Outbox, type OutboxMessage, ok, type Repository, type UniqueKey } from '@sample/kernel';
import { beforeEach, describe, expect, it } from 'vitest';

export interface RepositoryContract<Id extends string, State> {
  /** An empty repository and the outbox it writes to. */
  readonly create: () => Promise<{ readonly repository: Repository<Id, State>; readonly outbox: Outbox }>;
  /** A whole state. Where the kind has keys, all examples hold the same ones. */
  readonly example: (id: Id) => State;
  readonly toId: (text: string) => Id;
  readonly keysOf?: (state: State) => readonly UniqueKey[];
}

/** What every repository keeps to, wherever it stores. */
export function describeRepository<Id extends string, State>(
  name: string,
  { create, example, toId, keysOf = () => [] }: RepositoryContract<Id, State>,
): void {
  const id = toId('one');
  const first = { id, state: example(id), expectedVersion: 0, messages: [] };
  const [key] = keysOf(example(id));

  describe(`the repository of ${name}`, () => {
    let repository: Repository<Id, State>;
    let outbox: Outbox;

    beforeEach(async () => {
      ({ repository, outbox } = await create());
    });

    it('finds nothing where nothing was saved', async () => {
      expect(await repository.find(id)).toBeUndefined();
    });

    it('gives back what was saved, to the last field', async () => {
      expect(await repository.save(first)).toEqual(ok(1));
      expect(await repository.find(id)).toEqual({ state: example(id), version: 1 });
    });

    it('counts the saves', async () => {
      await repository.save(first);
      expect(await repository.save({ ...first, expectedVersion: 1 })).toEqual(ok(2));
      expect((await repository.find(id))?.version).toBe(2);
    });

    it('refuses a change that was decided on an older version', async () => {
      await repository.save(first);
      await repository.save({ ...first, expectedVersion: 1 });
      const late = await repository.save({ ...first, expectedVersion: 1, messages: [messageOf('late')] });
      expect(late).toEqual(err({ code: 'changed-meanwhile' }));
      expect((await repository.find(id))?.version).toBe(2);
      expect(await outbox.claim(10, 'context')).toEqual([]);
    });

    it('lets one of several changes at once win', async () => {
      await repository.save(first);
      const outcomes = await Promise.all(
        [1, 2, 3].map((n) =>
          repository.save({ ...first, expectedVersion: 1, messages: [messageOf(`message-${n}`)] }),
        ),
      );
      expect(outcomes.filter(({ ok: saved }) => saved)).toHaveLength(1);
      expect(await outbox.claim(10, 'context')).toHaveLength(1);
    });

    it('saves its messages with it, in their order', async () => {
      const messages = ['message-1', 'message-2', 'message-3'].map(messageOf);
      await repository.save({ ...first, messages });
      const sent: OutboxMessage[] = [];
      for (
        let [message] = await outbox.claim(10, 'context');
        message;
        [message] = await outbox.claim(10, 'context')
      ) {
        sent.push(message);
        await outbox.markDelivered(message.id);
      }
      expect(sent).toEqual(messages);
    });

    it('remembers a command that is to be done once', async () => {
      const once = { idempotencyKey: 'key-1', fingerprint: 'borrow it' };
      await repository.save({ ...first, once });
      expect(await repository.findHandled('key-1')).toEqual({ ...once, id, version: 1 });
      const again = await repository.save({ ...first, expectedVersion: 1, once });
      expect(again).toEqual(err({ code: 'changed-meanwhile' }));
      expect((await repository.find(id))?.version).toBe(1);

      const other = toId('other');
      const begunAgain = await repository.save({ ...first, id: other, state: example(other), once });
      expect(begunAgain.ok).toBe(false);
      expect(await repository.find(other)).toBeUndefined();
    });

    if (!key) return;

    it('finds by key, and gives a key to one only', async () => {
      expect(await repository.findByKey(key)).toBeUndefined();
      await repository.save(first);
      expect(await repository.findByKey(key)).toEqual({ state: example(id), version: 1 });

      const other = toId('other');
      const second = { ...first, id: other, state: example(other), messages: [messageOf('second')] };
      expect(await repository.save(second)).toEqual(err({ code: 'key-taken', key }));
      expect(await repository.find(other)).toBeUndefined();
      expect(await outbox.claim(10, 'context')).toEqual([]);
    });

    it('gives a key to one of several who take it at once', async () => {
      const ids = ['a', 'b', 'c'].map(toId);
      const outcomes = await Promise.all(
        ids.map((each) => repository.save({ ...first, id: each, state: example(each) })),
      );
      expect(outcomes.filter(({ ok: saved }) => saved)).toHaveLength(1);
      const kept = await Promise.all(ids.map((each) => repository.find(each)));
      expect(kept.filter((stored) => stored !== undefined)).toHaveLength(1);
    });
  });
}

function messageOf(id: string): OutboxMessage {
  return {
    id,
    name: 'example.happened',
    version: 1,
    audience: 'context',
    subject: 'one',
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data: { text: 'Zoë “said” 👋' },
  };
}
