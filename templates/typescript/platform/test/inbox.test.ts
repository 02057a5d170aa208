import {
  type DomainError,
  type DomainErrorKind,
  err,
  type Handled,
  type Inbox,
  idempotencyKeyReused,
  type Kept,
  type OutboxMessage,
  ok,
  PoisonMessage,
  type Result,
  TryAgainLater,
} from '@sample/kernel';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  createInboxWorker,
  createLog,
  createMemoryStore,
  createPolicy,
  createPostgresInbox,
  createPostgresKept,
  createProcessManager,
  createProjection,
  findRows,
  messageReader,
  onMessage,
  onRow,
  type Projection,
  projectHistory,
  rebuildReadModel,
  recordOf,
  removeRow,
  type Subscription,
  storeMigration,
} from '../src/index.js';
import { forEveryStore } from '../src/testing/index.js';

const schema = 'inbox_test';
/** The machine may have other things to do. */
const patience = { timeout: 10_000 };

interface Store {
  readonly inbox: Inbox;
  readonly kept: Kept;
  /** Lets the minute pass for which deliveries are somebody's. */
  readonly endClaims: () => Promise<unknown>;
}

function messageOf(id: string, facts: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id,
    name: 'order.placed',
    version: 1,
    audience: 'everyone',
    subject: `subject-${id}`,
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data: { total: 5 },
    ...facts,
  };
}

/** A clock that is put forward by hand, and the lines that were logged. */
function createScene() {
  let now = Date.parse('2026-01-01T00:00:00.000Z');
  const lines: Record<string, unknown>[] = [];
  const clock = { now: () => new Date(now).toISOString() };
  return {
    clock,
    lines,
    log: createLog((line) => lines.push(JSON.parse(line)), clock.now),
    forward(ms: number) {
      now += ms;
    },
  };
}

const readPlaced = messageReader({
  name: 'order.placed',
  version: 2,
  schema: z.object({ total: z.int(), currency: z.string() }),
  upcasts: { 1: (data) => ({ ...(data as object), currency: 'EUR' }) },
});

await forEveryStore<Store>(
  {
    schema,
    migrations: [storeMigration(schema)],
    memory: () => ({
      ...createMemoryStore(),
      endClaims: async () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 }),
    }),
    postgres: (database) => ({
      inbox: createPostgresInbox(database, schema),
      kept: createPostgresKept(database, schema),
      endClaims: () => database.query(`update "${schema}".inbox_delivery set claimed_until = now()`),
    }),
  },
  (createStore) => {
    afterEach(() => void vi.useRealTimers());

    async function open(subscriptions: readonly Subscription[]) {
      const store = await createStore();
      const scene = createScene();
      const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...scene });
      return { ...store, ...scene, worker };
    }

    /** A subscription that remembers what it was given, and fails as often as it is told. */
    function createListener(failures: readonly Error[] = [], delayMs = 0) {
      const heard: string[] = [];
      const left = [...failures];
      const subscription: Subscription = {
        name: 'policy/listen',
        hears: ['order.placed'],
        delayMs,
        async handle({ id }) {
          const failure = left.shift();
          if (failure) throw failure;
          heard.push(id);
          return [];
        },
      };
      return { heard, subscription };
    }

    describe('the inbox', () => {
      it('hands a message over once, however often it comes', async () => {
        const { heard, subscription } = createListener();
        const { worker, inbox } = await open([subscription]);
        await worker.receive(messageOf('a'));
        await worker.receive(messageOf('a'));
        await worker.drain();
        await worker.receive(messageOf('a'));
        await worker.drain();
        expect([heard, await inbox.count()]).toEqual([['a'], { waiting: 0, parked: 0 }]);
      });

      it('keeps what nobody hears, and tells it when it is asked to', async () => {
        const { worker, inbox } = await open([]);
        // More than the database is asked for at once.
        const ids = Array.from({ length: 251 }, (_, index) => `m${index}`);
        for (const id of ids) await worker.receive(messageOf(id, { name: 'order.forgotten' }));
        await worker.receive(messageOf('another'));
        const told: string[] = [];
        await inbox.retell({
          name: 'read-model/forgotten',
          hears: ['order.forgotten'],
          hear: ({ id }) => told.push(id) > 0,
          rows: () => [],
        });
        expect([told, await inbox.count()]).toEqual([ids, { waiting: 0, parked: 0 }]);
      });

      it('leaves a delivery to whoever took it over from somebody too slow', async () => {
        const { subscription } = createListener();
        const { worker, inbox, kept, clock, endClaims } = await open([subscription]);
        await worker.receive(messageOf('a'));
        const [slow] = await inbox.claim(1, clock.now());
        await endClaims();
        const [quick] = await inbox.claim(1, clock.now());
        if (slow === undefined || quick === undefined) return expect.fail('Nothing was claimed.');
        const writeOf = (value: string, expectedVersion: number) => [
          { name: 'rows', key: 'one', value, expectedVersion },
        ];
        expect(await inbox.complete(slow, writeOf('slow', 0))).toBe(true);
        expect(await inbox.complete(quick, writeOf('quick', 0))).toBe(true);
        await inbox.park(slow, 'too slow', clock.now());
        await inbox.fail(slow, clock.now());
        expect(await inbox.complete(slow, writeOf('slow', 1))).toBe(true);
        expect(await kept.find('rows', 'one')).toEqual({ key: 'one', value: 'quick', version: 1 });
        expect(await inbox.count()).toEqual({ waiting: 0, parked: 0 });
      });

      it('leaves a delivery with whoever has it, however far ahead the clock of another is', async () => {
        const { subscription } = createListener();
        const { worker, inbox, clock, forward } = await open([subscription]);
        await worker.receive(messageOf('a'));
        expect(await inbox.claim(1, clock.now())).toHaveLength(1);
        forward(3_600_000);
        expect(await inbox.claim(1, clock.now())).toEqual([]);
      });

      it('delivers at once what a sender with a clock ahead of ours sent', async () => {
        const { heard, subscription } = createListener();
        const { worker } = await open([subscription]);
        await worker.receive(messageOf('a', { occurredAt: '2026-01-01T01:00:00.000Z' }));
        await worker.drain();
        expect(heard).toEqual(['a']);
      });

      it('tries again later, and lets later messages about the same thing wait', async () => {
        const { heard, subscription } = createListener([new Error('not now')]);
        const { worker, forward } = await open([subscription]);
        await worker.receive(messageOf('first', { subject: 'one' }));
        await worker.receive(messageOf('second', { subject: 'one' }));
        await worker.receive(messageOf('other', { subject: 'two' }));
        await worker.drain();
        expect(heard).toEqual(['other']);
        forward(2_000);
        await worker.drain();
        expect(heard).toEqual(['other', 'first', 'second']);
      });

      it('puts aside what can never be handled, and goes on', async () => {
        const { heard, subscription } = createListener([new PoisonMessage('unheard of')]);
        const { worker, inbox, lines, clock } = await open([subscription]);
        await worker.receive(messageOf('first', { subject: 'one' }));
        await worker.receive(messageOf('second', { subject: 'one' }));
        await worker.drain();
        const parked = await inbox.listParked(10);
        expect(parked.map(({ message, reason, subscription: name }) => [message.id, reason, name])).toEqual([
          ['first', 'unheard of', 'policy/listen'],
        ]);
        expect(lines.filter(({ event }) => event === 'message-parked')).toHaveLength(1);
        expect([heard, await inbox.count()]).toEqual([['second'], { waiting: 0, parked: 1 }]);

        expect(await inbox.retry('policy/listen', 'first', clock.now())).toBe(true);
        expect(await inbox.retry('policy/listen', 'first', clock.now())).toBe(false);
        await worker.drain();
        expect([heard, await inbox.count()]).toEqual([['second', 'first'], { waiting: 0, parked: 0 }]);
      });

      it('puts aside what waited for somebody who is gone, or knows it by another name', async () => {
        const { heard, subscription } = createListener();
        const { inbox, clock, log, forward } = await open([]);
        const waiting = messageOf('a');
        const to = (name: string) => [{ subscription: name, dueAt: clock.now() }];
        await inbox.receive(waiting, [...to('policy/gone'), ...to('policy/listen')]);
        const renamed = { ...subscription, hears: ['order.submitted'] };
        const worker = createInboxWorker({ inbox, subscriptions: [renamed], clock, log });
        for (let attempt = 0; attempt < 12; attempt += 1) {
          await worker.drain();
          forward(300_000);
        }
        const parked = await inbox.listParked(10);
        expect(parked.map(({ reason }) => reason).sort()).toEqual([
          '"policy/listen" does not hear "order.placed". Was it renamed since?',
          'Nobody hears as "policy/gone" any more. Was it taken out?',
        ]);
        expect(heard).toEqual([]);
      });

      it('gives up after a dozen failures', async () => {
        const { subscription } = createListener(Array.from({ length: 12 }, () => new Error('never')));
        const { worker, inbox, forward } = await open([subscription]);
        await worker.receive(messageOf('a'));
        for (let attempt = 0; attempt < 12; attempt += 1) {
          await worker.drain();
          forward(300_000);
        }
        expect(await inbox.count()).toEqual({ waiting: 0, parked: 1 });
      });

      it('waits much longer for somebody outside who does not answer', async () => {
        const { heard, subscription } = createListener(
          Array.from({ length: 50 }, () => new TryAgainLater('The gateway is away.')),
        );
        const { worker, forward } = await open([subscription]);
        await worker.receive(messageOf('a'));
        for (let attempt = 0; attempt <= 50; attempt += 1) {
          await worker.drain();
          forward(300_000);
        }
        expect(heard).toEqual(['a']);
      });

      it('delivers with a delay when it is asked to', async () => {
        const { heard, subscription } = createListener([], 60_000);
        const { worker, forward } = await open([subscription]);
        await worker.receive(messageOf('a'));
        await worker.drain();
        expect(heard).toEqual([]);
        forward(60_000);
        await worker.drain();
        expect(heard).toEqual(['a']);
      });

      it('delivers what waited in the order in which it was due: no timer before what happened before it', async () => {
        const { subscription } = createListener([], 60_000);
        const now: Subscription = { ...createListener().subscription, name: 'policy/now' };
        const { worker, inbox, clock, forward } = await open([subscription, now]);
        await worker.receive(messageOf('early'));
        forward(59_000);
        await worker.receive(messageOf('late', { occurredAt: clock.now() }));
        forward(3_600_000);
        const claimed = await inbox.claim(3, clock.now());
        expect(claimed.map(({ subscription: name, message }) => [name, message.id])).toEqual([
          ['policy/now', 'early'],
          ['policy/now', 'late'],
          ['policy/listen', 'early'],
        ]);
      });

      it('goes on beside what takes long, whoever of many it is for', async () => {
        const { heard, subscription } = createListener();
        let letGo = () => {};
        const answer = new Promise<void>((resolve) => (letGo = resolve));
        let asked = 0;
        const slow: Subscription = {
          name: 'policy/ask',
          hears: ['order.asked'],
          async handle() {
            asked += 1;
            await answer;
            return [];
          },
        };
        const { worker, inbox } = await open([subscription, slow]);
        // More than are handled at once.
        const ids = Array.from({ length: 30 }, (_, index) => `m${index}`);
        for (const id of ids) await worker.receive(messageOf(`asked-${id}`, { name: 'order.asked' }));
        worker.start();
        await vi.waitFor(() => expect(asked).toBeGreaterThan(0), patience);
        for (const id of ids) await worker.receive(messageOf(id));
        await vi.waitFor(() => expect(heard.toSorted()).toEqual(ids.toSorted()), patience);
        letGo();
        await vi.waitFor(
          async () => expect(await inbox.count()).toEqual({ waiting: 0, parked: 0 }),
          patience,
        );
        await worker.stop();
        expect(asked).toBe(30);
      });

      it('ends only when what is under way has ended', async () => {
        const steps: string[] = [];
        let letGo = () => {};
        const answer = new Promise<void>((resolve) => (letGo = resolve));
        const { worker, inbox } = await open([
          {
            ...createListener().subscription,
            async handle() {
              steps.push('begun');
              await answer;
              return [];
            },
          },
        ]);
        await worker.receive(messageOf('a'));
        worker.start();
        await vi.waitFor(() => expect(steps).toEqual(['begun']), patience);
        const stopping = worker.stop();
        letGo();
        await stopping;
        expect(await inbox.count()).toEqual({ waiting: 0, parked: 0 });
      });

      it('tells what was received under a correlation id, in its order', async () => {
        const { worker, inbox } = await open([]);
        await worker.receive(messageOf('b'));
        await worker.receive(messageOf('a'));
        await worker.receive(messageOf('c', { correlationId: 'another' }));
        expect((await inbox.readJournal('correlation-1')).map(({ id }) => id)).toEqual(['b', 'a']);
      });
    });

    describe('a policy', () => {
      const done: Result<Handled, DomainError> = ok({ id: 'one', version: 1 });
      const refused = (code: string, kind: DomainErrorKind) => err({ code, kind, message: code });

      /** A policy that pays or else apologises, and then thanks. Its commands are answered as told, one after the other, then all done. */
      async function openPaying(...answers: readonly Result<Handled, DomainError>[]) {
        const { inbox, kept } = await createStore();
        const scene = createScene();
        const issued: (string | undefined)[][] = [];
        const policy = createPolicy({
          name: 'policy/pay',
          kept,
          log: scene.log,
          dispatch: async ({ type }, { idempotencyKey }) => {
            issued.push([type, idempotencyKey]);
            return answers[issued.length - 1] ?? done;
          },
          reactions: {
            'order.placed': (message) => {
              const { data } = readPlaced(message);
              const command = { type: 'Pay', data };
              return [
                { command, otherwise: { type: 'Apologise', data } },
                { command: { type: 'Thank', data } },
              ];
            },
          },
        });
        const worker = createInboxWorker({ inbox, subscriptions: [policy], ...scene });
        await worker.receive(messageOf('m'));
        await worker.drain();
        const namesOfIssued = () => issued.map(([type]) => type);
        return { ...scene, inbox, kept, worker, issued, namesOfIssued };
      }

      it('issues its wishes under keys of their own, and makes good what is refused', async () => {
        const { issued, kept, lines } = await openPaying(refused('broke', 'conflict'));
        expect(issued).toEqual([
          ['Pay', 'm/policy/pay/0'],
          ['Apologise', 'm/policy/pay/0/otherwise'],
          ['Thank', 'm/policy/pay/1'],
        ]);
        expect(lines).toContainEqual(
          expect.objectContaining({ event: 'policy-refused', command: 'Pay', code: 'broke', messageId: 'm' }),
        );
        expect(await kept.list('policy/pay/refused', { limit: 10 })).toEqual([]);
      });

      it('comes again where others are at the same thing, and makes nothing good meanwhile', async () => {
        const { namesOfIssued, inbox, worker, forward } = await openPaying(
          refused('changed-meanwhile', 'busy'),
        );
        expect([namesOfIssued(), await inbox.count()]).toEqual([['Pay'], { waiting: 1, parked: 0 }]);
        forward(2_000);
        await worker.drain();
        expect([namesOfIssued(), await inbox.count()]).toEqual([
          ['Pay', 'Pay', 'Thank'],
          { waiting: 0, parked: 0 },
        ]);
      });

      it('does not ask again for what was refused when the message comes again', async () => {
        const { namesOfIssued, kept, worker, forward } = await openPaying(
          refused('broke', 'conflict'),
          done,
          refused('changed-meanwhile', 'busy'),
        );
        expect(namesOfIssued()).toEqual(['Pay', 'Apologise', 'Thank']);
        forward(2_000);
        await worker.drain();
        expect(namesOfIssued()).toEqual(['Pay', 'Apologise', 'Thank', 'Apologise', 'Thank']);
        expect(await kept.list('policy/pay/refused', { limit: 10 })).toEqual([]);
      });

      it('takes for done what it wished in other words when the message came before', async () => {
        const { namesOfIssued, lines } = await openPaying(err(idempotencyKeyReused));
        expect(namesOfIssued()).toEqual(['Pay', 'Thank']);
        expect(lines.filter(({ event }) => event === 'policy-refused')).toEqual([]);
      });

      it('parks a message of a version that nobody knows', async () => {
        const projection = createTotals();
        const store = await createStore();
        const scene = createScene();
        const subscriptions = [createProjection(projection, store.kept)];
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...scene });
        await worker.receive(messageOf('new', { version: 3 }));
        await worker.receive(messageOf('odd', { data: { total: 'five' } }));
        await worker.drain();
        const reasons = (await store.inbox.listParked(10)).map(({ reason }) => reason);
        expect(reasons).toEqual([
          'order.placed came in version 3; known here is version 2.',
          'order.placed version 1 does not fit. data.total: Must be there and be a number.',
        ]);
      });
    });

    describe('a process manager', () => {
      const state = recordOf<Seen>(z.object({ seen: z.exactOptional(z.int()) }));

      function createCounter(store: Store, scene: ReturnType<typeof createScene>) {
        const issued: string[] = [];
        const subscription = createProcessManager({
          name: 'policy/count',
          process: 'process/count',
          state,
          kept: store.kept,
          log: scene.log,
          dispatch: async ({ type }) => {
            issued.push(type);
            return { ok: true, value: { id: 'one', version: 1 } };
          },
          reactions: {
            'order.placed': onMessage(
              readPlaced,
              [
                (_heard, before: Seen) => ({ state: { seen: (before.seen ?? 0) + 1 }, wishes: [] }),
                (heard, before: Seen) =>
                  before.seen === 2
                    ? {
                        state: before,
                        wishes: [{ command: { type: 'Ring', data: heard.data } }],
                        ended: true,
                      }
                    : { state: before, wishes: [] },
              ],
              () => 'the one process',
            ),
          },
        });
        return { issued, subscription };
      }

      it('remembers from message to message, and hears nothing after its end', async () => {
        const store = await createStore();
        const scene = createScene();
        const { issued, subscription } = createCounter(store, scene);
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions: [subscription], ...scene });
        await worker.receive(messageOf('a'));
        await worker.drain();
        expect(issued).toEqual([]);
        for (const id of ['b', 'c', 'd']) await worker.receive(messageOf(id));
        await worker.drain();
        expect(issued).toEqual(['Ring']);
        expect((await store.kept.find('process/count', 'the one process'))?.value).toEqual({
          state: { seen: 2 },
          ended: true,
          open: {},
        });
      });

      it('issues again what it had not finished issuing, and moves on once', async () => {
        const store = await createStore();
        const scene = createScene();
        const { issued, subscription } = createCounter(store, scene);
        await store.kept.write({
          name: 'process/count',
          key: 'the one process',
          value: { state: { seen: 2 }, ended: true, open: { b: { seen: 1 } } },
          expectedVersion: 0,
        });
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions: [subscription], ...scene });
        await worker.receive(messageOf('b'));
        await worker.drain();
        expect([issued, (await store.kept.find('process/count', 'the one process'))?.value]).toEqual([
          ['Ring'],
          { state: { seen: 2 }, ended: true, open: {} },
        ]);
      });

      it('loses nothing when messages about one process come at once', async () => {
        const store = await createStore();
        const scene = createScene();
        const { issued, subscription } = createCounter(store, scene);
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions: [subscription], ...scene });
        await worker.receive(messageOf('a'));
        await worker.receive(messageOf('b'));
        await worker.drain();
        expect([issued, await store.inbox.count()]).toEqual([['Ring'], { waiting: 0, parked: 0 }]);
      });
    });

    describe('a read model', () => {
      it('keeps a row for each subject, and finds rows page by page', async () => {
        const store = await createStore();
        const scene = createScene();
        const projection = createTotals();
        const subscriptions = [createProjection(projection, store.kept)];
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...scene });
        for (const [id, total] of [
          ['a', 5],
          ['b', 7],
          ['c', 5],
          ['d', 9],
        ] as const) {
          await worker.receive(messageOf(id, { data: { total } }));
        }
        await worker.receive(messageOf('gone', { name: 'order.cancelled', subject: 'subject-d' }));
        await worker.drain();
        const ask = (query: object) => findRows(store.kept, projection, { limit: 10, ...query });
        expect(await ask({ holding: { total: 5 } })).toEqual({ rows: [row(5), row(5)] });
        expect(await ask({ where: ({ total }: Total) => total > 5 })).toEqual({ rows: [row(7)] });
        const first = await ask({ limit: 2 });
        expect(first).toEqual({ rows: [row(5), row(7)], next: 'subject-b' });
        expect(await ask({ limit: 2, after: first.next })).toEqual({ rows: [row(5)] });
      });

      it('is the same when it is built again, and another one when it has changed', async () => {
        const store = await createStore();
        const scene = createScene();
        const projection = createTotals();
        const worker = createInboxWorker({
          inbox: store.inbox,
          subscriptions: [createProjection(projection, store.kept)],
          ...scene,
        });
        await worker.receive(messageOf('a'));
        await worker.receive(messageOf('b', { data: { total: 7 } }));
        await worker.drain();
        const before = await store.kept.list(projection.name, { limit: 10 });
        expect(await rebuildReadModel({ ...store, projections: [projection] }, 'totals')).toEqual({
          rows: 2,
          leftOut: 0,
          isReplaced: true,
        });
        expect(await store.kept.list(projection.name, { limit: 10 })).toEqual(before);

        const doubled = createTotals(2);
        await rebuildReadModel({ ...store, projections: [doubled] }, 'read-model/totals');
        expect(await findRows(store.kept, doubled, { limit: 10 })).toEqual({ rows: [row(10), row(14)] });
        expect(await rebuildReadModel({ ...store, projections: [] }, 'totals')).toBeUndefined();
      });

      it('has each message once, though it still waited, was under way or was parked when it was built again', async () => {
        const store = await createStore();
        const scene = createScene();
        const projection = createTotals();
        const own = createProjection(projection, store.kept);
        const subscriptions = [own, { ...own, name: 'read-model/other' }];
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...scene });
        for (const id of ['under-way', 'parked', 'waiting']) {
          await worker.receive(messageOf(id, { subject: id === 'waiting' ? 'under-way' : id }));
        }
        const [underWay, , parked] = await store.inbox.claim(4, scene.clock.now());
        if (underWay === undefined || parked === undefined) return expect.fail('Nothing was claimed.');
        expect([underWay, parked].map(({ subscription, message: { id } }) => [subscription, id])).toEqual([
          ['read-model/totals', 'under-way'],
          ['read-model/totals', 'parked'],
        ]);
        const writes = await own.handle(underWay.message);
        await store.inbox.park(parked, 'a defect', scene.clock.now());

        await rebuildReadModel({ ...store, projections: [projection] }, 'totals');

        const rows = { rows: [row(5), row(10)] };
        expect(await findRows(store.kept, projection, { limit: 10 })).toEqual(rows);
        expect(await store.inbox.complete(underWay, writes)).toBe(true);
        await worker.drain();
        expect(await findRows(store.kept, projection, { limit: 10 })).toEqual(rows);
        // What is on its way to others is theirs.
        expect(await store.inbox.count()).toEqual({ waiting: 3, parked: 0 });
      });

      it('has each message once that comes while it is built again', async () => {
        const store = await createStore();
        const projection = createTotals();
        const subscriptions = [createProjection(projection, store.kept)];
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...createScene() });
        const receive = (id: string) => worker.receive(messageOf(id, { subject: 'one' }));
        const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
        await Promise.all(ids.map(receive));
        const rebuilding = rebuildReadModel({ ...store, projections: [projection] }, 'totals');
        await Promise.all([rebuilding, worker.drain(), ...ids.map((id) => receive(`late-${id}`))]);
        await worker.drain();
        expect(await findRows(store.kept, projection, { limit: 10 })).toEqual({ rows: [row(200)] });
      });

      it('stays as it is where messages cannot be read, unless it is to go without them', async () => {
        const store = await createStore();
        const scene = createScene();
        const projection = createTotals();
        const subscriptions = [createProjection(projection, store.kept)];
        const worker = createInboxWorker({ inbox: store.inbox, subscriptions, ...scene });
        await worker.receive(messageOf('new', { version: 3 }));
        await worker.receive(messageOf('a'));
        await worker.drain();
        const doubled = { ...store, projections: [createTotals(2)] };
        const rowsAfter = async (options: object) => [
          await rebuildReadModel(doubled, 'totals', options),
          await findRows(store.kept, projection, { limit: 10 }),
        ];
        expect(await rowsAfter({})).toEqual([{ rows: 1, leftOut: 1, isReplaced: false }, { rows: [row(5)] }]);
        expect(await rowsAfter({ force: true })).toEqual([
          { rows: 1, leftOut: 1, isReplaced: true },
          { rows: [row(10)] },
        ]);
        expect((await store.inbox.listParked(10)).map(({ message }) => message.id)).toEqual(['new']);
      });

      it('leaves out of a history what no row follows from', () => {
        const removed = messageOf('gone', { name: 'order.cancelled', subject: 'nothing' });
        expect(projectHistory(createTotals(), [removed])).toEqual([]);
      });
    });
  },
);

interface Seen {
  readonly seen?: number;
}

interface Total {
  readonly total: number;
  readonly currency: string;
}

function row(total: number): Total {
  return { total, currency: 'EUR' };
}

function createTotals(factor = 1): Projection<Total> {
  return {
    name: 'read-model/totals',
    row: recordOf(z.object({ total: z.int(), currency: z.string() })),
    changes: {
      'order.placed': onRow(readPlaced, ({ data }, before: Total | undefined) => ({
        ...data,
        total: (before?.total ?? 0) + data.total * factor,
      })),
      'order.cancelled': onRow(
        messageReader({ name: 'order.cancelled', version: 1, schema: z.object({}) }),
        removeRow,
      ),
    },
  };
}
