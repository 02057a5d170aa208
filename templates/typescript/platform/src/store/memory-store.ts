import {
  err,
  type HandledCommand,
  jsonText,
  ok,
  type Repository,
  type Stored,
  type UniqueKey,
} from '@sample/kernel';
import { createMemoryInbox } from '../inbox/memory-inbox.js';
import { createMemoryOutbox } from '../outbox/memory-outbox.js';

/** Keeps a whole context in memory: for tests, and to try things out. It says the same as the PostgreSQL store. */
export function createMemoryStore() {
  const { outbox, add } = createMemoryOutbox();

  function repository<Id extends string, State>(
    keysOf: (state: State) => readonly UniqueKey[] = () => [],
  ): Repository<Id, State> {
    const aggregates = new Map<Id, Stored<State>>();
    const keys = new Map<string, Id>();
    const handled = new Map<string, HandledCommand<Id>>();

    return {
      async find(id) {
        return aggregates.get(id);
      },
      async findByKey(key) {
        const owner = keys.get(keyText(key));
        return owner === undefined ? undefined : aggregates.get(owner);
      },
      async findHandled(idempotencyKey) {
        return handled.get(idempotencyKey);
      },
      // Everything is checked before anything is written, and nothing waits in between: all or nothing.
      async save({ id, state, expectedVersion, messages, once }) {
        const current = aggregates.get(id);
        if ((current?.version ?? 0) !== expectedVersion) return err({ code: 'changed-meanwhile' });
        if (once && handled.has(once.idempotencyKey)) return err({ code: 'changed-meanwhile' });
        const wanted = keysOf(state);
        const taken = wanted.find((key) => (keys.get(keyText(key)) ?? id) !== id);
        if (taken) return err({ code: 'key-taken', key: taken });

        const version = expectedVersion + 1;
        for (const key of current ? keysOf(current.state) : []) keys.delete(keyText(key));
        for (const key of wanted) keys.set(keyText(key), id);
        aggregates.set(id, { state, version });
        if (once) handled.set(once.idempotencyKey, { ...once, id, version });
        messages.forEach(add);
        return ok(version);
      },
    };
  }

  return { outbox, repository, ...createMemoryInbox() };
}

function keyText(key: UniqueKey): string {
  return jsonText([key.name, key.values]);
}
